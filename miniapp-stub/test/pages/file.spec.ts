import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CaseCategoriesDocument,
  FaqAnswersDocument,
  FileDisputeDocument,
  FileReportDocument,
  MeDocument,
  MyFamilyDocument,
  MyOpenCasesDocument,
  MyRolesDocument,
  OrdersShownDocument,
  PlateDocument,
} from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me } from "@/state/account";
import { openCases } from "@/state/cases";
import { wayOf } from "@/state/messages";
import { filing as texts } from "@/texts/filing";
import { faq, shown } from "@/texts/filingEntry";
import FilePage from "@/pages/case/file.vue";
import FaqPage from "@/pages/faq/faq.vue";
import MePage from "@/pages/me/me.vue";
import ShownPage from "@/pages/orders/shown.vue";
import PlatePage from "@/pages/plate/plate.vue";
import { layFiles, type FakeUpload } from "../fakes/files";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, CODE, logIn, settled } from "./answers";
import { leave, press, show } from "./shown";

const category = (code: string, kind: string, more: object = {}) => ({ id: code, code, kind, name: code, hint: null, urgent: false, photoNeeded: false, level: "COMPOUND", promise: "30分钟内接收", ...more });
const catalogue = { caseCategories: [category("漏水", "DISPUTE"), category("噪音", "DISPUTE"), category("灯不亮", "REPORT", { photoNeeded: true, hint: "拍一张近的、一张远的" }), category("医保", "QUESTION"), category("换锁", "ORDER")] };
const wang = { id: "p1", consented: true, name: "王芳", phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };
const filed = { id: "c1", number: "482 196 3755", standing: "御景苑物业会在今天17:30前接收。" };
const family = { me: { id: "p1", dependants: [{ id: "d1", kind: "ELDER", status: "ACTIVE", name: "李奶奶", phone: null, age: 80, consent: "IN_PERSON", accountAgreedAt: null, version: 1, households: [] }], guardians: [] } };
const faqPage = (nodes: object[]) => ({ faqSearch: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } });

const TABLE: Array<[object, unknown]> = [
  [MeDocument, { me: wang }],
  [MyRolesDocument, { me: { id: "p1", roles: [] } }],
  [PlateDocument, { doorplate: aPlate() }],
  [CaseCategoriesDocument, catalogue],
  [MyFamilyDocument, family],
  [MyOpenCasesDocument, { me: { id: "p1", openCases: 3 } }],
  [FileReportDocument, { reportFile: { report: filed, userErrors: [] } }],
  [FileDisputeDocument, { disputeFile: { dispute: filed, userErrors: [] } }],
];

const asked = (document: object): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof MeDocument))
    .map((one) => one.body.variables.input as Record<string, unknown>);

let uploads: FakeUpload[];

async function opens(query: Record<string, string>): Promise<HTMLElement> {
  const place = show(FilePage);
  happens("onLoad", query);
  happens("onShow");
  await settled();
  await settled();
  return place;
}

async function goesOn(place: HTMLElement, ...labels: string[]): Promise<void> {
  for (const label of labels) {
    press(place, label);
    await settled();
  }
}

/** What the platform's field of this label tells when somebody writes in it. */
async function writes(place: HTMLElement, label: string, words: string): Promise<void> {
  const field = place.querySelector(`[aria-label="${label}"]:is(input, textarea)`);
  if (!field) throw new Error(`No field ${label} in: ${place.textContent}`);
  field.dispatchEvent(Object.assign(new Event("input"), { detail: { value: words } }));
  await settled();
}

beforeEach(() => {
  logIn();
  uploads = layFiles(["tmp/1"]);
  answers(...TABLE);
  me.value = wang as never;
});
afterEach(async () => {
  leave();
  answers(...TABLE);
  await vi.waitFor(async () => {
    await work();
    expect(waiting.value).toEqual([]);
  }, 6_000);
  endSession();
});

describe("filing", () => {
  it("a report from a plate asks one thing a page, wants the photo that its category needs, and tells the number", async () => {
    const place = await opens({ kind: "REPORT", plate: CODE });
    expect(place.textContent).toContain("第 1 步，共 5 步");
    expect(place.textContent).not.toContain("漏水");
    await goesOn(place, texts.next);
    expect(place.textContent).toContain(texts.faults.category);
    await goesOn(place, "灯不亮", texts.next);
    expect(place.textContent).toContain("就在 御景苑 3栋 2单元");
    await goesOn(place, texts.next);
    expect(place.textContent).toContain("拍一张近的、一张远的");
    await writes(place, texts.kinds.REPORT.text, "三楼的灯不亮了");
    await goesOn(place, texts.next);
    expect(place.textContent).toContain(texts.faults.photos);
    press(place, "拍照或选照片");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    uploads[0]?.answer("f1");
    await settled();
    await goesOn(place, texts.next, texts.next);
    for (const words of ["请看一遍", "灯不亮", "御景苑 3栋 2单元", "三楼的灯不亮了", "1 张", "30分钟内接收"]) expect(place.textContent).toContain(words);
    press(place, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain("已登记，编号 482 196 3755"));
    expect(asked(FileReportDocument)).toMatchObject([{ category: "灯不亮", at: { doorplate: CODE }, text: "三楼的灯不亮了", photos: ["f1"], anonymous: false }]);
    press(place, texts.toCase);
    expect(thePhone().went).toContain("redirectTo /pages/case/case?id=c1");
  });

  it("a dispute names the other side, for a dependant, without one's name", async () => {
    const place = await opens({ kind: "DISPUTE", plate: CODE });
    await goesOn(place, "漏水", texts.next, texts.next);
    await writes(place, texts.kinds.DISPUTE.text, "楼上漏水");
    await goesOn(place, texts.next, texts.next);
    expect(place.textContent).toContain(texts.faults.side);
    await writes(place, texts.sides.door, "702");
    await goesOn(place, texts.sides.tell, texts.next, "李奶奶", texts.who.anonymous, texts.next);
    for (const words of ["702", texts.check.told, "李奶奶", texts.check.anonymous]) expect(place.textContent).toContain(words);
    press(place, texts.check.send);
    await vi.waitFor(() => expect(asked(FileDisputeDocument)).toMatchObject([{ otherSides: [{ door: "702", tell: true }], forWhom: { dependant: "d1" }, anonymous: true }]));
  });

  it("goes on where it was left, and says so", async () => {
    const place = await opens({ kind: "DISPUTE", plate: CODE });
    await goesOn(place, "噪音", texts.next, texts.next);
    await writes(place, texts.kinds.DISPUTE.text, "半夜拉琴");
    leave();
    const again = await opens({ kind: "DISPUTE", plate: CODE });
    expect(again.textContent).toContain(texts.found);
    expect((again.querySelector("textarea") as unknown as { value: string }).value).toBe("半夜拉琴");
    await goesOn(again, texts.anew);
    expect(again.textContent).toContain("第 1 步");
    expect(again.textContent).not.toContain(texts.found);
  });

  it("without signal is kept with its photo, says so, and goes later, once, behind the photo", async () => {
    const place = await opens({ kind: "REPORT", plate: CODE });
    await goesOn(place, "灯不亮", texts.next, texts.next);
    await writes(place, texts.kinds.REPORT.text, "楼道里没信号");
    press(place, "拍照或选照片");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    uploads[0]?.lose();
    await settled();
    await goesOn(place, texts.next, texts.next);
    expect(place.textContent).toContain(texts.check.photosWait(1));
    press(place, texts.check.send);
    await vi.waitFor(() => expect(uploads).toHaveLength(2));
    uploads[1]?.lose();
    await vi.waitFor(() => expect(place.textContent).toContain(texts.kept));
    expect(asked(FileReportDocument)).toEqual([]);
    leave();
    const again = await opens({ kind: "REPORT", plate: CODE });
    expect(again.textContent).toContain(texts.kept);
    void work();
    await vi.waitFor(() => expect(uploads).toHaveLength(3), 6_000);
    uploads[2]?.answer("f1");
    await vi.waitFor(() => expect(asked(FileReportDocument)).toMatchObject([{ photos: ["f1"], text: "楼道里没信号" }]));
    expect(new Set(uploads.map(({ key }) => key)).size).toBe(1);
  });

  it("that the server refuses leads to where it is mended, in the server's words", async () => {
    answers(...TABLE, [FileDisputeDocument, { disputeFile: { dispute: null, userErrors: [{ field: "otherSides[0].phone", code: "PHONE", message: "这个号码打不通，请核对。" }] } }]);
    const place = await opens({ kind: "DISPUTE", plate: CODE });
    await goesOn(place, "漏水", texts.next, texts.next);
    await writes(place, texts.kinds.DISPUTE.text, "楼上漏水");
    await goesOn(place, texts.next);
    await writes(place, texts.sides.phone, "123");
    await goesOn(place, texts.next, texts.next);
    press(place, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain("这个号码打不通，请核对。"));
    expect(place.textContent).toContain(texts.sides.head);
  });

  it("a question shows first what others asked, and ends there where that says it", async () => {
    answers(...TABLE, [FaqAnswersDocument, faqPage([{ id: "f1", question: "医保怎么交", answer: "带身份证到社区。", publishedAt: "2026-11-01T09:00:00+08:00", revisedAt: null, region: null }])]);
    const place = await opens({ kind: "QUESTION", plate: CODE });
    await goesOn(place, "医保", texts.next, texts.next, "医保怎么交");
    expect(place.textContent).toContain("带身份证到社区。");
    await goesOn(place, texts.asked.solved);
    expect(thePhone().went.at(-1)).toMatch(/^(reLaunch|navigateBack)/);
  });

  it("of a spot takes the phone's location, says so where there is none, and wants words", async () => {
    vi.stubGlobal("uni", { ...uni, getLocation: ({ fail }: { fail: () => void }) => fail() });
    const place = await opens({ kind: "REPORT", plate: CODE });
    await goesOn(place, "灯不亮", texts.next, texts.where.spot, texts.next);
    for (const words of [texts.faults.words, texts.faults.point]) expect(place.textContent).toContain(words);
    await goesOn(place, texts.where.point);
    expect(place.textContent).toContain(texts.where.noPoint);
    vi.stubGlobal("uni", { ...uni, getLocation: ({ success }: { success: (found: object) => void }) => success({ longitude: 107.9, latitude: 27.2 }) });
    await goesOn(place, texts.where.point);
    expect(place.textContent).toContain(texts.where.pointDone);
  });

  it("of nothing that there is says where to begin; whoever is not logged in is asked to", async () => {
    expect((await opens({ kind: "PARTY" })).textContent).toContain(texts.bad);
    leave();
    endSession();
    expect((await opens({ kind: "REPORT" })).textContent).toContain("请先登录");
  });
});

describe("what others asked", () => {
  const answer = (id: string) => ({ id, question: `问题${id}`, answer: `答复${id}`, publishedAt: "2026-11-01T09:00:00+08:00", revisedAt: null, region: { code: "520329001005", shortName: "积善社区" } });

  it("is read with a tap, and searched while one writes; an empty page is not the last", async () => {
    const searched: unknown[] = [];
    answers([FaqAnswersDocument, ({ query, after }: { query: string; after?: string }) => {
      searched.push([query, after]);
      if (query && !after) return { faqSearch: { nodes: [], pageInfo: { hasNextPage: true, endCursor: "p1" } } };
      return faqPage([answer(query ? "二" : "一")]);
    }]);
    const place = show(FaqPage);
    happens("onLoad", { region: "520329001005" });
    await settled();
    expect(place.textContent).not.toContain("答复一");
    press(place, "问题一");
    await settled();
    for (const words of ["答复一", "积善社区", "11 月 1 日"]) expect(place.textContent).toContain(words);
    await writes(place, faq.search, "医保");
    await vi.waitFor(() => expect(place.textContent).toContain("问题二"));
    expect(searched).toEqual([["", undefined], ["医保", undefined], ["医保", "p1"]]);
  });
});

describe("orders that are shown", () => {
  it("show how it looked before and how it looks now, and what who ordered it says", async () => {
    const photo = (id: string) => ({ id, url: `/media/${id}`, thumbnailUrl: null });
    const order = { id: "o1", category: "换锁", text: "锁芯换好了", unit: "老王五金", score: 5, shownAt: "2026-11-01T09:00:00+08:00", region: null, before: [photo("a")], after: [photo("b")] };
    answers([OrdersShownDocument, { ordersShown: { nodes: [order], pageInfo: { hasNextPage: false, endCursor: null } } }]);
    const place = show(ShownPage);
    happens("onLoad", { region: "520329001005" });
    await settled();
    for (const words of ["换锁", "锁芯换好了", "老王五金", shown.before, shown.after, "很满意"]) expect(place.textContent).toContain(words);
    expect(place.querySelectorAll("image")).toHaveLength(2);
  });
});

describe("the ways to cases", () => {
  it("lead from the plate, each with what is known there", async () => {
    const place = show(PlatePage);
    happens("onLoad", { code: CODE });
    await settled();
    press(place, texts.kinds.DISPUTE.title);
    press(place, faq.title);
    expect(thePhone().went).toEqual([`navigateTo /pages/case/file?kind=DISPUTE&plate=${CODE}`, "navigateTo /pages/faq/faq?region=520329001005"]);
  });

  it("lead from one's own page, with how many are open", async () => {
    const place = show(MePage);
    happens("onShow");
    await vi.waitFor(() => expect(place.textContent).toContain("3 件没办完"));
    expect(openCases.value).toBe(3);
    press(place, "我的事项");
    expect(thePhone().went).toEqual(["navigateTo /pages/case/cases"]);
  });

  it("lead from a message of one", () => {
    const message = { id: "m1", kind: "CASE" as never, title: "", text: "", subject: "c1", sentAt: "2026-11-21T09:00:00+08:00", readAt: null, withdrawnReason: null };
    expect(wayOf(message)).toBe("/pages/case/case?id=c1");
  });
});
