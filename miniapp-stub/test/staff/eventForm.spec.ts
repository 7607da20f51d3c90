import { beforeEach, describe, expect, it, vi } from "vitest";
import { blankAt, contentOf, moved, save, writtenOf, type Written } from "@/staff/state/eventForm";
import { fieldOf, saidOf, wrongsOf } from "@/staff/state/eventWrongs";
import type { Ground } from "@/staff/state/ground";
import { organising } from "@/texts/organising";
import { publishing } from "@/texts/publishing";
import { aFile, BUILDING } from "./eventData";

const server = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock("@/server/outbox", async (original) => ({ ...(await original<object>()), send: server.send }));

const community: Ground = { kind: "region", id: "520329001005", name: "积善社区", size: "COMMUNITY", role: "COMMUNITY_STAFF" };
const t = organising.form;

const whole = (change: Partial<Written> = {}): Written => ({
  ...blankAt(community),
  title: "网约车司机免费体检",
  text: "空腹来，带身份证。",
  host: "县人民医院",
  venue: "社区服务中心二楼",
  startsAt: "2026-12-10 8:30",
  endsAt: "2026-12-10 11:30",
  capacity: "500",
  ...change,
});

beforeEach(() => {
  vi.resetAllMocks();
  server.send.mockResolvedValue({ state: "done", payload: { userErrors: [] } });
});

describe("An event that is written", () => {
  it("begins at one's own region, for everyone, with a waitlist, at times that the server sets", () => {
    expect(contentOf(whole())).toEqual({
      ...{ kind: "HEALTH_CHECK", title: "网约车司机免费体检", text: "空腹来，带身份证。", host: "县人民医院", contact: null, venue: "社区服务中心二楼" },
      ...{ building: null, location: null, startsAt: "2026-12-10T08:30:00+08:00", endsAt: "2026-12-10T11:30:00+08:00" },
      ...{ signUpOpensAt: null, signUpClosesAt: null, cancelUntil: null, places: [{ region: "520329001005" }], capacity: 500, perHousehold: false },
      ...{ who: { audiences: ["EVERYONE"], fromAge: null, untilAge: null }, groups: [], waitingLimit: null, offerMinutes: 120, questions: [], cover: null, repeats: null },
    });
    expect(wrongsOf(whole())).toEqual({});
  });

  it("comes out of the form as it went in", () => {
    const file = aFile({ repeats: { monthlyOn: 10, weekly: false, until: "2027-06-30" } });
    const { event } = file;
    expect(contentOf(writtenOf(file), file)).toEqual({
      ...{ kind: event.kind, title: event.title, text: event.text, host: event.host, contact: event.contact, venue: event.venue },
      ...{ building: BUILDING.id, location: null, startsAt: event.startsAt, endsAt: event.endsAt },
      // The end of signing up is the begin, and goes on being it.
      ...{ signUpOpensAt: event.signUpOpensAt, signUpClosesAt: null, cancelUntil: event.cancelUntil, places: [{ region: "520329001005" }] },
      ...{ capacity: 500, perHousehold: false, who: { audiences: ["RESIDENTS"], fromAge: 60, untilAge: null } },
      groups: [{ name: "网约车司机", capacity: 300, who: { audiences: ["RIDERS"], fromAge: null, untilAge: null } }],
      ...{ waitingLimit: 50, offerMinutes: 90, cover: "f1" },
      questions: [
        { type: "YES_NO", label: "有没有药物过敏", purpose: "供医生参考", required: true, options: [] },
        { type: "ONE_OF", label: "想查哪一项", purpose: "安排科室", required: false, options: ["心电图", "B 超"] },
      ],
      repeats: { monthlyOn: 10, weekly: false, until: "2027-06-30" },
    });
  });

  it("keeps the very moments that nobody touched, and reads those that somebody did", () => {
    const file = aFile({}, { signUpOpensAt: "2026-11-21T09:13:27+08:00" });
    expect(contentOf(writtenOf(file), file).signUpOpensAt).toBe("2026-11-21T09:13:27+08:00");
    expect(contentOf({ ...writtenOf(file), signUpOpensAt: "2026-11-22 9:00" }, file).signUpOpensAt).toBe("2026-11-22T09:00:00+08:00");
  });

  it("is at a point, or nowhere that is known, where it is in no building of ours", () => {
    const file = aFile({}, { building: null, location: { longitude: 107.885, latitude: 27.223 } });
    expect(writtenOf(file)).toMatchObject({ spot: "point", point: "107.885,27.223" });
    expect(contentOf(writtenOf(file), file)).toMatchObject({ building: null, location: { longitude: 107.885, latitude: 27.223 } });
    expect(contentOf({ ...writtenOf(file), spot: "none" }, file)).toMatchObject({ building: null, location: null });
  });

  it("has a waitlist without a bound, with one, or none", () => {
    const limits = (waitingLimit: number | null): unknown => contentOf(writtenOf(aFile({}, { waitingLimit }))).waitingLimit;
    expect([null, 30, 0].map(limits)).toEqual([null, 30, 0]);
  });

  it("is begun at the region at which one stands, and changed from the version that was read, with those that come later where that is wished", async () => {
    await save(community, undefined, whole());
    expect(server.send.mock.calls[0]?.[1]).toMatchObject({ publisher: "520329001005", content: { title: "网约车司机免费体检" } });
    const file = aFile();
    await save(community, file, { ...writtenOf(file), laterToo: true });
    expect(server.send.mock.calls[1]?.[1]).toMatchObject({ event: "e1", version: 7, laterToo: true });
  });

  it("is told of all that is missing at once, each at its field", () => {
    const { title, text, host, venue, startsAt, endsAt } = t.blank;
    expect(wrongsOf(blankAt(community))).toEqual({ title, text, host, venue, startsAt, endsAt, capacity: t.numberWrong(1, 20_000) });
    expect(wrongsOf(whole({ title: "字".repeat(43), places: [] }))).toEqual({ title: publishing.writing.tooLong(3), places: t.blank.places });
  });

  it.each<[string, Partial<Written>, Record<string, string>]>([
    ["an end before the begin", { endsAt: "2026-12-10 8:00" }, { endsAt: t.endFirst }],
    ["an end after more than 14 days", { endsAt: "2026-12-25 8:30" }, { endsAt: t.endFirst }],
    ["a begin without its time of the day", { startsAt: "2026-12-10" }, { startsAt: t.timeWrong }],
    ["signing up after the begin", { signUpClosesAt: "2026-12-10" }, { signUpClosesAt: t.afterStart }],
    ["a deadline that is none", { cancelUntil: "前一天" }, { cancelUntil: t.timeWrong }],
    ["groups with more places than there are", { capacity: "100", groups: [{ name: "骑手", capacity: "101", audiences: ["RIDERS"], fromAge: "", untilAge: "" }] }, { groups: t.groupsOver }],
    ["a group of nobody, without a name or a place", { groups: [{ name: " ", capacity: "0", audiences: [], fromAge: "", untilAge: "" }] }, {
      "groups.0.name": t.blank.groupName, "groups.0.capacity": t.numberWrong(1, 20_000), "groups.0.who": t.blank.who,
    }],
    ["ages that exclude all", { who: { audiences: ["RESIDENTS"], fromAge: "60", untilAge: "50" } }, { who: t.ageWrong }],
    ["a question without a purpose", { questions: [{ type: "TEXT", label: "过敏史", purpose: "", required: true, options: "" }] }, { "questions.0.purpose": t.purposeWrong }],
    ["a choice of one", { questions: [{ type: "ONE_OF", label: "哪一项", purpose: "安排科室", required: true, options: "心电图\n \n" }] }, { "questions.0.options": t.optionsWrong }],
    ["an option twice", { questions: [{ type: "SOME_OF", label: "哪一项", purpose: "安排科室", required: true, options: "心电图\n心电图" }] }, { "questions.0.options": t.optionsWrong }],
    ["a building that was not chosen", { spot: "building" }, { building: t.blank.building }],
    ["a month without its day", { repeats: "monthly", until: "2027-06-30" }, { "repeats.monthlyOn": t.numberWrong(1, 31) }],
    ["repeating without an end", { repeats: "weekly" }, { "repeats.until": t.dayWrong }],
    ["a bounded waitlist without its bound", { waits: "some" }, { waitingLimit: t.numberWrong(1, 20_000) }],
    ["too short a time to take a place", { offerMinutes: "5" }, { offerMinutes: t.numberWrong(10, 2_880) }],
  ])("is told of %s", (_, change, wrongs) => {
    expect(wrongsOf(whole(change))).toEqual(wrongs);
  });

  it("is not asked how long a place is kept where nobody waits", () => {
    expect(wrongsOf(whole({ waits: "none", offerMinutes: "" }))).toEqual({});
    expect(contentOf(whole({ waits: "none", offerMinutes: "" }))).toMatchObject({ waitingLimit: 0, offerMinutes: 120 });
  });
});

describe("What the server says of an event", () => {
  it.each([
    ["content.title", "TOO_LONG", "title"],
    ["input.content.groups.1.name", "BLANK", "groups.1.name"],
    ["content.groups[1].who.fromAge", "AUDIENCE_EMPTY", "groups.1.who"],
    ["content.groups.2", "GROUP_PLACES", "groups.2"],
    ["content.questions[0].options.3", "QUESTION", "questions.0.options"],
    ["content.places.0.region", "PLACE", "places"],
    ["content.who.untilAge", "AUDIENCE_EMPTY", "who"],
    ["content.repeats.until", "REPEAT", "repeats.until"],
    ["content.location.latitude", "RANGE", "location"],
    [undefined, "BELOW_TAKEN", "capacity"],
    ["content", "WINDOW", "startsAt"],
    ["version", "CONFLICT", undefined],
  ])("of %s (%s) stands at its field", (field, code, where) => {
    expect(fieldOf({ field, code })).toBe(where);
  });

  it("stands at each of its fields, where it says several things", () => {
    const errors = [
      { field: "content.capacity", message: "已有 300 人报名", code: "BELOW_TAKEN" },
      { field: "content.questions.0.purpose", message: "请写明用途", code: "QUESTION" },
      { field: "event", message: "没有这场活动", code: "NOT_FOUND" },
    ];
    expect(saidOf({ message: "已有 300 人报名", errors })).toEqual({
      wrongs: { capacity: "已有 300 人报名", "questions.0.purpose": "请写明用途" },
      otherwise: "没有这场活动",
    });
  });
});

describe("Lists in the form", () => {
  it("have one moved by a step, and stay as they are at their ends", () => {
    expect(moved(["甲", "乙", "丙"], 1, -1)).toEqual(["乙", "甲", "丙"]);
    expect(moved(["甲", "乙", "丙"], 1, 1)).toEqual(["甲", "丙", "乙"]);
    expect(moved(["甲", "乙"], 0, -1)).toEqual(["甲", "乙"]);
    expect(moved(["甲", "乙"], 1, 1)).toEqual(["甲", "乙"]);
  });
});
