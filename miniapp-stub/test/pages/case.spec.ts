import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AllowOwnOrderDocument,
  CasesFiledDocument,
  CommentCaseDocument,
  ConfirmCaseDocument,
  ContinueCaseDocument,
  DisputesAgainstMeDocument,
  HideOwnOrderDocument,
  MendCaseDocument,
  MyCasesDocument,
  MyOpenCasesDocument,
  ObjectToCaseDocument,
  OneCaseDocument,
  PrintCaseSlipDocument,
  RevokeCaseDocument,
  UrgeCaseDocument,
} from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me } from "@/state/account";
import type { CaseEvent, CaseFacts } from "@/state/cases";
import { actForm, acts, cases as texts } from "@/texts/cases";
import CasePage from "@/pages/case/case.vue";
import CasesPage from "@/pages/case/cases.vue";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "./answers";
import { aCase, anEvent, told } from "./cases";
import { button, leave, press, show } from "./shown";

const asked = (document: object): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof OneCaseDocument))
    .map((one) => (one.body.variables.input ?? one.body.variables) as Record<string, unknown>);

/** The page of this case, as whoever is logged in sees it. */
async function opens(facts: CaseFacts | null, events?: CaseEvent[], ...more: Array<[object, unknown]>): Promise<HTMLElement> {
  answers([OneCaseDocument, facts ? told(facts, events) : { node: null }], ...more);
  const place = show(CasePage);
  happens("onLoad", { id: "c1" });
  happens("onShow");
  await settled();
  await settled();
  return place;
}

/** What the platform's field tells when somebody writes in it. */
function writes(place: HTMLElement, words: string): void {
  const field = place.querySelector("textarea");
  field?.dispatchEvent(Object.assign(new Event("input"), { detail: { value: words } }));
}

beforeEach(() => {
  logIn();
  me.value = { id: "p1", consented: true } as never;
});
afterEach(async () => {
  happens("onUnload");
  leave();
  endSession();
});

describe("the page of a case", () => {
  it("says how it stands, who has it, until when, and its number", async () => {
    const place = await opens(aCase({ handler: { name: "李师傅", title: "物业", isMe: false } }), [anEvent(1, { line: "御景苑物业接收了" })]);
    for (const words of ["办理中", "御景苑物业正在处理", "482 196 3755", "还剩 2 个工作时", "物业 李师傅", "楼道灯不亮", "三楼的灯不亮了", "御景苑物业接收了"]) expect(place.textContent).toContain(words);
  });

  it("offers what the server allows, and nothing else", async () => {
    const place = await opens(aCase({ actions: ["URGE", "WITHDRAW", "TAKE"] }));
    expect(Array.from(place.querySelectorAll(".acts button"), (one) => one.textContent?.trim())).toEqual([acts.URGE.title, acts.WITHDRAW.title]);
  });

  it("leads whoever handles it to where that is done", async () => {
    const place = await opens(aCase({ actions: ["TAKE"] }));
    press(place, texts.toStaff);
    expect(thePhone().went).toEqual(["navigateTo /staff/home/home"]);
    leave();
    expect((await opens(aCase({ actions: ["URGE"] }))).textContent).not.toContain(texts.toStaff);
  });

  it("urges with a word before it, and shows what came of it", async () => {
    const urged = aCase({ version: 2, actions: ["COMMENT"], urged: true });
    const place = await opens(aCase({ actions: ["URGE"] }), undefined, [UrgeCaseDocument, { caseUrge: { case: urged, userErrors: [] } }]);
    press(place, acts.URGE.title);
    await settled();
    expect(place.textContent).toContain(acts.URGE.intro);
    expect(asked(UrgeCaseDocument)).toEqual([]);
    answers([OneCaseDocument, told(urged)], [UrgeCaseDocument, { caseUrge: { case: urged, userErrors: [] } }]);
    press(place, acts.URGE.send);
    await vi.waitFor(() => expect(place.textContent).toContain(acts.URGE.done));
    expect(asked(UrgeCaseDocument)).toMatchObject([{ case: "c1", idempotencyKey: expect.any(String) }]);
    await vi.waitFor(() => expect(place.textContent).not.toContain(acts.URGE.title));
  });

  it("is confirmed with a score in words, which has to be chosen", async () => {
    const done = aCase({ state: "DONE", version: 5, actions: ["CONFIRM", "OBJECT"], finish: { outcome: "SOLVED", text: "换了灯泡", at: "2026-11-21T09:00:00+08:00", silentAt: "2026-11-28T09:00:00+08:00" } });
    const closed = aCase({ state: "CLOSED", ending: "CONFIRMED", score: 5, version: 6 });
    const place = await opens(done, undefined, [ConfirmCaseDocument, { caseConfirm: { case: closed, userErrors: [] } }]);
    for (const words of ["待您确认", "已解决", "换了灯泡", "11 月 28 日"]) expect(place.textContent).toContain(words);
    press(place, acts.CONFIRM.title);
    await settled();
    press(place, acts.CONFIRM.send);
    await settled();
    expect(place.textContent).toContain("请选一个评价");
    press(place, "很满意");
    press(place, acts.CONFIRM.send);
    await vi.waitFor(() => expect(asked(ConfirmCaseDocument)).toMatchObject([{ case: "c1", version: 5, score: 5 }]));
  });

  it("thanks for the word though the news of it came before its answer", async () => {
    const done = aCase({ state: "DONE", actions: ["CONFIRM"] });
    const closed = aCase({ state: "CLOSED", ending: "CONFIRMED", score: 5, version: 2 });
    const place = await opens(done);
    press(place, acts.CONFIRM.title);
    await settled();
    press(place, "很满意");
    let answer: (() => void) | undefined;
    thePhone().server = (request) => {
      if (request.body.documentId === documentId(OneCaseDocument)) request.answer({ data: told(closed) });
      else answer = () => request.answer({ data: { caseConfirm: { case: closed, userErrors: [] } } });
    };
    press(place, acts.CONFIRM.send);
    await vi.waitFor(() => expect(answer).toBeDefined());
    happens("onShow");
    await vi.waitFor(() => expect(place.textContent).toContain("您已确认"));
    answer?.();
    await vi.waitFor(() => expect(place.textContent).toContain(acts.CONFIRM.done));
    expect(place.textContent).not.toContain(acts.CONFIRM.send);
  });

  it("is objected to with a reason", async () => {
    const place = await opens(aCase({ state: "DONE", actions: ["OBJECT"] }), undefined, [ObjectToCaseDocument, { caseObject: { case: null, userErrors: [{ code: "CONFLICT", message: "刚刚已经办结。", field: null }] } }]);
    press(place, acts.OBJECT.title);
    await settled();
    press(place, acts.OBJECT.send);
    await settled();
    expect(place.textContent).toContain(acts.OBJECT.missing);
    writes(place, "还在漏");
    await settled();
    press(place, acts.OBJECT.send);
    await vi.waitFor(() => expect(place.textContent).toContain("刚刚已经办结。"));
    expect(asked(ObjectToCaseDocument)).toMatchObject([{ reason: "还在漏" }]);
  });

  it("that is paused says why and until when, and goes on with a tap", async () => {
    // Before what would be told as tomorrow.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-20T10:00:00+08:00") });
    const pause = { reason: "APPOINTMENT" as const, text: null, since: "2026-11-20T09:00:00+08:00", until: "2026-11-25T15:00:00+08:00" };
    const place = await opens(aCase({ state: "PAUSED", pause, minutesLeft: null, dueAt: null, actions: ["RESUME"] }), undefined, [ContinueCaseDocument, { caseContinue: { case: aCase({ version: 2 }), userErrors: [] } }]);
    for (const words of ["暂停计时", "11 月 25 日", "没有这回事"]) expect(place.textContent).toContain(words);
    press(place, acts.RESUME.title);
    await settled();
    press(place, acts.RESUME.send);
    await vi.waitFor(() => expect(asked(ContinueCaseDocument)).toMatchObject([{ case: "c1", version: 1 }]));
  });

  it("takes a comment without signal, says that it is kept, and sends it later, once", async () => {
    const place = await opens(aCase({ actions: ["COMMENT"] }));
    press(place, acts.COMMENT.title);
    await settled();
    writes(place, "水漫到客厅了");
    await settled();
    thePhone().server = (request) => request.lose();
    press(place, acts.COMMENT.send);
    await vi.waitFor(() => expect(place.textContent).toContain("已存在手机里，有信号就会送出"));
    expect(place.textContent).not.toContain(acts.COMMENT.send);
    answers([CommentCaseDocument, { caseComment: { case: aCase({ version: 2 }), userErrors: [] } }], [OneCaseDocument, told(aCase({ version: 2 }))]);
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    }, 6_000);
    expect(new Set(asked(CommentCaseDocument).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });

  it("of a text that was not fit says so, and asks for another", async () => {
    const place = await opens(aCase({ textState: "UNFIT", actions: ["MEND"] }));
    expect(place.textContent).toContain("没有通过检查");
    expect(button(place, acts.MEND.title)).toBeTruthy();
    expect(place.textContent).not.toContain(texts.sidesUnfit);
  });

  it("of a dispute whose text was not fit says that names were looked at with it, which are not mended", async () => {
    const dispute = { ...aCase({ kind: "DISPUTE", textState: "UNFIT", actions: ["MEND"] }), __typename: "Dispute", otherSides: [] } as unknown as CaseFacts;
    const place = await opens(dispute);
    expect(place.textContent).toContain(texts.sidesUnfit);
  });

  it("of which the words of the place were not fit asks for others, too", async () => {
    const unfit = aCase({ textState: "FIT", placeWords: "某某家门口", placeWordsState: "UNFIT", actions: ["MEND"] });
    const place = await opens(unfit, undefined, [MendCaseDocument, { caseMend: { case: aCase({ version: 2 }), userErrors: [] } }]);
    press(place, acts.MEND.title);
    await settled();
    const input = place.querySelector(`[aria-label="${actForm.place}"]`) as HTMLElement & { value: string };
    expect(input.value).toBe("某某家门口");
    input.dispatchEvent(Object.assign(new Event("input"), { detail: { value: "3 栋门口" } }));
    await settled();
    press(place, acts.MEND.send);
    await vi.waitFor(() => expect(asked(MendCaseDocument)).toMatchObject([{ case: "c1", text: "三楼的灯不亮了", place: "3 栋门口" }]));
  });

  it("for its other side says so, and what others said of it only where they may read it", async () => {
    const side = { id: "s1", name: null, phone: null, door: null, told: true, toldAt: "2026-11-20T10:00:00+08:00", isMe: true, answers: [] };
    const dispute = { ...aCase({ kind: "DISPUTE", raisedBy: null, text: null, actions: ["SIDE_ANSWER"] }), __typename: "Dispute", otherSides: [side] } as unknown as CaseFacts;
    const place = await opens(dispute);
    for (const words of ["与我有关", "请您说明情况", acts.SIDE_ANSWER.title, texts.noText]) expect(place.textContent).toContain(words);
  });

  it("shows the answer to a question", async () => {
    const question = { ...aCase({ kind: "QUESTION" }), __typename: "Question", answer: "带身份证到社区办。", answeredAt: "2026-11-20T10:00:00+08:00", faq: { id: "f1" } } as unknown as CaseFacts;
    const place = await opens(question);
    expect(place.textContent).toContain("带身份证到社区办。");
    press(place, texts.toFaq);
    expect(thePhone().went).toContain("navigateTo /pages/faq/faq?region=520329001005");
  });

  it("shows photos as small as they are, tells of those being checked, and opens them large", async () => {
    const opened: string[] = [];
    vi.stubGlobal("uni", { ...uni, previewImage: ({ current }: { current: string }) => opened.push(current) });
    const photo = (id: string, more: object) => ({ id, role: "RAISED" as const, state: "FIT" as const, seq: 1, url: `/media/${id}`, thumbnailUrl: `/media/${id}/small`, ...more });
    const place = await opens(aCase({ photos: [photo("a", {}), photo("b", { state: "CHECKING", url: null, thumbnailUrl: null })] }));
    expect(place.querySelector(".case-photo image")?.getAttribute("src")).toBe(`${location.origin}/media/a/small`);
    expect(place.textContent).toContain(texts.photoWaits);
    place.querySelector<HTMLElement>(".case-photo")?.click();
    await settled();
    expect(opened).toEqual([`${location.origin}/media/a`]);
  });

  it("shows what was sent with the finish beside it, and not with what was asked", async () => {
    const photo = (id: string, role: "RAISED" | "AFTER" | "ANSWERED", seq: number) => ({ id, role, state: "FIT" as const, seq, url: `/media/${id}`, thumbnailUrl: null });
    const finish = { outcome: "SOLVED" as const, text: "换了灯泡", at: "2026-11-21T09:00:00+08:00", silentAt: "2026-11-28T09:00:00+08:00" };
    const place = await opens(aCase({ state: "DONE", finish, photos: [photo("dark", "RAISED", 1), photo("nearer", "ANSWERED", 2), photo("bright", "AFTER", 3)] }), [anEvent(1, { action: "FILE" }), anEvent(2), anEvent(3, { action: "FINISH" })]);
    const shownIn = (head: string) => {
      const card = Array.from(place.querySelectorAll(".card")).find((one) => one.querySelector("[role=heading]")?.textContent === head);
      return Array.from(card?.querySelectorAll("image") ?? [], (one) => one.getAttribute("src")?.split("/").pop());
    };
    expect(shownIn(texts.finish)).toEqual(["bright"]);
    expect(shownIn(texts.text)).toEqual(["dark", "nearer"]);
  });

  it("of a dispute does not say to who raised it whether the other side was found", async () => {
    const side = { id: "s1", name: null, phone: null, door: "702", told: false, toldAt: null, isMe: false, answers: [] };
    const dispute = { ...aCase({ kind: "DISPUTE" }), __typename: "Dispute", otherSides: [side] } as unknown as CaseFacts;
    const place = await opens(dispute);
    expect(place.textContent).toContain(texts.noAnswer);
    expect(place.textContent).not.toContain("告知");
  });

  it("asks again while something is checked, of which no event tells", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const place = await opens(aCase({ textState: "CHECKING" }), [anEvent(1, { action: "FILE", text: "楼上漏水", textState: "CHECKING" })]);
      expect(place.textContent).toContain("文字正在检查");
      answers([OneCaseDocument, told(aCase(), [anEvent(1, { action: "FILE", text: "楼上漏水", textState: "FIT" })])]);
      vi.advanceTimersByTime(10_000);
      await vi.waitFor(() => expect(place.textContent).not.toContain("正在检查"));
      const looked = asked(OneCaseDocument).length;
      vi.advanceTimersByTime(40_000);
      await settled();
      expect(asked(OneCaseDocument)).toHaveLength(looked);
    } finally {
      vi.useRealTimers();
    }
  });

  it("asks again while nothing but what was said of its place is checked", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const filed = [anEvent(1, { action: "FILE", text: "楼上漏水", textState: "FIT" })];
      await opens(aCase({ placeWords: "三号楼北侧", placeWordsState: "CHECKING" }), filed);
      const read = asked(OneCaseDocument).length;
      answers([OneCaseDocument, told(aCase({ placeWords: "三号楼北侧", placeWordsState: "FIT" }), filed)]);
      vi.advanceTimersByTime(10_000);
      await vi.waitFor(() => expect(asked(OneCaseDocument)).toHaveLength(read + 1));
      await settled();
      vi.advanceTimersByTime(40_000);
      await settled();
      expect(asked(OneCaseDocument)).toHaveLength(read + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("that was filed for somebody has a slip to print, and says so where it is too late for one", async () => {
    const place = await opens(aCase({ raisedFor: { name: "周*", isMe: false }, filedBy: { name: "王芳", isMe: true } }), undefined, [PrintCaseSlipDocument, { caseSlipPrint: { slip: null, userErrors: [{ field: null, code: "PRINT_OVER", message: "登记一小时内，或短信没有送到的 3 天内，才能打印代办单。" }] } }]);
    press(place, texts.slip);
    await vi.waitFor(() => expect(place.textContent).toContain("登记一小时内，或短信没有送到的 3 天内，才能打印代办单。"));
  });

  it("that was filed for oneself is taken back with a tap", async () => {
    const filed = { raisedBy: { name: "周奶奶", isMe: true }, filedBy: { name: "王芳", isMe: false }, actions: ["REVOKE" as const] };
    const place = await opens(aCase(filed), undefined, [RevokeCaseDocument, { caseRevoke: { case: aCase({ ...filed, version: 2, state: "WITHDRAWN", actions: [] }), userErrors: [] } }]);
    press(place, acts.REVOKE.title);
    await settled();
    expect(place.querySelector("textarea")).toBeNull();
    press(place, acts.REVOKE.send);
    await vi.waitFor(() => expect(place.textContent).toContain(acts.REVOKE.done));
    expect(asked(RevokeCaseDocument)).toMatchObject([{ case: "c1", version: 1 }]);
  });

  it("that one took back at another's word says so when it is none of one's own any more", async () => {
    const place = await opens(aCase({ raisedBy: { name: "周*", isMe: false }, filedBy: { name: "王芳", isMe: true }, actions: ["REVOKE"] }));
    press(place, acts.REVOKE.title);
    await settled();
    writes(place, "本人来电要求撤销");
    await settled();
    answers([OneCaseDocument, { node: null }], [RevokeCaseDocument, { caseRevoke: { case: null, userErrors: [] } }]);
    press(place, acts.REVOKE.send);
    await vi.waitFor(() => expect(place.textContent).toContain(acts.REVOKE.done));
    await settled();
    expect(place.textContent).toContain(texts.overForYou);
    expect(place.textContent).not.toContain(texts.gone);
  });

  it("that is none for whoever asks says so", async () => {
    expect((await opens(null)).textContent).toContain(texts.gone);
  });

  it("stands as it was known where there is no signal, and says how old that is", async () => {
    await opens(aCase());
    happens("onUnload");
    leave();
    thePhone().server = (request) => request.lose();
    const place = show(CasePage);
    happens("onLoad", { id: "c1" });
    happens("onShow");
    await settled();
    await settled();
    expect(place.textContent).toContain("482 196 3755");
    expect(place.textContent).toContain("没有连上服务器");
  });
});

describe("the page of one's order that is shown to all", () => {
  const order = (state: string): CaseFacts =>
    aCase({ __typename: "Order", kind: "ORDER", state: "CLOSED", version: 7, unit: null, inPool: false, wishedUntil: null, before: [], after: [], showing: { state, since: "2026-11-21T09:00:00+08:00", text: "换了阀芯，不滴了。" } } as never);

  it("takes it down at a word, says that it is, and lets them change their mind", async () => {
    const place = await opens(order("SHOWN"), undefined, [HideOwnOrderDocument, { orderHide: { order: { id: "c1" }, userErrors: [] } }]);
    expect(place.textContent).toContain(texts.showing.SHOWN);
    expect(place.textContent).toContain("换了阀芯，不滴了。");
    answers([OneCaseDocument, told(order("UNWANTED"))], [HideOwnOrderDocument, { orderHide: { order: { id: "c1" }, userErrors: [] } }], [AllowOwnOrderDocument, { orderShowAllow: { order: { id: "c1" }, userErrors: [] } }]);
    press(place, texts.hide);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.showing.UNWANTED));
    expect(asked(HideOwnOrderDocument)).toMatchObject([{ order: "c1", version: 7 }]);

    answers([OneCaseDocument, told(order("SHOWN"))], [AllowOwnOrderDocument, { orderShowAllow: { order: { id: "c1" }, userErrors: [] } }]);
    press(place, texts.allow);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.showing.SHOWN));
    expect(asked(AllowOwnOrderDocument)).toMatchObject([{ order: "c1", version: 7 }]);
  });

  it("says where the community took it down, and offers nothing", async () => {
    const place = await opens(order("HIDDEN"));
    expect(place.textContent).toContain(texts.showing.HIDDEN);
    expect(place.textContent).not.toContain(texts.allow);
  });

  it("is told to nobody else", async () => {
    const place = await opens({ ...order("SHOWN"), raisedBy: null } as CaseFacts);
    expect(place.textContent).not.toContain(texts.showing.SHOWN);
  });
});

describe("one's cases", () => {
  const page = (field: string, nodes: CaseFacts[]) => ({ me: { id: "p1", [field]: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } });

  it("are told by what is open, what has ended, and what names oneself", async () => {
    answers(
      [MyCasesDocument, ({ open }: { open: boolean }) => page("cases", open ? [aCase()] : [aCase({ id: "c2", state: "CLOSED", ending: "CONFIRMED", category: { id: "k2", name: "井盖坏了" } })])],
      [CasesFiledDocument, page("casesFiled", [aCase({ id: "c4", state: "DONE", category: { id: "k4", name: "电梯停运" } })])],
      [DisputesAgainstMeDocument, page("disputesAgainst", [aCase({ id: "c3", kind: "DISPUTE", state: "DONE", category: { id: "k3", name: "漏水" } })])],
      [MyOpenCasesDocument, { me: { id: "p1", openCases: 1 } }],
    );
    const place = show(CasesPage);
    happens("onShow");
    await settled();
    await settled();
    for (const words of ["楼道灯不亮", "办理中", "还剩 2 个工作时", "482 196 3755"]) expect(place.textContent).toContain(words);
    press(place, "已办结");
    await settled();
    expect(place.textContent).toContain("井盖坏了");
    expect(place.textContent).not.toContain("还剩");
    press(place, texts.tab.filed);
    await settled();
    expect(place.textContent).toContain("电梯停运");
    expect(place.textContent).not.toContain("待您确认");
    press(place, "与我有关");
    await settled();
    expect(place.textContent).toContain("漏水");
    expect(place.textContent).not.toContain("待您确认");
    press(place, "漏水");
    expect(thePhone().went).toEqual(["navigateTo /pages/case/case?id=c3"]);
  });

  it("begin with what one filed for others where one comes from filing", async () => {
    answers([CasesFiledDocument, page("casesFiled", [])]);
    const place = show(CasesPage);
    happens("onLoad", { tab: "filed" });
    happens("onShow");
    await settled();
    expect(place.textContent).toContain(texts.none.filed);
  });

  it("of which a page is empty and not the last offer the next, and do not say that there are none", async () => {
    answers([CasesFiledDocument, { me: { casesFiled: { nodes: [], pageInfo: { hasNextPage: true, endCursor: "c1" } } } }]);
    const place = show(CasesPage);
    happens("onLoad", { tab: "filed" });
    happens("onShow");
    await settled();
    expect(place.textContent).toContain(texts.more);
    expect(place.textContent).not.toContain(texts.none.filed);
  });

  it("that are none say where to begin", async () => {
    answers([MyCasesDocument, page("cases", [])]);
    const place = show(CasesPage);
    happens("onShow");
    await settled();
    expect(place.textContent).toContain(texts.none.open);
  });
});
