import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffCardsDocument,
  StaffDutyPeopleDocument,
  StaffGapCountsDocument,
  StaffGapsDocument,
  StaffLeaveAddDocument,
  StaffLeaveWithdrawDocument,
  StaffRosterDocument,
  StaffShiftAddDocument,
  StaffShiftHandOverDocument,
  StaffShiftRemoveDocument,
} from "@/gen/graphql";
import CardsPage from "@/staff/cards/cards.vue";
import DutyPage from "@/staff/duty/duty.vue";
import GapsPage from "@/staff/gaps/gaps.vue";
import { daysOf, mondayOf, spanOf, type Shift } from "@/staff/state/roster";
import { gaps, leaves, roster } from "@/texts/duty";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";
import { button, COMMUNITY, done, press, sent, show, tidy, write } from "./noticePages";

const GRID = { kind: "grid", id: "g1", name: "第一网格", size: "GRID", role: "GRID_WORKER", community: "520329001005" };
const end = { hasNextPage: false, endCursor: null };

beforeEach(logIn);
afterEach(tidy);

describe("What nobody answers for", () => {
  const building = { __typename: "Building", id: "b5", name: "5号楼", compound: { id: "c1", name: "御景苑" } };
  const gap = { kind: "BUILDING_HEAD", text: "5号楼没有楼栋长", place: building, responsibility: null, post: null };

  it("is listed with its counts, and leads to where somebody is named", async () => {
    answers(
      [StaffGapsDocument, { responsibilityGaps: { nodes: [gap], pageInfo: end } }],
      [StaffGapCountsDocument, { responsibilityGapCounts: [{ kind: "BUILDING_HEAD", count: 1 }, { kind: "GRID_WORKER", count: 0 }] }],
    );
    const place = show(GapsPage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain("5号楼没有楼栋长"));
    expect(place.textContent).toContain(gaps.counted(gaps.kinds.BUILDING_HEAD, 1));
    expect(place.textContent).not.toContain(gaps.kinds.GRID_WORKER);
    expect(place.textContent).toContain("御景苑");
    await press(place, "5号楼没有楼栋长");
    const way = thePhone().went.at(-1) ?? "";
    expect(way).toContain("/staff/cards/cards?kind=building&id=b5");
    expect(way).toContain("size=BUILDING");
  });
});

describe("A leave", () => {
  const leave = { id: "l1", version: 0, from: "2099-12-01T00:00:00+08:00", until: "2099-12-07T23:59:59+08:00", standInName: "李强", standInPhone: "0951-1", standInBound: false };
  const card = { id: "r1", version: 3, role: "BUILDING_HEAD", title: "楼栋长", name: "王英", phone: "0951-2", note: null, position: 0, from: "2026-01-01T00:00:00+08:00", until: null, binding: "BOUND", leaves: [leave] };
  const onFile = [StaffCardsDocument, { responsibilities: { nodes: [card], pageInfo: end } }] as [object, unknown];

  it("is entered on the card, with who stands in", async () => {
    answers(onFile, [StaffLeaveAddDocument, done("responsibilityLeaveAdd", { responsibilityLeave: { id: "l2" } })]);
    const place = show(CardsPage, COMMUNITY);
    await press(place, "王英");
    await vi.waitFor(() => expect(place.textContent).toContain(leaves.standIn("李强", "0951-1")));
    await press(place, leaves.add);
    await write(place, leaves.from, "2099-12-20");
    await write(place, leaves.until, "2099-12-21 12:00");
    await write(place, leaves.name, "赵敏");
    await write(place, leaves.phone, "0951-3");
    await press(place, leaves.add);
    await vi.waitFor(() => expect(place.textContent).toContain(leaves.added));
    expect(sent(StaffLeaveAddDocument)).toMatchObject([
      { responsibility: "r1", from: "2099-12-20T00:00:00+08:00", until: "2099-12-21T12:00:00+08:00", standInName: "赵敏", standInPhone: "0951-3", standInAccount: null },
    ]);
  });

  it("is taken back when that was confirmed", async () => {
    answers(onFile, [StaffLeaveWithdrawDocument, done("responsibilityLeaveWithdraw", {})]);
    const place = show(CardsPage, COMMUNITY);
    await press(place, "王英");
    await press(place, leaves.withdraw);
    expect(sent(StaffLeaveWithdrawDocument)).toEqual([]);
    button(place, leaves.withdraw).click();
    await vi.waitFor(() => expect(sent(StaffLeaveWithdrawDocument)).toEqual([{ responsibilityLeave: "l1", version: 0 }]));
  });
});

describe("A roster", () => {
  const shift = (from: string, until: string, repeats = false): Shift =>
    ({ id: "s1", version: 2, name: "小英", phone: "0951-5", published: true, from, until, repeats, post: { id: "g1", kind: "GRID", name: "第一网格" } }) as Shift;
  /** A Wednesday in China, and a Tuesday at Greenwich. */
  const NOW = Date.parse("2026-12-02T01:00:00+08:00");

  it("begins its weeks on Mondays in China", () => {
    expect(new Date(mondayOf(0, NOW)).toISOString()).toBe("2026-11-29T16:00:00.000Z");
    expect(new Date(mondayOf(1, NOW)).toISOString()).toBe("2026-12-06T16:00:00.000Z");
    expect(mondayOf(0, Date.parse("2026-12-07T00:00:00+08:00"))).toBe(mondayOf(1, NOW));
    expect(mondayOf(0, Date.parse("2026-12-06T23:59:59+08:00"))).toBe(mondayOf(0, NOW));
  });

  it("has a shift on the day on which it begins, also one that began before the week", () => {
    const days = daysOf(mondayOf(0, NOW), [shift("2026-11-29T20:00:00+08:00", "2026-11-30T06:00:00+08:00"), shift("2026-12-06T20:00:00+08:00", "2026-12-07T06:00:00+08:00")]);
    expect(days.map(({ shifts }) => shifts.length)).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(days[0]?.title).toBe("周一 11月30日");
    expect(spanOf(shift("2026-12-06T20:00:00+08:00", "2026-12-07T06:00:00+08:00"))).toBe("20:00—次日 06:00");
  });

  it("takes a shift of who works there, and of who has bound a phone", async () => {
    answers(
      [StaffRosterDocument, { dutyRoster: { post: { id: "g1", kind: "GRID", name: "第一网格" }, shifts: [] } }],
      [StaffDutyPeopleDocument, { dutyPeople: [{ id: "p9", title: "网格员", name: "王*", phone: null }] }],
      [StaffShiftAddDocument, done("dutyShiftAdd", { shifts: [{ id: "s9" }] })],
    );
    const place = show(DutyPage, GRID);
    await press(place, roster.add);
    await write(place, roster.account, "13800000000");
    await write(place, roster.name, "小英");
    await write(place, roster.phone, "0951-5");
    await write(place, roster.from, "2099-12-01 20:00");
    await write(place, roster.until, "2099-12-02 6:00");
    await write(place, roster.weeks, "4");
    await press(place, roster.add);
    await vi.waitFor(() => expect(place.textContent).toContain(roster.added));
    expect(sent(StaffShiftAddDocument)).toMatchObject([
      { post: { grid: "g1" }, person: { phone: "13800000000" }, name: "小英", published: false, from: "2099-12-01T20:00:00+08:00", until: "2099-12-02T06:00:00+08:00", weeks: 4 },
    ]);
  });

  it("hands a shift over, and takes it off with all later ones", async () => {
    const here = shift(new Date(Date.now() + 1000).toISOString(), new Date(Date.now() + 3_600_000).toISOString(), true);
    answers(
      [StaffRosterDocument, { dutyRoster: { post: here.post, shifts: [here] } }],
      [StaffDutyPeopleDocument, { dutyPeople: [] }],
      [StaffShiftHandOverDocument, done("dutyShiftHandOver", { dutyShift: { id: "s1", version: 3 } })],
      [StaffShiftRemoveDocument, done("dutyShiftRemove", {})],
    );
    const place = show(DutyPage, GRID);
    await press(place, "小英");
    await press(place, roster.handOver);
    await vi.waitFor(() => expect(place.querySelectorAll(`[aria-label="${roster.account}"]`)).toHaveLength(1));
    await write(place, roster.account, "13800000001");
    await press(place, roster.handOver);
    await vi.waitFor(() => expect(place.textContent).toContain(roster.handed));
    expect(sent(StaffShiftHandOverDocument)).toMatchObject([{ dutyShift: "s1", version: 2, person: { phone: "13800000001" } }]);
    await press(place, "小英");
    await press(place, roster.removeLater);
    button(place, roster.removeLater).click();
    await vi.waitFor(() => expect(sent(StaffShiftRemoveDocument)).toEqual([{ dutyShift: "s1", version: 2, andLater: true }]));
  });
});
