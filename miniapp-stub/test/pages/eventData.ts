import type { EventFacts, EventLine, SignUp } from "@/state/events";
import type { Question } from "@/state/eventSignUp";

/** A health check that is still far off, open to sign up, as a list shows it. */
export function aLine(more: Partial<EventLine> = {}): EventLine {
  return {
    id: "e1",
    kind: "HEALTH_CHECK",
    title: "网约车司机免费体检",
    state: "PUBLISHED",
    startsAt: "2099-12-10T09:00:00+08:00",
    endsAt: "2099-12-10T11:30:00+08:00",
    venue: "社区服务中心二楼",
    signUpOpensAt: "2026-01-01T09:00:00+08:00",
    signUpClosesAt: "2099-12-09T18:00:00+08:00",
    placesLeft: 37,
    waiting: 0,
    waitingLimit: null,
    location: null,
    ...more,
  };
}

/** The same, whole. */
export function anEvent(more: Partial<EventFacts> = {}): EventFacts {
  return {
    ...aLine(),
    text: "早上不要吃东西。\n带身份证。",
    host: "县人民医院",
    contact: "张医生 0851-24621234",
    publisher: "积善社区",
    cancelledReason: null,
    cancelUntil: "2099-12-09T18:00:00+08:00",
    perHousehold: false,
    capacity: 500,
    offerMinutes: 120,
    came: null,
    score: null,
    scores: 0,
    calendarPath: "/events/e1.ics",
    codePath: "/events/e1/code.png",
    building: null,
    who: { text: "网约车司机" },
    groups: [],
    questions: [],
    cover: null,
    series: null,
    report: null,
    signUps: [],
    ...more,
  };
}

export function aQuestion(number: number, more: Partial<Question> = {}): Question {
  return { number, type: "TEXT", label: `问题${number}`, purpose: "供医生参考", required: true, options: [], ...more };
}

/** A place of one's own. */
export function aSignUp(more: Partial<SignUp> = {}): SignUp {
  return {
    id: "s1",
    state: "PLACED",
    standing: "名额已留好，12月10日 09:00 见。",
    forWhom: null,
    own: true,
    group: null,
    ahead: null,
    pass: "P-1-abcdef",
    checkedInAt: null,
    noShow: false,
    actions: ["CANCEL"],
    score: null,
    answers: [],
    ...more,
  };
}

export const wang = { id: "p1", consented: true, name: "王小芳", phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };
