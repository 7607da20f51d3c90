import { describe, expect, it } from "vitest";
import { distanceSaid, metresBetween } from "@/state/distance";
import { offerOf, offerSaid, stateOf, type EventShown, type Offer } from "@/state/events";
import { endOfWeek, spanSaid, timeSaid } from "@/state/eventTimes";
import { maskedName } from "@/state/names";
import { phoneIn } from "@/state/phoneIn";
import { aLine } from "../pages/eventData";

/** A Wednesday, by the clock of whoever runs this. */
const NOW = new Date(2026, 10, 25, 15, 0).getTime();
type Moment = readonly [year: number, month: number, day: number, hours: number, minutes: number];
const at = (...date: Moment): string => new Date(...date).toISOString();

describe("when an event is", () => {
  it.each<[string, Moment, string]>([
    ["earlier today", [2026, 10, 25, 9, 0], "今天 09:00"],
    ["just before midnight", [2026, 10, 25, 23, 59], "今天 23:59"],
    ["tomorrow", [2026, 10, 26, 0, 0], "明天 00:00"],
    ["yesterday", [2026, 10, 24, 23, 59], "昨天 23:59"],
    ["in the week to come", [2026, 10, 28, 9, 0], "周六 09:00"],
    ["six days on", [2026, 11, 1, 9, 0], "周二 09:00"],
    ["on the same weekday again", [2026, 11, 2, 9, 0], "12月2日 09:00"],
    ["later", [2026, 11, 10, 9, 5], "12月10日 09:05"],
    ["before, in the same week", [2026, 10, 23, 9, 0], "11月23日 09:00"],
    ["in another year", [2027, 0, 5, 9, 0], "2027年1月5日 09:00"],
  ])("%s is said as people say it", (_, date, said) => {
    expect(timeSaid(at(...date), NOW)).toBe(said);
  });

  it("is a span of one day, or of several", () => {
    const startsAt = at(2026, 10, 28, 9, 0);
    expect(spanSaid({ startsAt, endsAt: at(2026, 10, 28, 11, 30) }, NOW)).toBe("周六 09:00–11:30");
    expect(spanSaid({ startsAt, endsAt: at(2026, 10, 29, 17, 0) }, NOW)).toBe("周六 09:00 至 周日 17:00");
  });

  it("is in this week up to the night of its Sunday, on a Sunday too", () => {
    const monday = new Date(2026, 10, 30).toISOString();
    for (const day of [23, 25, 28, 29]) expect(endOfWeek(new Date(2026, 10, day, 22, 0).getTime())).toBe(monday);
    expect(endOfWeek(new Date(2026, 10, 30).getTime())).toBe(new Date(2026, 11, 7).toISOString());
  });
});

describe("what an event offers", () => {
  const open = aLine({ signUpOpensAt: at(2026, 10, 25, 9, 0), signUpClosesAt: at(2026, 11, 9, 18, 0), startsAt: at(2026, 11, 10, 9, 0), endsAt: at(2026, 11, 10, 11, 30) });
  const full = { placesLeft: 0 };

  it.each<[string, Partial<EventShown>, Offer, string]>([
    ["places", {}, "PLACES", "还有 37 个名额"],
    ["a waitlist without a bound", { ...full, waiting: 900, waitingLimit: null }, "WAITLIST", "已满，可候补"],
    ["a waitlist with room", { ...full, waiting: 9, waitingLimit: 10 }, "WAITLIST", "已满，可候补"],
    ["a waitlist that is full", { ...full, waiting: 10, waitingLimit: 10 }, "FULL", "已满"],
    ["no waitlist", { ...full, waiting: 0, waitingLimit: 0 }, "FULL", "已满"],
    ["nothing yet", { signUpOpensAt: at(2026, 10, 25, 15, 1) }, "LATER", "未开始报名"],
    ["nothing any more", { signUpClosesAt: at(2026, 10, 25, 15, 0) }, "CLOSED", "报名已结束"],
    ["itself, where it has begun", { startsAt: at(2026, 10, 25, 15, 0) }, "RUNNING", "正在进行"],
    ["nothing, where it is over", { startsAt: at(2026, 10, 25, 9, 0), endsAt: at(2026, 10, 25, 15, 0) }, "ENDED", "已结束"],
    ["nothing, where it was called off", { state: "CANCELLED" }, "CANCELLED", "已取消"],
    ["something, of which a plate knows not how much", { placesLeft: undefined, state: undefined, vacancy: "PLACES" }, "PLACES", "报名中"],
    ["a turn, as a plate says", { placesLeft: undefined, state: undefined, vacancy: "LINE" }, "WAITLIST", "已满，可候补"],
    ["nothing, as a plate says", { placesLeft: undefined, state: undefined, vacancy: "NONE" }, "FULL", "已满"],
    ["what a plate's page said before it knew", { placesLeft: undefined, state: undefined }, "PLACES", "报名中"],
  ])("is %s, in words and by a sign", (_, more, offer, words) => {
    const event = { ...open, ...more };
    expect(offerOf(event, NOW)).toBe(offer);
    expect(offerSaid(event, NOW)).toMatchObject({ words, icon: expect.any(String) as string });
  });

  it("has a sign of its own for what can be had, waited for, and not", () => {
    const icons = [{}, { ...full }, { ...full, waitingLimit: 0 }].map((more) => offerSaid({ ...open, ...more }, NOW).icon);
    expect(new Set(icons).size).toBe(3);
  });

  it("goes by the clock where what is known is old, but never back from what was called off or is over", () => {
    expect(stateOf({ ...open, state: "PUBLISHED" }, Date.parse(open.endsAt))).toBe("ENDED");
    expect(stateOf({ ...open, state: "ENDED" }, NOW)).toBe("ENDED");
    expect(stateOf({ ...open, state: "CANCELLED" }, Date.parse(open.endsAt))).toBe("CANCELLED");
  });
});

describe("how far an event is", () => {
  const here = { longitude: 107.9, latitude: 27.2 };

  it("is right to a metre in a thousand", () => {
    expect(metresBetween(here, { ...here, latitude: 27.21 })).toBeGreaterThan(1111);
    expect(metresBetween(here, { ...here, latitude: 27.21 })).toBeLessThan(1113);
    expect(metresBetween(here, { ...here, longitude: 107.91 })).toBeCloseTo(989, -1);
  });

  it("is said in tens of metres, or in kilometres", () => {
    expect(distanceSaid(here, { ...here, latitude: 27.2027 })).toBe("约 300 米");
    expect(distanceSaid(here, { ...here, latitude: 27.2108 })).toBe("约 1.2 公里");
    expect(distanceSaid(here, { ...here, latitude: 27.20897 })).toBe("约 1.0 公里");
    expect(distanceSaid(here, here)).toBe("约 10 米");
  });

  it("is not said where one of the points is not known", () => {
    expect(distanceSaid(here, null)).toBe("");
    expect(distanceSaid(undefined, here)).toBe("");
  });
});

describe("whom to ask", () => {
  it.each([
    ["张医生 0851-24621234", "085124621234"],
    ["13800000001（王英）", "13800000001"],
    ["打 12345", "12345"],
    ["24621234", "24621234"],
    ["问社区前台", undefined],
  ])("%s is dialled as %s", (words, number) => {
    expect(phoneIn(words)).toBe(number);
  });
});

describe("a name that others can read", () => {
  it.each([["王英", "王*"], ["王小英", "王*英"], ["欧阳小英", "欧**英"], ["王", "*"], ["𠮷田太郎", "𠮷**郎"]])("%s is shown as %s", (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });
});
