import { beforeEach, describe, expect, it, vi } from "vitest";
import { MeDocument, MyAccessesDocument, MyHouseholdsDocument, MyRolesDocument } from "@/gen/graphql";
import type { Outcome, Payload } from "@/server/outbox";
import { myAccesses } from "@/state/accesses";
import { asked } from "@/state/asked";
import { change } from "@/state/change";
import { ageOn, consentsFor, readDate } from "@/state/dependants";
import { homeName, myHouseholds, past, present, type Membership } from "@/state/household";
import { blocksOf } from "@/state/policy";
import { beingMade, type DataExport } from "@/state/privacy";
import { repeating } from "@/state/repeating";
import { scan, sceneOf, wayOf } from "@/state/scan";
import { whoIsIt } from "@/state/whoIsIt";
import { thePhone } from "../fakes/phone";
import { answers, building, logIn } from "./answers";

beforeEach(logIn);

const home = (status: Membership["status"]): Membership => ({
  id: status,
  status,
  door: "501",
  askedAt: "2026-11-21T09:00:00+08:00",
  decidedAt: null,
  endedAt: null,
  reason: null,
  version: 1,
  building,
  unit: { id: "u2", name: "2单元" },
});

describe("where one lives", () => {
  it("is what waits or was confirmed; the rest is past", () => {
    const all = (["WAITING", "CONFIRMED", "REFUSED", "ENDED"] as const).map(home);
    expect(present(all).map((one) => one.status)).toEqual(["WAITING", "CONFIRMED"]);
    expect(past(all).map((one) => one.status)).toEqual(["REFUSED", "ENDED"]);
  });

  it("is called as people say it, and also when the building is gone", () => {
    expect(homeName(home("CONFIRMED"))).toBe("御景苑 3栋 2单元 501");
    expect(homeName({ ...home("ENDED"), building: null, unit: null, door: null })).toBe("楼栋已撤销");
  });

  it("waits for a login where the server knows nobody", async () => {
    answers([MyHouseholdsDocument, { me: null }]);
    const { view, again } = myHouseholds();
    await again();
    expect(view.value).toMatchObject({ loading: false, trouble: { kind: "ENDED" } });
  });
});

describe("a page that is theirs", () => {
  it("waits for consent where it needs it, and opens where it does not", async () => {
    const me = { id: "p1", consented: false, name: null, phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };
    answers([MeDocument, { me }], [MyRolesDocument, { me: { id: "p1", roles: [] } }]);
    const strict = whoIsIt(true);
    const open = whoIsIt();
    await Promise.all([strict.again(), open.again()]);
    expect(strict.view.value.trouble?.kind).toBe("CONSENT");
    expect(open.view.value.data?.id).toBe("p1");
  });
});

describe("something asked for", () => {
  it("keeps what is shown when the next answer does not come", async () => {
    let fails = false;
    const { view, again } = asked(() => (fails ? Promise.reject(new Error()) : Promise.resolve(7)));
    await again();
    fails = true;
    await again();
    expect(view.value).toMatchObject({ data: 7, loading: false, trouble: { kind: "OFFLINE" } });
  });

  it("believes the latest asking, not the latest answer", async () => {
    const open: Array<(n: number) => void> = [];
    const { view, again } = asked(() => new Promise<number>((go) => open.push(go)));
    const first = again();
    const second = again();
    open[1]!(2);
    open[0]!(1);
    await Promise.all([first, second]);
    expect(view.value.data).toBe(2);
  });
});

describe("a change", () => {
  const outcome = (one: Outcome<Payload>) => () => Promise.resolve(one);

  it("says why it was refused, why it waits, and neither once it is done", async () => {
    const { run, refusal, kept } = change();
    expect(await run(outcome({ state: "refused", message: "门号不对", field: "door" }))).toBeUndefined();
    expect(refusal.value).toMatchObject({ message: "门号不对", field: "door" });
    expect(await run(outcome({ state: "waiting", message: "已保存" }))).toBeUndefined();
    expect([refusal.value, kept.value]).toEqual([undefined, "已保存"]);
    expect(await run(outcome({ state: "done", payload: { userErrors: [] } }))).toEqual({ userErrors: [] });
    expect([refusal.value, kept.value]).toEqual([undefined, undefined]);
  });

  it("is not made twice by a second tap", async () => {
    const { run, busy } = change();
    const work = vi.fn(() => new Promise<Outcome<Payload>>((go) => setTimeout(() => go({ state: "waiting", message: "" }), 2)));
    const first = run(work);
    expect(busy.value).toBe(true);
    await run(work);
    await first;
    expect(work).toHaveBeenCalledTimes(1);
    expect(busy.value).toBe(false);
  });
});

describe("a birthday", () => {
  it("is read as people write it", () => {
    expect(["20150601", "2015-6-1", "2015-06-01", "2015年6月1日", "2015.06.01"].map(readDate)).toEqual(Array(5).fill("2015-06-01"));
  });

  it("is none where there is no such day, or it is to come", () => {
    expect(["2015", "20150231", "20151301", "29990101", "六月一日"].map(readDate)).toEqual(Array(5).fill(undefined));
  });

  it("makes one older on the day itself", () => {
    expect(ageOn("2012-11-21", new Date(2026, 10, 20))).toBe(13);
    expect(ageOn("2012-11-21", new Date(2026, 10, 21))).toBe(14);
  });
});

describe("consent for another", () => {
  it("is the guardian's alone for a child under 14, and never the guardian's for an elder", () => {
    expect(consentsFor("CHILD", 13)).toEqual(["AS_GUARDIAN"]);
    expect(consentsFor("CHILD", undefined)).toEqual(["AS_GUARDIAN"]);
    expect(consentsFor("CHILD", 14)).toContain("IN_PERSON");
    expect(consentsFor("ELDER", 70)).not.toContain("AS_GUARDIAN");
  });
});

describe("the log of who read one's data", () => {
  it("goes on page by page, and begins anew when it is opened anew", async () => {
    const row = (id: string) => ({ id, at: "2026-11-21T09:00:00+08:00", role: "网格员", what: "姓名", full: false, reason: null, place: null });
    answers([
      MyAccessesDocument,
      ({ after }: { after?: string }) => ({
        me: { id: "p1", accesses: { nodes: [row(after ?? "first")], pageInfo: { hasNextPage: !after, endCursor: after ? null : "next" } } },
      }),
    ]);
    const { view, again, more, hasMore } = myAccesses();
    await again();
    expect(hasMore.value).toBe(true);
    await more();
    expect(view.value.data?.map((one) => one.id)).toEqual(["first", "next"]);
    expect(hasMore.value).toBe(false);
    await again();
    expect(view.value.data?.map((one) => one.id)).toEqual(["first"]);
  });
});

describe("the log of who read one's data, opened anew while more is on its way", () => {
  it("holds each of them once, the newest first", async () => {
    const row = (id: string) => ({ id, at: "2026-11-21T09:00:00+08:00", role: "网格员", what: "姓名", full: false, reason: null, place: null });
    const page = (id: string, endCursor: string | null) => ({
      data: { me: { id: "p1", accesses: { nodes: [row(id)], pageInfo: { hasNextPage: endCursor !== null, endCursor } } } },
    });
    thePhone().server = () => {};
    const { view, again, more } = myAccesses();
    const first = again();
    thePhone().requests[0]!.answer(page("first", "next"));
    await first;
    const both = [more(), again()];
    thePhone().requests[1]!.answer(page("second", null));
    thePhone().requests[2]!.answer(page("first", "next"));
    await Promise.all(both);
    expect(view.value.data?.map((one) => one.id)).toEqual(["first"]);
  });
});

describe("a copy of one's data", () => {
  it("is asked after again while it is being made, and no longer once the page is hidden", async () => {
    vi.useFakeTimers();
    let status: DataExport["status"] = "REQUESTED";
    const work = vi.fn(() => Promise.resolve());
    const watching = repeating(work, 1_000, () => beingMade([{ id: "1", status, requestedAt: "", readyAt: null, expiresAt: null, url: null }]));
    watching.begin();
    await vi.advanceTimersByTimeAsync(2_500);
    expect(work).toHaveBeenCalledTimes(3);
    status = "READY";
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(4);
    status = "REQUESTED";
    watching.begin();
    watching.end();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(5);
  });
});

describe("what was scanned", () => {
  it("leads to its plate, to the desktop that waits, or says that it is none of ours", () => {
    expect(wayOf("https://a.gov.cn/d/C05V-9V8N-515NR")).toEqual({ url: "/pages/plate/plate?code=C05V9V8N515NR" });
    expect(wayOf("https://a.gov.cn/l/x7y")).toEqual({ url: "/pages/desktop/desktop?code=x7y" });
    expect(wayOf("https://shop.example/pay")).toMatchObject({ refusal: expect.stringContaining("不是门牌") as string });
  });

  it("is the scene of a mini-program code", () => {
    expect(sceneOf("pages/plate/plate?scene=C05V9V8N515NR")).toBe("C05V9V8N515NR");
    expect(sceneOf("pages/plate/plate")).toBeUndefined();
  });

  it("is none of ours where WeChat gives neither a text nor a scene, as of another mini-program's code", async () => {
    const scanCode = ({ success }: { success: (seen: object) => void }) => success({ errMsg: "scanCode:ok", scanType: "WX_CODE" });
    vi.stubGlobal("uni", { ...uni, scanCode });
    expect(await scan()).toMatchObject({ refusal: expect.stringContaining("不是门牌") as string });
  });
});

describe("the policy", () => {
  it("is headings, lists and paragraphs, without the signs of Markdown", () => {
    expect(blocksOf("# 政策\n\n## 一、谁\n- **手机号**：联系您\n正文")).toEqual([
      { kind: "title", text: "政策" },
      { kind: "head", text: "一、谁" },
      { kind: "item", text: "手机号：联系您" },
      { kind: "text", text: "正文" },
    ]);
  });
});
