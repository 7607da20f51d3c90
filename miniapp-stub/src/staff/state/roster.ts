import {
  StaffDutyPeopleDocument,
  StaffRosterDocument,
  StaffShiftAddDocument,
  StaffShiftChangeDocument,
  StaffShiftHandOverDocument,
  StaffShiftRemoveDocument,
  type DutyPersonInput,
  type DutyPostInput,
  type DutyShiftFactsFragment,
  type StaffDutyPeopleQuery,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { dutyTitles, roster as texts } from "@/texts/duty";
import { dayOf, timeOf, typedTime } from "./days";
import type { Fields, Subject } from "./editing";
import type { FieldSpec } from "./fields";
import type { Ground } from "./ground";

export type Shift = DutyShiftFactsFragment;
export type DutyPerson = StaffDutyPeopleQuery["dutyPeople"][number];

const DAY = 24 * 3_600_000;
/** China has one zone, and no summer time. */
const ZONE = 8 * 3_600_000;
const DAYS_OF_WEEK = 7;

/** A day of a roster: when it begins, and the shifts that begin on it. */
export interface RosterDay {
  at: number;
  title: string;
  shifts: readonly Shift[];
}

export const postOf = (ground: Pick<Ground, "id">): DutyPostInput => ({ grid: ground.id });

/** The Monday with which a week begins in China, so many weeks from now. */
export function mondayOf(weeks: number, now = Date.now()): number {
  const day = Math.floor((now + ZONE) / DAY);
  // The first day of all was a Thursday.
  return (day - ((day + 3) % DAYS_OF_WEEK) + weeks * DAYS_OF_WEEK) * DAY - ZONE;
}

/** As in 12月1日. */
function dayName(at: number): string {
  const [, month, day] = dayOf(new Date(at).toISOString()).split("-");
  return texts.date(Number(month), Number(day));
}

export const weekName = (monday: number): string => texts.week(dayName(monday), dayName(monday + (DAYS_OF_WEEK - 1) * DAY));

/** Its seven days; what began before stands on the first. */
export function daysOf(monday: number, shifts: readonly Shift[]): RosterDay[] {
  return Array.from({ length: DAYS_OF_WEEK }, (_, nth) => {
    const at = monday + nth * DAY;
    const weekday = texts.weekdays[(nth + 1) % DAYS_OF_WEEK] ?? "";
    const here = shifts.filter(({ from }) => {
      const begins = Date.parse(from);
      return begins < at + DAY && (begins >= at || nth === 0);
    });
    return { at, title: texts.day(weekday, dayName(at)), shifts: here };
  });
}

/** As in 20:00—次日 6:00. */
export function spanOf({ from, until }: Pick<Shift, "from" | "until">): string {
  const clock = (moment: string): string => new Date(Date.parse(moment) + ZONE).toISOString().slice(11, 16);
  const end = clock(until);
  return texts.span(clock(from), dayOf(from) === dayOf(until) ? end : texts.nextDay(end));
}

export async function readWeek(ground: Ground, monday: number): Promise<readonly Shift[]> {
  const between = { from: new Date(monday).toISOString(), until: new Date(monday + DAYS_OF_WEEK * DAY).toISOString() };
  return (await ask(StaffRosterDocument, { post: postOf(ground), ...between })).dutyRoster.shifts;
}

export async function readPeople(ground: Ground): Promise<readonly DutyPerson[]> {
  return (await ask(StaffDutyPeopleDocument, { post: postOf(ground) })).dutyPeople;
}

/** Who is none of those who work there is named by a phone. */
const BY_PHONE = "phone";
const PUBLISHED = "yes";

const contactFields: readonly FieldSpec[] = [
  { key: "name", label: texts.name, most: 64 },
  { key: "phone", label: texts.phone, most: 20 },
];

export const shiftFields: readonly FieldSpec[] = [
  ...contactFields,
  { key: "published", label: texts.published, options: [{ value: "no", label: texts.hidden }, { value: PUBLISHED, label: texts.shown }] },
  { key: "from", label: texts.from, hint: texts.fromHint, most: 16 },
  { key: "until", label: texts.until, hint: texts.untilHint, most: 16 },
];

function personFields(people: readonly DutyPerson[]): readonly FieldSpec[] {
  const known = people.map(({ id, title, name, phone }) => ({ value: id, label: texts.person(title, name ?? phone ?? texts.unnamed) }));
  return [
    { key: "person", label: texts.who, hint: texts.whoHint, options: [...known, { value: BY_PHONE, label: texts.byPhone }] },
    { key: "account", label: texts.account, most: 20 },
  ];
}

export const handOverFields = (people: readonly DutyPerson[]): readonly FieldSpec[] => [...personFields(people), ...contactFields];

export const addFields = (people: readonly DutyPerson[]): readonly FieldSpec[] => [
  ...personFields(people),
  ...shiftFields,
  { key: "weeks", label: texts.weeks, hint: texts.weeksHint, most: 2 },
];

const text = (typed: Fields, key: string): string => (typed[key] ?? "").trim();

function personOf(typed: Fields): DutyPersonInput {
  const chosen = text(typed, "person");
  return chosen && chosen !== BY_PHONE ? { person: chosen } : { phone: text(typed, "account") };
}

const refused = (message: string, field: string): Outcome<Payload> & { state: "refused" } => ({ state: "refused", message, field });

/** What adding and changing say of a shift, or the field that cannot be read. */
function written(typed: Fields) {
  const [from, until] = [timeOf(typed.from, "begin"), timeOf(typed.until, "end")];
  if (!from) return refused(texts.timeWrong, "from");
  if (!until) return refused(texts.timeWrong, "until");
  const published = typed.published === PUBLISHED;
  return { state: "written" as const, input: { name: text(typed, "name"), phone: text(typed, "phone"), published, from, until } };
}

/** How somebody is put on duty. */
export function addSubject(ground: Ground): Subject {
  return {
    draft: `shift:at:${ground.id}`,
    blank: { person: BY_PHONE, account: "", name: "", phone: "", published: "no", from: "", until: "", weeks: "1" },
    save: async (typed) => {
      const what = written(typed);
      if (what.state === "refused") return what;
      const weeks = Number(text(typed, "weeks") || "1");
      if (!Number.isInteger(weeks)) return refused(texts.weeksWrong, "weeks");
      const input = { post: postOf(ground), person: personOf(typed), weeks, ...what.input };
      return send(StaffShiftAddDocument, input, dutyTitles.add);
    },
  };
}

/** How a shift is read and changed. */
export function shiftSubject(ground: Ground, shift: Shift): Subject {
  return {
    draft: `shift:${shift.id}`,
    blank: { name: "", phone: "", published: "no", from: "", until: "" },
    read: async () => {
      const now = await again(ground, shift);
      return now && { version: now.version, fields: fieldsOf(now) };
    },
    save: async (typed, version) => {
      const what = written(typed);
      return what.state === "refused" ? what : send(StaffShiftChangeDocument, { dutyShift: shift.id, version, ...what.input }, dutyTitles.change);
    },
  };
}

/** As it is now; undefined where it is on another day, or gone. */
async function again(ground: Ground, { id, from }: Shift): Promise<Shift | undefined> {
  const monday = mondayOf(0, Date.parse(from));
  return (await readWeek(ground, monday)).find((shift) => shift.id === id);
}

function fieldsOf({ name, phone, published, from, until }: Shift): Fields {
  return { name, phone, published: published ? PUBLISHED : "no", from: typedTime(from), until: typedTime(until) };
}

/** How a shift is handed to somebody else. */
export function handOverSubject(shift: Shift): Subject {
  return {
    draft: `shift:hand:${shift.id}`,
    blank: { person: BY_PHONE, account: "", name: "", phone: "" },
    save: (typed) => {
      const input = { dutyShift: shift.id, version: shift.version, person: personOf(typed), name: text(typed, "name"), phone: text(typed, "phone") };
      return send(StaffShiftHandOverDocument, input, dutyTitles.handOver);
    },
  };
}

/** Takes a shift off, alone or with all later ones of its series. */
export function remove({ id, version }: Shift, andLater: boolean): Promise<Outcome<Payload>> {
  return send(StaffShiftRemoveDocument, { dutyShift: id, version, andLater }, dutyTitles.remove);
}
