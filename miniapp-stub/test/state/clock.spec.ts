import { describe, expect, it } from "vitest";
import { clockWords, type ClockFacts } from "@/state/clock";

const said = (facts: Partial<ClockFacts>) => clockWords({ minutesLeft: null, overdue: false, urgent: false, paused: false, ...facts });
const words = (minutesLeft: number, urgent = false) => said({ minutesLeft, urgent, overdue: minutesLeft < 0 })?.words;

describe("the clock of a case", () => {
  it("says nothing where there is no deadline", () => {
    expect(said({})).toBeUndefined();
  });

  it("counts in working time where an office does, and by the day's clock where it is urgent", () => {
    expect([59, 60, 150, 480, 1439].map((minutes) => words(minutes))).toEqual(["还剩 59 分钟工作时间", "还剩 1 个工作时", "还剩 2 个工作时", "还剩 1 个工作日", "还剩 2 个工作日"]);
    expect([29, 90, 1439, 1440, 4000].map((minutes) => words(minutes, true))).toEqual(["还剩 29 分钟", "还剩 1 小时", "还剩 23 小时", "还剩 1 天", "还剩 2 天"]);
  });

  it("promises no more than there is: less than a minute is now", () => {
    expect(words(0)).toBe("马上到期");
    expect(words(119)).toBe("还剩 1 个工作时");
  });

  it("says by how much it is late, and that it is where nobody says by how much", () => {
    expect([-1, -61, -481].map((minutes) => words(minutes))).toEqual(["已逾期 1 分钟工作时间", "已逾期 1 个工作时", "已逾期 1 个工作日"]);
    expect(said({ overdue: true })?.words).toBe("已逾期");
    expect(said({ overdue: true, minutesLeft: 0 })?.words).toBe("已逾期");
  });

  it("is soon within an hour of an office, and half an hour of the urgent; then and when late its colour and sign change too", () => {
    const tone = (minutesLeft: number, urgent: boolean) => said({ minutesLeft, urgent, overdue: minutesLeft < 0 })?.tone;
    expect([61, 60, -1].map((minutes) => tone(minutes, false))).toEqual(["calm", "soon", "over"]);
    expect([31, 30, -1].map((minutes) => tone(minutes, true))).toEqual(["calm", "soon", "over"]);
    expect(said({ minutesLeft: -5, overdue: true })?.icon).toBe("warning");
  });

  it("that stands says so, whatever the minutes were", () => {
    expect(said({ paused: true, minutesLeft: null })).toMatchObject({ tone: "paused", words: "暂停计时", icon: "paused" });
  });
});
