import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffCaseJudgeDocument, StaffCaseNameRevealDocument, StaffCaseNumberedDocument, StaffCaseTakeDocument, StaffDesksDocument, StaffOneCaseDocument, StaffQueueDocument } from "@/gen/graphql";
import { documentId } from "@/server/request";
import QueuePage from "@/staff/queue/queue.vue";
import { casework } from "@/texts/casework";
import { clock } from "@/texts/cases";
import { staff } from "@/texts/staff";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { aCase, desk, deskCount, event, FILED, node, page, row } from "./caseData";
import { asked, COMMUNITY, done, press, sent, show, tidy, write } from "./noticePages";

const t = casework;
const MEDIATING = desk("MEDIATOR", "积善社区调解");

/** What of a queue was asked for, one after the other. */
const queues = (): unknown[] => thePhone().requests.filter(({ body }) => body.documentId === documentId(StaffQueueDocument)).map(({ body }) => body.variables);
const tabs = (place: HTMLElement): Array<string | undefined> => Array.from(place.querySelectorAll("[role=tab]"), (one) => one.textContent?.trim());

beforeEach(logIn);
afterEach(tidy);

describe("The queue", () => {
  it("has a tab for each desk with what waits there, and begins at that of the role in which one came", async () => {
    answers([StaffDesksDocument, { caseDesks: [deskCount(3, 0, 1, MEDIATING), deskCount(100, 2, 4)] }], [StaffQueueDocument, page("caseQueue", [row("c1")])]);
    const place = show(QueuePage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain("路灯不亮 · 府前街南侧路灯"));
    expect(tabs(place)).toEqual(["积善社区调解 3 件", "积善社区 100+ 件 逾期2", "我接的 5 件"]);
    expect(place.querySelector("[aria-selected=true]")?.textContent).toContain("逾期2");
    expect(queues()).toEqual([{ desk: { role: "COMMUNITY_STAFF", place: { region: "520329001005" } }, mineOnly: false }]);
    await press(place, t.queue.mine(5));
    expect(queues()[1]).toEqual({ desk: null, mineOnly: true });
  });

  it("says in words what is urgent, urged or opened again, who has it, and how long there is", async () => {
    const late = row("c1", { urgent: true, urged: true, reopened: true, overdue: true, minutesLeft: -30, handler: { name: "张晓燕", isMe: false } });
    const rests = row("c2", { number: "111 222 3334", state: "PAUSED", minutesLeft: null, pause: { reason: "APPOINTMENT", until: "2026-12-01T09:00:00+08:00" } });
    answers([StaffDesksDocument, { caseDesks: [deskCount(2, 1)] }], [StaffQueueDocument, page("caseQueue", [late, rests])]);
    const place = show(QueuePage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain("111 222 3334"));
    const [first, second] = Array.from(place.querySelectorAll(".pick"), (one) => one.textContent ?? "");
    for (const words of ["482 196 3755", clock.urgent, t.marks.urged, t.marks.reopened, "张晓燕在办", clock.overdue]) expect(first).toContain(words);
    for (const words of [t.states.PAUSED, "到 2026-12-01 09:00 继续计时"]) expect(second).toContain(words);
  });

  it("says that what it shows is old while nobody answers", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    answers([StaffDesksDocument, { caseDesks: [deskCount(1)] }], [StaffQueueDocument, page("caseQueue", [row("c1")])]);
    const place = show(QueuePage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain("482 196 3755"));
    expect(place.textContent).not.toContain(t.queue.old(""));
    thePhone().server = (request) => request.lose();
    await vi.advanceTimersByTimeAsync(31_000);
    await vi.waitFor(() => expect(place.textContent).toContain(t.queue.old("")));
    expect(place.textContent).toContain("482 196 3755");
    answers([StaffDesksDocument, { caseDesks: [deskCount(1)] }], [StaffQueueDocument, page("caseQueue", [row("c1")])]);
    await vi.advanceTimersByTimeAsync(31_000);
    await vi.waitFor(() => expect(place.textContent).not.toContain(t.queue.old("")));
  });

  it("is empty in a sentence, and says so too where one has no desk", async () => {
    answers([StaffDesksDocument, { caseDesks: [deskCount(0)] }], [StaffQueueDocument, page("caseQueue", [])]);
    const place = show(QueuePage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain(t.queue.none));
    await tidy();
    logIn();
    answers([StaffDesksDocument, { caseDesks: [] }], [StaffQueueDocument, page("caseQueue", [])]);
    const other = show(QueuePage, COMMUNITY);
    await vi.waitFor(() => expect(other.textContent).toContain(t.queue.noDesk));
  });

  it("looks again by itself while somebody looks at it, and not when nobody does", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    answers([StaffDesksDocument, { caseDesks: [deskCount(1)] }], [StaffQueueDocument, page("caseQueue", [row("c1")])]);
    show(QueuePage, COMMUNITY);
    await vi.advanceTimersByTimeAsync(65_000);
    expect(queues()).toHaveLength(3);
    happens("onHide");
    await vi.advanceTimersByTimeAsync(200_000);
    expect(queues()).toHaveLength(3);
    happens("onShow");
    await vi.advanceTimersByTimeAsync(50);
    expect(queues()).toHaveLength(4);
  });

  it("finds a case by the number that somebody says on the phone, and says where there is none", async () => {
    const numbers: Record<string, object | null> = { "4821963754": { id: "c1" }, "1": null };
    answers(
      [StaffDesksDocument, { caseDesks: [deskCount(0)] }],
      [StaffQueueDocument, page("caseQueue", [])],
      [StaffCaseNumberedDocument, ({ number }: { number: string }) => ({ caseByNumber: numbers[number] ?? null })],
      [StaffOneCaseDocument, node()],
    );
    const place = show(QueuePage, COMMUNITY);
    await write(place, t.queue.number, "1");
    await press(place, t.queue.find);
    await vi.waitFor(() => expect(place.textContent).toContain(t.queue.notFound));
    await write(place, t.queue.number, "4821963754");
    await press(place, t.queue.find);
    await vi.waitFor(() => expect(place.textContent).toContain("晚上一片黑"));
  });
});

describe("A case that is open", () => {
  async function opens(one: object | (() => object) = node(), ...more: Array<[object, unknown]>): Promise<HTMLElement> {
    answers([StaffDesksDocument, { caseDesks: [deskCount(1)] }], [StaffQueueDocument, page("caseQueue", [row("c1")])], [StaffOneCaseDocument, one], ...more);
    const place = show(QueuePage, COMMUNITY);
    await press(place, "府前街南侧路灯");
    return place;
  }

  it("shows all that is known of it: facts, people masked, the timeline", async () => {
    const paused = { reason: "APPOINTMENT", text: "周三上午上门", since: "2026-11-21T09:00:00+08:00", until: "2099-12-01T09:00:00+08:00" };
    const asked = { state: "ASKED", reason: "要等配件", askedAt: "2026-11-21T09:00:00+08:00", until: "2099-12-02T09:00:00+08:00" };
    const one = aCase({ state: "PAUSED", doorplate: "C05V-9V8N-515NR", returns: 1, bound: true, anonymous: true, pause: paused, extension: asked, handler: { name: "张晓燕", title: "社区工作人员", isMe: true } });
    const place = await opens(node(one, [FILED, event(2, "TAKE", "张晓燕已接收", { late: true })]));
    await vi.waitFor(() => expect(place.textContent).toContain("张晓燕已接收"));
    for (const words of ["王*英", "138****5678", "C05V-9V8N-515NR", "周三上午上门", "要等配件", t.detail.bound, t.detail.returned(1), t.detail.anonymous, "张晓燕（社区工作人员）"]) expect(place.textContent).toContain(words);
  });

  it("goes on before one's eyes, whoever does it, from where it was read; and is let go with the page", async () => {
    const place = await opens();
    await vi.waitFor(() => expect(place.textContent).toContain("晚上一片黑"));
    await vi.waitFor(() => expect(thePhone().sockets).toHaveLength(1));
    const socket = thePhone().sockets[0]!;
    socket.accept();
    await vi.waitFor(() => expect(socket.subscriptions()).toHaveLength(1));
    const [subscribed] = socket.subscriptions();
    expect(subscribed?.payload).toMatchObject({ variables: { case: "c1", after: "k1" } });
    const now = aCase({ state: "IN_HAND", standing: "御景苑物业正在处理。", version: 4, actions: ["COMMENT"] });
    const told = { event: event(2, "TAKE", "物业已接收"), case: now, cursor: "k2" };
    socket.say({ id: subscribed!.id, type: "next", payload: { data: { caseChanged: told } } });
    socket.say({ id: subscribed!.id, type: "next", payload: { data: { caseChanged: told } } });
    await vi.waitFor(() => expect(place.textContent).toContain("御景苑物业正在处理。"));
    expect(place.querySelectorAll(".track-one")).toHaveLength(2);
    expect(Array.from(place.querySelectorAll("button"), (one) => one.textContent?.trim())).not.toContain(t.acts.TAKE.label);
    happens("onHide");
    await vi.waitFor(() => expect(socket.subscriptions()).toEqual([]));
  });

  it("is not listened to where nobody looks any more by the time it is read", async () => {
    let answer = (): void => {};
    answers([StaffDesksDocument, { caseDesks: [deskCount(1)] }], [StaffQueueDocument, page("caseQueue", [row("c1")])]);
    const known = thePhone().server;
    thePhone().server = (request) => {
      if (request.body.documentId === documentId(StaffOneCaseDocument)) answer = () => request.answer({ data: node() });
      else known(request);
    };
    const place = show(QueuePage, COMMUNITY);
    await press(place, "府前街南侧路灯");
    await vi.waitFor(() => expect(asked(StaffOneCaseDocument)).toBe(1));
    happens("onHide");
    await settled();
    answer();
    await new Promise((later) => setTimeout(later, 100));
    expect(thePhone().sockets).toEqual([]);
  });

  it("is read to its end, however much was done to it", async () => {
    const { node: whole } = node();
    const place = await opens({ node: { ...whole, history: { nodes: [FILED], pageInfo: { hasNextPage: true, endCursor: "h1" } } } }, [
      (await import("@/gen/graphql")).StaffCaseHistoryDocument,
      ({ after }: { after: string }) => ({ node: { __typename: "Report", history: { nodes: [event(2, "URGE", `${after}之后的催办`)], pageInfo: { hasNextPage: false, endCursor: null } } } }),
    ]);
    await vi.waitFor(() => expect(place.textContent).toContain("h1之后的催办"));
  });

  it("is taken with one tap, from the version that is shown, and then says what is next", async () => {
    let now = aCase();
    const place = await opens(() => node(now), [StaffCaseTakeDocument, () => ((now = aCase({ state: "IN_HAND", actions: ["FINISH"], version: 4 })), done("caseTake", { case: { id: "c1" } }))]);
    await press(place, t.acts.TAKE.label);
    await vi.waitFor(() => expect(place.textContent).toContain(t.acts.TAKE.done));
    expect(sent(StaffCaseTakeDocument)).toEqual([{ case: "c1", version: 3 }]);
    await vi.waitFor(() => expect(place.textContent).toContain(t.acts.FINISH.label));
  });

  it("is read anew where somebody else was faster, and the server's sentence stands above it", async () => {
    let now = aCase();
    const faster = { caseTake: { case: null, userErrors: [{ field: "case", code: "CONFLICT", message: "刚被王英接走。" }] } };
    const place = await opens(() => node(now), [StaffCaseTakeDocument, () => ((now = aCase({ state: "IN_HAND", standing: "王英在办。", actions: [], version: 4 })), faster)]);
    await press(place, t.acts.TAKE.label);
    await vi.waitFor(() => expect(place.textContent).toContain("刚被王英接走。"));
    await vi.waitFor(() => expect(place.textContent).toContain("王英在办。"));
    expect(asked(StaffOneCaseDocument)).toBe(2);
  });

  it("waits on the phone with what was done to it, where there is no signal", async () => {
    const place = await opens(node(), [StaffCaseTakeDocument, done("caseTake", { case: { id: "c1" } })]);
    await vi.waitFor(() => expect(place.textContent).toContain("晚上一片黑"));
    thePhone().network("none");
    await press(place, t.acts.TAKE.label);
    await vi.waitFor(() => expect(place.querySelector(".state-note.waiting")).not.toBeNull());
  });

  it("is gone in a sentence where it is not for one any more", async () => {
    const place = await opens({ node: null });
    await vi.waitFor(() => expect(place.textContent).toContain(t.detail.gone));
  });

  it("shows somebody in full on a stated reason, and says which case it was for", async () => {
    const place = await opens(node(), [StaffCaseNameRevealDocument, { caseNameReveal: { details: { name: "王小英", phone: "13812345678" }, userErrors: [] } }]);
    await press(place, staff.residents.reveal);
    await write(place, staff.residents.text, "上门前联系");
    await settled();
    await press(place, staff.residents.show);
    await vi.waitFor(() => expect(place.textContent).toContain("王小英"));
    expect(sent(StaffCaseNameRevealDocument)).toEqual([{ case: "c1", person: "p9", reason: "VISIT", text: "上门前联系" }]);
  });

  it("hides from the desk who may not be seen in full", async () => {
    const place = await opens(node(aCase({ raisedBy: { name: "王*英", phone: null, ref: null } })));
    await vi.waitFor(() => expect(place.textContent).toContain("王*英"));
    expect(place.textContent).not.toContain(staff.residents.reveal);
  });

  it("lets a person judge a text that WeChat could not, and a photo, with a reason where it is not fit", async () => {
    const photo = { id: "f1", role: "RAISED", state: "TO_BE_LOOKED_AT", url: "/media/f1", thumbnailUrl: null };
    const one = aCase({ textState: "TO_BE_LOOKED_AT", textRef: "x1", photos: [photo], actions: ["JUDGE"] });
    const place = await opens(node(one), [StaffCaseJudgeDocument, done("caseTextJudge", { case: { id: "c1" } })]);
    await vi.waitFor(() => expect(place.textContent).toContain(t.textStates.TO_BE_LOOKED_AT));
    expect(place.querySelectorAll(".judge")).toHaveLength(2);
    const [text, picture] = Array.from(place.querySelectorAll<HTMLElement>(".judge"));
    await press(text!, t.judge.fit);
    await vi.waitFor(() => expect(place.textContent).toContain(t.judge.fitDone));
    await press(picture!, t.judge.unfit);
    await write(picture!, t.judge.reason, "看得到车牌");
    await settled();
    await press(picture!, t.judge.unfit);
    await vi.waitFor(() => expect(sent(StaffCaseJudgeDocument)).toHaveLength(2));
    expect(sent(StaffCaseJudgeDocument)).toEqual([
      { case: "c1", version: 3, target: "x1", fit: true, reason: null },
      { case: "c1", version: 3, target: "f1", fit: false, reason: "看得到车牌" },
    ]);
  });

  it("lets another than who chose it judge whether all may see a photo of an order", async () => {
    const photo = (id: string, role: string) => ({ id, role, state: "FIT", url: `/media/${id}`, thumbnailUrl: null });
    const chosen = (id: string, change: object = {}) => ({ id, chosen: true, byMe: false, state: "TO_BE_LOOKED_AT", ...change });
    const photos = [photo("f1", "BEFORE"), photo("f2", "AFTER"), photo("f3", "AFTER"), photo("f4", "AFTER")];
    const showing = { state: "SHOWN", since: "2026-11-21T09:00:00+08:00", text: "修好了", photos: [chosen("f1", { byMe: true }), chosen("f2"), chosen("f3", { state: "FIT" }), chosen("f4", { chosen: false })] };
    const one = aCase({ __typename: "Order", kind: "ORDER", state: "CLOSED", actions: ["JUDGE"], unit: null, inPool: false, wishedUntil: null, before: [], after: [], photos, showing });
    const place = await opens(node(one), [StaffCaseJudgeDocument, done("caseTextJudge", { case: { id: "c1" } })]);
    await vi.waitFor(() => expect(place.querySelectorAll(".judge")).toHaveLength(1));
    expect(place.textContent).toContain(t.detail.shownPhotoByMe);
    expect(place.textContent).toContain(t.detail.shownPhoto(2, t.photoRoles.AFTER, t.textStates.TO_BE_LOOKED_AT));
    const form = place.querySelector<HTMLElement>(".judge");
    expect(form?.textContent).toContain(t.judgeShown.title);
    await press(form!, t.judgeShown.fit);
    await vi.waitFor(() => expect(sent(StaffCaseJudgeDocument)).toEqual([{ case: "c1", version: 3, target: "f2", fit: true, reason: null }]));
    await vi.waitFor(() => expect(place.textContent).toContain(t.judgeShown.fitDone));
  });
});
