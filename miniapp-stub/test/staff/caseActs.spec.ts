import { defineComponent, h, shallowRef } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffAnswerPublishDocument,
  StaffCaseCallBackDocument,
  StaffCaseCategoriesDocument,
  StaffCaseCommentDocument,
  StaffCaseDispatchDocument,
  StaffCaseExtensionAskDocument,
  StaffCaseExtensionDecideDocument,
  StaffCaseFinishDocument,
  StaffCasePauseDocument,
  StaffCaseReleaseDocument,
  StaffCaseResumeDocument,
  StaffCaseReturnDocument,
  StaffCaseRevokeDocument,
  StaffCaseRuleDocument,
  StaffCaseTargetsDocument,
  StaffOrderHideDocument,
  StaffOrderOfferDocument,
  StaffOrderShowDocument,
  StaffOrderTakeDocument,
  StaffQuestionAnswerDocument,
  StaffResidentsDocument,
  StaffSideLinkDocument,
} from "@/gen/graphql";
import CaseActs from "@/staff/components/CaseActs.vue";
import { actsOf, wrongsOf, type Act } from "@/staff/state/caseActs";
import type { Case } from "@/staff/state/cases";
import type { Ground } from "@/staff/state/ground";
import { casework } from "@/texts/casework";
import { staff } from "@/texts/staff";
import { answers, logIn, settled } from "../pages/answers";
import * as part from "../pages/shown";
import { aCase, desk, page } from "./caseData";
import { COMMUNITY, done, press, sent, tidy, write } from "./noticePages";

const t = casework.acts;
const ground = COMMUNITY as Ground;
const ofKind = (__typename: string, change: object = {}): Case => aCase({ __typename, kind: __typename.toUpperCase(), ...change }) as unknown as Case;
const namesOf = (one: Case, at: Ground = ground): string[] => actsOf(one, at).map(({ name }) => name);

const order = (change: object = {}): Case => ofKind("Order", { unit: null, inPool: false, wishedUntil: null, before: [], after: [], showing: null, ...change });
const picture = (id: string, role: string, state = "FIT"): object => ({ id, role, state, url: `/media/${id}`, thumbnailUrl: null });
const showing = (state: string, photos: object[] = []): object => ({ state, since: "2026-11-21T09:00:00+08:00", text: "换了一盏灯", photos });
const chosen = (id: string, state = "FIT", change: object = {}): object => ({ id, chosen: true, byMe: false, state, ...change });
const question = (change: object = {}): Case => ofKind("Question", { answer: null, answeredAt: null, faq: null, ...change });
const side = { id: "s1", name: "李*", phone: null, door: "702", told: false, toldAt: null, ref: null, answers: [] };
const dispute = (change: object = {}): Case => ofKind("Dispute", { otherSides: [side], ...change });

const targets = {
  caseTargets: [
    { staffed: true, desk: desk("PROPERTY_STAFF", "御景苑物业", { __typename: "Compound", id: "k1", name: "御景苑", address: "" }), unit: null },
    { staffed: false, desk: desk("MEDIATOR", "积善社区调解"), unit: null },
    { staffed: true, desk: desk("MEMBER_UNIT", "县住建局"), unit: { id: "u1", name: "县住建局" } },
  ],
};

beforeEach(logIn);
afterEach(async () => {
  part.leave();
  await tidy();
});

/** Shows what may be done with a case; what is done is told to `told`. */
function shown(one: Case, told: (what: unknown) => void = () => {}): HTMLElement {
  const place = part.show(CaseActs, { of: one, ground, onDone: told });
  document.body.append(place);
  return place;
}

/** Opens a choice and takes the option that says this. */
async function choose(place: HTMLElement, label: string, option: string): Promise<void> {
  await vi.waitFor(() => expect(place.querySelector(`[aria-label^="${label}："]`)).not.toBeNull());
  place.querySelector<HTMLElement>(`[aria-label^="${label}："]`)?.click();
  await settled();
  Array.from(place.querySelectorAll<HTMLElement>("[role=radio]"))
    .find((one) => one.getAttribute("aria-label")?.startsWith(option))
    ?.click();
  await settled();
}

describe("What may be done with a case", () => {
  it("is what the server says, and nothing else", () => {
    expect(namesOf(aCase({ actions: [] }) as unknown as Case)).toEqual([]);
    expect(namesOf(aCase({ actions: ["URGE", "RELEASE", "TAKE", "NOTE", "WITHDRAW"] }) as unknown as Case)).toEqual(["TAKE", "NOTE", "RELEASE"]);
  });

  it("goes with a right where the server names no action: publishing, showing, linking", () => {
    const ended = { state: "CLOSED", actions: [], ending: "CONFIRMED" };
    const answered = question({ ...ended, answer: "到一楼办理" });
    const solved = order({ ...ended, finish: { outcome: "SOLVED", text: "修好了", at: "", silentAt: "" } });
    const grid: Ground = { ...ground, kind: "grid", id: "g1", size: "GRID", role: "GRID_WORKER" };
    const property: Ground = { ...ground, kind: "compound", id: "k1", size: "COMPOUND", role: "PROPERTY_STAFF" };
    expect(namesOf(answered)).toEqual(["PUBLISH"]);
    expect(namesOf(question({ ...ended, answer: "到一楼办理", ending: "SILENT" }))).toEqual([]);
    expect(namesOf(question({ ...ended, answer: "到一楼办理", faq: { id: "a1", question: "" } }))).toEqual([]);
    expect(namesOf(solved)).toEqual(["SHOW"]);
    expect(namesOf(order({ ...ended, finish: { outcome: "SOLVED" }, showing: showing("SHOWN") }))).toEqual(["SHOW", "HIDE"]);
    expect(namesOf(order({ ...ended, finish: { outcome: "SOLVED" }, showing: showing("HIDDEN") }))).toEqual(["SHOW"]);
    expect(namesOf(order({ ...ended, finish: { outcome: "SOLVED" }, showing: showing("UNWANTED") }))).toEqual([]);
    expect(namesOf(order({ ...ended, finish: { outcome: "NOT_POSSIBLE" } }))).toEqual([]);
    expect(namesOf(dispute({ actions: [] }), grid)).toEqual(["LINK:s1"]);
    expect(namesOf(dispute({ actions: [], otherSides: [{ ...side, told: true }] }), grid)).toEqual([]);
    for (const one of [answered, solved, dispute({ actions: [] })]) expect(namesOf(one, property)).toEqual([]);
  });

  it("shows the first few, and the others after one tap, without losing what was begun", async () => {
    const place = shown(aCase({ actions: ["TAKE", "DISPATCH", "COMMENT", "NOTE", "RETURN", "RELEASE"] }) as unknown as Case);
    const hidden = (): number => Array.from(place.querySelectorAll<HTMLElement>("view")).filter((one) => one.style.display === "none").length;
    expect(hidden()).toBe(3);
    await press(place, casework.detail.more);
    expect(hidden()).toBe(0);
    await press(place, t.RETURN.label);
    await write(place, t.RETURN.reason, "不归我们管");
    await press(place, casework.detail.fewer);
    expect(hidden()).toBe(3);
    expect(place.querySelector(`[aria-label="${t.RETURN.reason}"]`)?.getAttribute("value") ?? "不归我们管").toContain("不归我们管");
  });
});

type Step = ["writes", string, string] | ["presses", string, string] | ["chooses", string, string];

/** What is pressed and written for each, and what the server is sent. */
const TABLE: Array<[string, Case, string, Step[], object, string, object]> = [
  ["put back", ofKind("Report", { actions: ["RELEASE"] }), t.RELEASE.label, [["writes", t.RELEASE.reason, "我要请假"]], StaffCaseReleaseDocument, "caseRelease", { case: "c1", version: 3, reason: "我要请假" }],
  ["sent back", ofKind("Report", { actions: ["RETURN"] }), t.RETURN.label, [["writes", t.RETURN.reason, "不归我们管"]], StaffCaseReturnDocument, "caseReturn", { case: "c1", version: 3, reason: "不归我们管" }],
  [
    "sent to another desk, with another category",
    ofKind("Report", { actions: ["DISPATCH"] }),
    t.DISPATCH.label,
    [["chooses", t.DISPATCH.to, "御景苑物业"], ["chooses", t.DISPATCH.category, "井盖缺损"], ["writes", t.DISPATCH.note, "请尽快"]],
    StaffCaseDispatchDocument,
    "caseDispatch",
    { case: "c1", version: 3, to: { role: "PROPERTY_STAFF", place: { compound: "k1" } }, category: "manhole", note: "请尽快" },
  ],
  [
    "sent to a desk where nobody is, which is said",
    ofKind("Report", { actions: ["DISPATCH"] }),
    t.DISPATCH.label,
    [["chooses", t.DISPATCH.to, t.DISPATCH.unstaffed("积善社区调解")]],
    StaffCaseDispatchDocument,
    "caseDispatch",
    { case: "c1", version: 3, to: { role: "MEDIATOR", place: { region: "520329001005" } }, category: null, note: null },
  ],
  [
    "ruled",
    ofKind("Report", { actions: ["RULE"] }),
    t.RULE.label,
    [["chooses", t.RULE.to, "御景苑物业"], ["writes", t.RULE.reason, "在小区红线内"]],
    StaffCaseRuleDocument,
    "caseRule",
    { case: "c1", version: 3, to: { role: "PROPERTY_STAFF", place: { compound: "k1" } }, reason: "在小区红线内" },
  ],
  ["offered to a unit", order({ actions: ["OFFER"] }), t.OFFER.label, [["chooses", t.OFFER.unit, "县住建局"]], StaffOrderOfferDocument, "orderOffer", { order: "c1", version: 3, unit: "u1" }],
  ["put into the pool", order({ actions: ["OFFER"] }), t.OFFER.label, [], StaffOrderOfferDocument, "orderOffer", { order: "c1", version: 3, unit: null }],
  [
    "given more time on request",
    ofKind("Report", { actions: ["EXTENSION_ASK"] }),
    t.EXTENSION_ASK.label,
    [["writes", t.EXTENSION_ASK.until, "2099-12-01 17:30"], ["writes", t.EXTENSION_ASK.reason, "等配件"]],
    StaffCaseExtensionAskDocument,
    "caseExtensionAsk",
    { case: "c1", version: 3, until: "2099-12-01T17:30:00+08:00", reason: "等配件" },
  ],
  [
    "granted more time",
    ofKind("Report", { actions: ["EXTENSION_DECIDE"], extension: { state: "ASKED", reason: "等配件", askedAt: "", until: "" } }),
    t.EXTENSION_DECIDE.label,
    [["chooses", t.EXTENSION_DECIDE.grant, t.EXTENSION_DECIDE.granted]],
    StaffCaseExtensionDecideDocument,
    "caseExtensionDecide",
    { case: "c1", version: 3, grant: true, reason: null },
  ],
  [
    "refused more time, with the reason",
    ofKind("Report", { actions: ["EXTENSION_DECIDE"] }),
    t.EXTENSION_DECIDE.label,
    [["chooses", t.EXTENSION_DECIDE.grant, t.EXTENSION_DECIDE.refused], ["writes", t.EXTENSION_DECIDE.reason, "已经够了"]],
    StaffCaseExtensionDecideDocument,
    "caseExtensionDecide",
    { case: "c1", version: 3, grant: false, reason: "已经够了" },
  ],
  [
    "paused",
    ofKind("Report", { actions: ["PAUSE"] }),
    t.PAUSE.label,
    [["chooses", t.PAUSE.reason, casework.pauses.APPOINTMENT], ["writes", t.PAUSE.until, "2099-12-01 9:00"], ["writes", t.PAUSE.text, "周三上门"]],
    StaffCasePauseDocument,
    "casePause",
    { case: "c1", version: 3, reason: "APPOINTMENT", until: "2099-12-01T09:00:00+08:00", text: "周三上门" },
  ],
  ["resumed", ofKind("Report", { actions: ["RESUME"] }), t.RESUME.label, [], StaffCaseResumeDocument, "caseResume", { case: "c1", version: 3 }],
  [
    "commented",
    ofKind("Report", { actions: ["COMMENT"] }),
    t.COMMENT.label,
    [["writes", t.COMMENT.text, "明天上门"]],
    StaffCaseCommentDocument,
    "caseComment",
    { case: "c1", text: "明天上门", photos: [], internal: false, idempotencyKey: expect.any(String) as string },
  ],
  [
    "noted for staff alone",
    ofKind("Report", { actions: ["NOTE"] }),
    t.NOTE.label,
    [["writes", t.NOTE.text, "住户脾气急"]],
    StaffCaseCommentDocument,
    "caseComment",
    { case: "c1", text: "住户脾气急", photos: [], internal: true, idempotencyKey: expect.any(String) as string },
  ],
  ["answered", question({ actions: ["ANSWER"] }), t.ANSWER.label, [["writes", t.ANSWER.text, "到一楼办理"]], StaffQuestionAnswerDocument, "questionAnswer", { question: "c1", version: 3, text: "到一楼办理" }],
  [
    "finished",
    ofKind("Report", { actions: ["FINISH"] }),
    t.FINISH.label,
    [["chooses", t.FINISH.outcome, casework.outcomes.SOLVED], ["writes", t.FINISH.text, "灯换好了"]],
    StaffCaseFinishDocument,
    "caseFinish",
    { case: "c1", version: 3, outcome: "SOLVED", text: "灯换好了", photos: [], before: [], after: [], duplicateOf: null },
  ],
  [
    "finished as a duplicate of another",
    ofKind("Report", { actions: ["FINISH"] }),
    t.FINISH.label,
    [["chooses", t.FINISH.outcome, casework.outcomes.DUPLICATE], ["writes", t.FINISH.duplicateOf, "111 222 3334"], ["writes", t.FINISH.text, "已有人报"]],
    StaffCaseFinishDocument,
    "caseFinish",
    { case: "c1", version: 3, outcome: "DUPLICATE", text: "已有人报", photos: [], before: [], after: [], duplicateOf: "111 222 3334" },
  ],
  [
    "called back about, and nobody answered",
    ofKind("Report", { actions: ["CALL_BACK"] }),
    t.CALL_BACK.label,
    [["chooses", t.CALL_BACK.reached, t.CALL_BACK.nobody]],
    StaffCaseCallBackDocument,
    "caseCallBack",
    { case: "c1", version: 3, reached: false, content: null, score: null, text: null },
  ],
  [
    "called back about, and found good",
    ofKind("Report", { actions: ["CALL_BACK"] }),
    t.CALL_BACK.label,
    [["chooses", t.CALL_BACK.reached, t.CALL_BACK.gotThrough], ["chooses", t.CALL_BACK.content, t.CALL_BACK.satisfied], ["writes", t.CALL_BACK.text, "谢谢"]],
    StaffCaseCallBackDocument,
    "caseCallBack",
    { case: "c1", version: 3, reached: true, content: true, score: 5, text: "谢谢" },
  ],
  [
    "called back about, and not found good: it is opened again, without a score",
    ofKind("Report", { state: "DONE", actions: ["CALL_BACK"] }),
    t.CALL_BACK.label,
    [["chooses", t.CALL_BACK.reached, t.CALL_BACK.gotThrough], ["chooses", t.CALL_BACK.content, t.CALL_BACK.unsatisfied]],
    StaffCaseCallBackDocument,
    "caseCallBack",
    { case: "c1", version: 3, reached: true, content: false, score: null, text: null },
  ],
  [
    "called back about when it had ended in silence, and not found good: it stays ended, with a score",
    ofKind("Report", { state: "CLOSED", ending: "SILENT", actions: ["CALL_BACK"] }),
    t.CALL_BACK.label,
    [["chooses", t.CALL_BACK.reached, t.CALL_BACK.gotThrough], ["chooses", t.CALL_BACK.content, t.CALL_BACK.unsatisfied]],
    StaffCaseCallBackDocument,
    "caseCallBack",
    { case: "c1", version: 3, reached: true, content: false, score: 2, text: null },
  ],
  ["taken back at somebody's word", ofKind("Report", { actions: ["REVOKE"] }), t.REVOKE.label, [["writes", t.REVOKE.said, "本人来电"]], StaffCaseRevokeDocument, "caseRevoke", { case: "c1", version: 3, said: "本人来电" }],
  ["taken by a unit, without a version", order({ state: "OFFERED", actions: ["TAKE"] }), t.ORDER_TAKE.label, [], StaffOrderTakeDocument, "orderTake", { order: "c1" }],
  [
    "shown to all",
    order({ state: "CLOSED", actions: [], finish: { outcome: "SOLVED" }, photos: [picture("f1", "BEFORE"), picture("f2", "AFTER"), picture("f3", "AFTER"), picture("f4", "AFTER", "CHECKING"), picture("f5", "RAISED")] }),
    t.SHOW.label,
    [["writes", t.SHOW.text, "换了一盏灯"], ["presses", "办理之后 3", ""], ["presses", "办理之前 1", ""]],
    StaffOrderShowDocument,
    "orderShow",
    { order: "c1", version: 3, text: "换了一盏灯", photos: ["f1", "f3"] },
  ],
  [
    "published as an answer for where one stands",
    question({ state: "CLOSED", actions: [], ending: "CONFIRMED", answer: "到一楼办理" }),
    t.PUBLISH.label,
    [["writes", t.PUBLISH.question, "医保在哪里缴"]],
    StaffAnswerPublishDocument,
    "answerPublish",
    { source: "c1", region: "520329001005", question: "医保在哪里缴", answer: "到一楼办理", idempotencyKey: expect.any(String) as string },
  ],
  [
    "linked with who its other side is",
    dispute({ actions: [] }),
    t.LINK.label,
    [["chooses", t.LINK.resident, "李*"]],
    StaffSideLinkDocument,
    "disputeSideLink",
    { dispute: "c1", version: 3, side: "s1", resident: "r1" },
  ],
];

describe("A case is", () => {
  const resident = { id: "r1", name: "李*", phone: null, dependants: 0, households: [{ id: "m1", version: 1, status: "CONFIRMED", building: { id: "b1", name: "3栋" }, unit: null, door: "702" }] };
  const categories = { caseCategories: [{ code: "manhole", name: "井盖缺损", hint: null, kind: "REPORT", photoNeeded: false, promise: "" }] };

  it.each(TABLE)("%s", async (_, one, label, steps, document, field, input) => {
    answers(
      [StaffCaseTargetsDocument, targets],
      [StaffCaseCategoriesDocument, categories],
      [StaffResidentsDocument, page("residents", [resident])],
      [document, done(field, {})],
    );
    const told = vi.fn();
    const place = shown(one, told);
    await press(place, label);
    for (const [how, at, what] of steps) {
      if (how === "writes") await write(place, at, what);
      else if (how === "presses") await press(place, at);
      else await choose(place, at, what);
    }
    await settled();
    // The score is five steps, each in words.
    if ("score" in input && input.score) place.querySelectorAll<HTMLElement>(".choice-one")[5 - Number(input.score)]?.click();
    await settled();
    if (place.querySelector(".act")) await press(place, label.split("：")[0]!);
    await vi.waitFor(() => expect(sent(document)).toEqual([input]));
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith(expect.objectContaining({ state: "done" })));
  });

  it("hidden again after it was said what follows", async () => {
    answers([StaffOrderHideDocument, done("orderHide", {})]);
    const place = shown(order({ state: "CLOSED", actions: [], finish: { outcome: "SOLVED" }, showing: showing("SHOWN") }));
    await press(place, t.HIDE.label);
    expect(place.textContent).toContain(t.HIDE.sure);
    expect(sent(StaffOrderHideDocument)).toEqual([]);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(sent(StaffOrderHideDocument)).toEqual([{ order: "c1", version: 3 }]));
  });
});

describe("What is shown of an order", () => {
  const solved = (now: object): Case =>
    order({ state: "CLOSED", actions: [], finish: { outcome: "SOLVED" }, photos: [picture("f1", "BEFORE"), picture("f2", "AFTER"), picture("f3", "AFTER")], showing: now });

  it("keeps its words and its pictures where only one of them is changed", async () => {
    answers([StaffOrderShowDocument, done("orderShow", {})]);
    const place = shown(solved(showing("SHOWN", [chosen("f1"), chosen("f2", "CHECKING"), chosen("f3", "FIT", { chosen: false })])));
    await press(place, t.SHOW.edit);
    expect(place.textContent).toContain(t.SHOW.editNote);
    await press(place, "办理之后 3");
    await press(place, t.SHOW.edit);
    await vi.waitFor(() => expect(sent(StaffOrderShowDocument)).toEqual([{ order: "c1", version: 3, text: "换了一盏灯", photos: ["f1", "f2", "f3"] }]));
  });

  it("is never a picture that was found unfit for all", async () => {
    answers([StaffOrderShowDocument, done("orderShow", {})]);
    const place = shown(solved(showing("SHOWN", [chosen("f1", "UNFIT"), chosen("f2")])));
    await press(place, t.SHOW.edit);
    expect(place.querySelectorAll(".pc-one")).toHaveLength(2);
    await press(place, t.SHOW.edit);
    await vi.waitFor(() => expect(sent(StaffOrderShowDocument)).toEqual([{ order: "c1", version: 3, text: "换了一盏灯", photos: ["f2"] }]));
  });

  it("is shown anew with the word that an office took it down", async () => {
    const place = shown(solved(showing("HIDDEN", [chosen("f2")])));
    await press(place, t.SHOW.again);
    expect(place.textContent).toContain("由工作人员撤下");
    expect(place.querySelectorAll(".pc-one.chosen")).toHaveLength(1);
  });

  it("stands in the form as it is now, also after it was changed", async () => {
    const now = shallowRef(solved(showing("SHOWN", [chosen("f2")])));
    const place = part.show(defineComponent(() => () => h(CaseActs, { of: now.value, ground })));
    now.value = solved({ ...showing("SHOWN", [chosen("f2"), chosen("f3")]), text: "换了两盏灯" });
    await settled();
    await press(place, t.SHOW.edit);
    expect(place.querySelectorAll(".pc-one.chosen")).toHaveLength(2);
  });
});

describe("What is wrong with it", () => {
  it("stands at its field before anything is sent: what is missing, what is no time", async () => {
    answers([StaffCasePauseDocument, done("casePause", {})]);
    const place = shown(ofKind("Report", { actions: ["PAUSE"] }));
    await press(place, t.PAUSE.label);
    await write(place, t.PAUSE.until, "下周三");
    await press(place, t.PAUSE.label);
    expect(Array.from(place.querySelectorAll("[role=alert]"), (one) => one.textContent)).toEqual([t.choose, t.time, t.write]);
    expect(sent(StaffCasePauseDocument)).toEqual([]);
  });

  it("stands at its field in the server's words, each at its own, and what was typed stays", async () => {
    const errors = [
      { field: "until", code: "WINDOW", message: "最多暂停 30 天。" },
      { field: "text", code: "MARKUP", message: "有看不见的字符。" },
      { field: null, code: "PAUSED_OFTEN", message: "已经暂停过三次。" },
    ];
    answers([StaffCasePauseDocument, { casePause: { case: null, userErrors: errors } }]);
    const place = shown(ofKind("Report", { actions: ["PAUSE"] }));
    await press(place, t.PAUSE.label);
    await choose(place, t.PAUSE.reason, casework.pauses.APPOINTMENT);
    await write(place, t.PAUSE.until, "2099-12-01");
    await write(place, t.PAUSE.text, "周三上门");
    await press(place, t.PAUSE.label);
    await vi.waitFor(() => expect(place.textContent).toContain("已经暂停过三次。"));
    const wrong = Array.from(place.querySelectorAll<HTMLElement>(".field.wrong"));
    expect(wrong.map((one) => [one.querySelector(".field-label")?.textContent, one.querySelector(".field-error")?.textContent])).toEqual([
      [t.PAUSE.until, "最多暂停 30 天。"],
      [t.PAUSE.text, "有看不见的字符。"],
    ]);
  });

  it("is not asked of what is not shown", () => {
    const [finish] = actsOf(ofKind("Report", { actions: ["FINISH"] }), ground) as [Act];
    expect(wrongsOf(finish, { outcome: "SOLVED", text: "好了", duplicateOf: "" }, {})).toEqual({});
    expect(wrongsOf(finish, { outcome: "DUPLICATE", text: "好了", duplicateOf: "" }, {})).toEqual({ duplicateOf: t.write });
  });

  it("is said of pictures that are not with the server, unless they may wait with what they are for", () => {
    const [finish] = actsOf(order({ actions: ["FINISH"] }), ground) as [Act];
    const kept = [{ id: null, state: "kept" as const, url: "a", key: "k", at: 0 }];
    const typed = { outcome: "SOLVED", text: "好了" };
    expect(wrongsOf(finish, typed, { photos: kept })).toEqual({});
    expect(wrongsOf(finish, typed, { after: kept })).toEqual({ after: t.uploading });
    expect(wrongsOf(finish, typed, { photos: [{ ...kept[0]!, state: "sending" as const }] })).toEqual({ photos: t.uploading });
  });

  it("does not end what was begun: half a form is found again, and thrown away on request", async () => {
    const one = ofKind("Report", { actions: ["RETURN"] });
    const place = shown(one);
    await press(place, t.RETURN.label);
    await write(place, t.RETURN.reason, "不归我们管");
    await settled();
    part.leave();
    const again = shown(one);
    await vi.waitFor(() => expect(again.querySelector(".act")).not.toBeNull());
    await press(again, staff.edit.cancel);
    expect(again.querySelector(".act")).toBeNull();
    part.leave();
    expect(shown(one).querySelector(".act")).toBeNull();
  });
});
