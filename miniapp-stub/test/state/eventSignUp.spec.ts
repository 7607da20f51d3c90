import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CheckInToEventDocument, SignUpForEventDocument } from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { checkIn } from "@/state/eventCheckIn";
import { barredBy, doneSaid, faultOf, FAMILY, inOrder, inputOf, nothingAnswered, signUpFor, signUpWaits, stepOfRefusal, stepsOf, whoOf, type SignUpForm } from "@/state/eventSignUp";
import { signUp as texts } from "@/texts/event";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";
import { anEvent, aQuestion, aSignUp } from "../pages/eventData";

const questions = [
  aQuestion(1, { type: "TEXT" }),
  aQuestion(2, { type: "NUMBER", required: false }),
  aQuestion(3, { type: "YES_NO" }),
  aQuestion(4, { type: "ONE_OF", options: ["上午", "下午"] }),
  aQuestion(5, { type: "SOME_OF", options: ["血压", "血糖"] }),
];
const event = anEvent({ questions });
const filled = (more: Partial<SignUpForm> = {}): SignUpForm => ({
  ...nothingAnswered(),
  answers: { 1: { text: " 没有过敏 ", options: [] }, 3: { text: "是", options: [] }, 4: { text: "上午", options: [] }, 5: { text: "", options: ["血压", "血糖"] } },
  ...more,
});

describe("the form of signing up", () => {
  it("asks for whom, each question, and then once more", () => {
    expect(stepsOf(event, nothingAnswered())).toEqual(["who", "question1", "question2", "question3", "question4", "question5", "check"]);
  });

  it("asks a household not for whom, and for a date of birth where the server wants one", () => {
    expect(stepsOf(anEvent({ perHousehold: true }), { ...nothingAnswered(), asksBirth: true })).toEqual(["birth", "check"]);
  });

  it.each([
    ["question1", texts.faults.answer],
    ["question2", ""],
    ["question3", texts.faults.choose],
    ["question4", texts.faults.choose],
    ["question5", texts.faults.choose],
    ["who", ""],
    ["check", ""],
  ] as const)("left empty, %s says what it wants", (step, said) => {
    expect(faultOf(step, event, nothingAnswered())).toBe(said);
  });

  it.each([["1.5", true], ["-1", true], ["很多", true], ["1234567", true], ["0", false], ["999999", false], [" 12 ", false]])("takes %s for a whole number only where it is one", (text, wrong) => {
    expect(faultOf("question2", event, { ...nothingAnswered(), answers: { 2: { text, options: [] } } })).toBe(wrong ? texts.faults.number : "");
  });

  it("wants a family member's whole name, and a day that there was", () => {
    expect(faultOf("who", event, { ...nothingAnswered(), forWhom: FAMILY, familyName: " " })).toBe(texts.faults.family);
    expect(faultOf("birth", event, { ...nothingAnswered(), birth: "19580230" })).toBe(texts.faults.birth);
    expect(faultOf("birth", event, { ...nothingAnswered(), birth: "19580301" })).toBe("");
  });

  it("sends each answer as its type wants it, and what was left empty not at all", () => {
    expect(inputOf(event, filled())).toEqual({
      event: "e1",
      forWhom: undefined,
      answers: [{ number: 1, text: "没有过敏" }, { number: 3, text: "是" }, { number: 4, text: "上午" }, { number: 5, options: ["血压", "血糖"] }],
      birthDate: undefined,
    });
  });

  it("sends for whom it is, once, and the date of birth where it was asked for", () => {
    expect(inputOf(event, filled({ forWhom: "d1", familyName: "李奶奶" })).forWhom).toEqual({ dependant: "d1" });
    expect(inputOf(event, filled({ forWhom: FAMILY, familyName: " 李大明 " })).forWhom).toEqual({ familyMember: "李大明" });
    expect(inputOf({ ...event, perHousehold: true }, filled({ forWhom: "d1" })).forWhom).toBeUndefined();
    expect(inputOf(event, filled({ birth: "1958-3-1", asksBirth: true })).birthDate).toBe("1958-03-01");
    expect(inputOf(event, filled({ birth: "1958-3-1" })).birthDate).toBeUndefined();
  });

  it.each([
    ["AGE_UNKNOWN", "birthDate", "birth"],
    ["BIRTH_DATE", "birthDate", "birth"],
    ["NOT_FAMILY", "forWhom", "who"],
    ["WRONG_GROUP", "forWhom", "who"],
    // The third that was sent: the second was left empty.
    ["ANSWER_INVALID", "answers[2].text", "question4"],
    ["KEY_REUSED", "", undefined],
  ])("is mended, where %s was said of %s, at %s", (code, field, step) => {
    expect(stepOfRefusal({ code, field }, event, filled())).toBe(step);
  });

  it("knows what nothing in it mends", () => {
    expect(["FULL", "BLOCKED", "NAME_MISSING", "WRONG_AGE", undefined].map(barredBy)).toEqual(["FULL", "BLOCKED", "NAME_MISSING", undefined, undefined]);
  });
});

describe("what one has", () => {
  it("is told by whom it is for, and what came of it", () => {
    expect([whoOf(aSignUp()), whoOf(aSignUp(), true), whoOf(aSignUp({ own: false, forWhom: "李奶奶" })), whoOf(aSignUp({ own: false }))]).toEqual(["本人", "本户", "李奶奶", "家人"]);
    expect(doneSaid(aSignUp())).toBe("名额已留好");
    expect(doneSaid(aSignUp({ state: "WAITING", ahead: 2 }))).toBe("候补第 3 位");
  });

  it("stands before what one had", () => {
    const states = inOrder([aSignUp({ state: "CANCELLED" }), aSignUp({ state: "WAITING" }), aSignUp({ state: "LAPSED" }), aSignUp()]).map(({ state }) => state);
    expect(states).toEqual(["WAITING", "PLACED", "CANCELLED", "LAPSED"]);
  });
});

describe("signing up on a bad line", () => {
  beforeEach(logIn);
  afterEach(endSession);

  it("waits, says so of this event alone, and goes once when the signal is back, by the same key", async () => {
    const keys: string[] = [];
    const heard = (input: unknown): void => void keys.push((input as { idempotencyKey: string }).idempotencyKey);
    thePhone().server = (request) => {
      if (request.body.documentId === documentId(SignUpForEventDocument)) heard(request.body.variables.input);
      request.lose();
    };
    expect(await signUpFor(event, filled())).toMatchObject({ state: "waiting" });
    await checkIn("123456", "e2");
    expect([signUpWaits("e1"), signUpWaits("e2")]).toEqual([true, false]);
    // Who presses once more means the one that waits.
    await signUpFor(event, filled());
    expect(waiting.value).toHaveLength(2);
    let done = 0;
    answers([CheckInToEventDocument, { eventCheckIn: { event: null, signUps: [], userErrors: [] } }], [SignUpForEventDocument, ({ input }: { input: unknown }) => (heard(input), done++, { eventSignUp: { signUp: aSignUp(), userErrors: [] } })]);
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    }, 6_000);
    expect(done).toBe(1);
    expect(new Set(keys).size).toBe(1);
    expect(signUpWaits("e1")).toBe(false);
  });
});
