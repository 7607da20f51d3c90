import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MeDocument, MyFamilyDocument, MyRolesDocument, OneEventDocument, SignUpForEventDocument } from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me } from "@/state/account";
import { keptPass } from "@/state/eventPass";
import EventPage from "@/pages/event/event.vue";
import SignUpPage from "@/pages/signup/signup.vue";
import { mainAction, signUp as texts } from "@/texts/event";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "./answers";
import { anEvent, aQuestion, aSignUp, wang } from "./eventData";
import { leave, press, show } from "./shown";

const family = { me: { id: "p1", dependants: [{ id: "d1", kind: "ELDER", status: "ACTIVE", name: "李奶奶", phone: null, age: 80, consent: "IN_PERSON", accountAgreedAt: null, version: 1, households: [] }, { id: "d2", kind: "CHILD", status: "ENDED", name: "王明", phone: null, age: 19, consent: null, accountAgreedAt: null, version: 1, households: [] }], guardians: [] } };
const questions = [
  aQuestion(1, { type: "YES_NO", label: "有没有药物过敏" }),
  aQuestion(2, { type: "SOME_OF", label: "想查哪几项", options: ["血压", "血糖", "视力"] }),
  aQuestion(3, { label: "还有什么要说的", required: false }),
];

const table = (event: object | null): Array<[object, unknown]> => [
  [MeDocument, { me: wang }],
  [MyRolesDocument, { me: { id: "p1", roles: [] } }],
  [MyFamilyDocument, family],
  [OneEventDocument, { event }],
];
const taken = (more: object = {}): [object, unknown] => [SignUpForEventDocument, { eventSignUp: { signUp: aSignUp(more), userErrors: [] } }];
const declined = (code: string, message: string, field: string | null = null): [object, unknown] => [SignUpForEventDocument, { eventSignUp: { signUp: null, userErrors: [{ field, code, message }] } }];

const sent = (): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(SignUpForEventDocument))
    .map((one) => one.body.variables.input as Record<string, unknown>);

/** A line on which all is read, and nothing sent comes through. */
function cut(): void {
  const known = thePhone().server;
  thePhone().server = (request) => (request.body.documentId === documentId(SignUpForEventDocument) ? request.lose() : known(request));
}

async function opens(event: object | null, ...more: Array<[object, unknown]>): Promise<HTMLElement> {
  leave();
  forgetHooks();
  answers(...table(event), ...more);
  if (!more.length) cut();
  const place = show(SignUpPage);
  happens("onLoad", { event: "e1" });
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

async function writes(place: HTMLElement, label: string, words: string): Promise<void> {
  const field = place.querySelector(`[aria-label="${label}"]:is(input, textarea)`);
  if (!field) throw new Error(`No field ${label} in: ${place.textContent}`);
  field.dispatchEvent(Object.assign(new Event("input"), { detail: { value: words } }));
  await settled();
}

beforeEach(() => {
  logIn();
  me.value = wang;
});
afterEach(async () => {
  leave();
  answers(...table(anEvent()), taken());
  await vi.waitFor(async () => {
    await work();
    expect(waiting.value).toEqual([]);
  }, 6_000);
  endSession();
});

describe("signing up", () => {
  it("asks one thing a page, each with what it is for, and tells what came of it", async () => {
    const place = await opens(anEvent({ questions }), taken());
    for (const words of ["第 1 步，共 5 步", "本人（王小芳）", "李奶奶", texts.who.familyNote]) expect(place.textContent).toContain(words);
    expect(place.textContent).not.toContain("王明");
    await goesOn(place, "李奶奶", texts.next);
    for (const words of ["有没有药物过敏", "收集目的：供医生参考"]) expect(place.textContent).toContain(words);
    await goesOn(place, texts.next);
    expect(place.textContent).toContain(texts.faults.choose);
    await goesOn(place, texts.no, texts.next, "血糖", "血压", texts.next);
    expect(place.textContent).toContain("还有什么要说的（可以不填）");
    await goesOn(place, texts.next);
    for (const words of [texts.check.head, "李奶奶", "否", "血压、血糖", texts.check.none, "现在还有 37 个名额，以提交时为准。"]) expect(place.textContent).toContain(words);
    await goesOn(place, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain("名额已留好"));
    expect(place.textContent).toContain("名额已留好，12月10日 09:00 见。");
    expect(sent()).toEqual([{ event: "e1", forWhom: { dependant: "d1" }, answers: [{ number: 1, text: "否" }, { number: 2, options: ["血压", "血糖"] }], idempotencyKey: expect.any(String) as string }]);
    expect(keptPass("s1")?.signUp.pass).toBe("P-1-abcdef");
    press(place, texts.toPass);
    expect(thePhone().went.at(-1)).toBe("redirectTo /pages/pass/pass?id=s1");
  });

  it("tells who has to wait at which place", async () => {
    const place = await opens(anEvent({ placesLeft: 0 }), taken({ state: "WAITING", ahead: 2, pass: null, standing: "您排在第 3 位，有名额会马上通知您。" }));
    await goesOn(place, texts.next);
    expect(place.textContent).toContain(texts.check.waitlist);
    await goesOn(place, texts.check.sendWaitlist);
    await vi.waitFor(() => expect(place.textContent).toContain("候补第 3 位"));
    expect(place.textContent).toContain("您排在第 3 位，有名额会马上通知您。");
    expect(place.textContent).not.toContain(texts.toPass);
  });

  it("of a household asks not for whom", async () => {
    const place = await opens(anEvent({ perHousehold: true }), taken());
    expect(place.textContent).toContain(texts.household);
    await goesOn(place, texts.check.send);
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).not.toHaveProperty("forWhom");
  });

  it("of somebody in one's household takes their whole name, and says beneath it where there is nobody of it", async () => {
    const place = await opens(anEvent(), declined("NOT_FAMILY", "同住的人里没有叫这个名字的。", "forWhom.familyMember"));
    await goesOn(place, texts.who.family, texts.next);
    expect(place.textContent).toContain(texts.faults.family);
    await writes(place, texts.who.familyName, "李大明");
    await goesOn(place, texts.next);
    expect(place.textContent).toContain("李大明");
    await goesOn(place, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain("同住的人里没有叫这个名字的。"));
    expect(place.textContent).toContain(texts.who.familyName);
    expect(sent()[0]).toMatchObject({ forWhom: { familyMember: "李大明" } });
  });

  it("asks for the date of birth where the server does not know it, and only then", async () => {
    const place = await opens(anEvent(), declined("AGE_UNKNOWN", "请填写出生日期。", "birthDate"));
    expect(place.textContent).toContain("共 2 步");
    await goesOn(place, texts.next, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.birthWhy));
    for (const words of ["第 2 步，共 3 步", "请填写出生日期。"]) expect(place.textContent).toContain(words);
    await writes(place, texts.birth, "19580301");
    answers(...table(anEvent()), taken());
    await goesOn(place, texts.next, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain("名额已留好"));
    expect(sent().map(({ birthDate }) => birthDate)).toEqual([undefined, "1958-03-01"]);
    // What was declined was another thing than what is asked for now.
    expect(new Set(sent().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it.each([
    ["FULL", "名额和候补都满了。有人取消就会空出名额。", texts.refused.FULL, texts.again],
    ["BLOCKED", "您三次没有到场，12月20日前不能报名。", texts.refused.BLOCKED, "12月20日前"],
    ["NAME_MISSING", "请先填写姓名。", texts.refused.NAME_MISSING, texts.toProfile],
    ["NO_HOUSEHOLD", "您还没有核实过的住处。", texts.refused.NO_HOUSEHOLD, texts.toHomes],
    ["CANCELLED", "活动已取消：下大雪。", texts.refused.CANCELLED, "下大雪"],
  ])("that is barred by %s says why, and the way on", async (code, message, title, more) => {
    const place = await opens(anEvent(), declined(code, message));
    await goesOn(place, texts.next, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain(title));
    for (const words of [message, more]) expect(place.textContent).toContain(words);
    press(place, texts.toEvent);
    expect(thePhone().went.at(-1)).toBe("redirectTo /pages/event/event?id=e1");
  });

  it("that was full can be tried again, with all that was written", async () => {
    const place = await opens(anEvent({ questions: [questions[0]!] }), declined("FULL", "名额刚刚被报满。"));
    await goesOn(place, texts.next, texts.no, texts.next, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.refused.FULL));
    answers(...table(anEvent({ questions: [questions[0]!] })), taken());
    await goesOn(place, texts.again);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.check.head));
    await goesOn(place, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain("名额已留好"));
    expect(sent()[1]).toMatchObject({ answers: [{ number: 1, text: "否" }] });
  });

  it("without a signal is kept, says that it is no place yet, and goes once when there is one; the event then tells of it", async () => {
    const place = await opens(anEvent());
    await goesOn(place, texts.next);
    await goesOn(place, texts.check.send);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.kept));
    expect(place.textContent).toContain("是否有名额以提交时为准");
    expect(waiting.value).toMatchObject([{ title: "报名：网约车司机免费体检" }]);
    const again = await opens(anEvent());
    expect(again.textContent).toContain(texts.kept);
    leave();
    forgetHooks();
    const event = show(EventPage);
    happens("onLoad", { id: "e1" });
    happens("onShow");
    await settled();
    await settled();
    expect(event.textContent).toContain(mainAction.waits);
    answers(...table(anEvent({ signUps: [aSignUp()] })), taken());
    await vi.waitFor(async () => {
      await work();
      expect(event.textContent).toContain("名额已留好，12月10日 09:00 见。");
    }, 6_000);
    expect(event.textContent).not.toContain(mainAction.waits);
    expect(new Set(sent().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    // The form is empty again: nothing is left to be sent twice.
    expect((await opens(anEvent())).textContent).not.toContain(texts.found);
  });

  it("of no event says so; whoever is not logged in is asked to", async () => {
    expect((await opens(null)).textContent).toContain("没有找到这个活动");
    endSession();
    leave();
    expect((await opens(anEvent())).textContent).toContain("请先登录");
  });
});
