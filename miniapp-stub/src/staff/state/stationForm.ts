import {
  StaffStationCreateDocument,
  StaffStationUpdateDocument,
  type DaySpanInput,
  type HolidayRule,
  type StationContentInput,
  type StationFeature,
  type StationKind,
  type WeeklySpanInput,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import type { FoundBuilding } from "@/state/buildings";
import { stationing } from "@/texts/stationing";
import type { Attached } from "./attached";
import { momentOf } from "./days";
import { regionOf, type StationFile } from "./stations";
import type { Ground } from "./ground";
import { pointOf, writtenPoint } from "./point";

/* A station as it stands in the form: what was read, what is typed, what is sent, and what can be said at once of what is wrong. */

/** When it is open on some days of the week: spans as they are typed. */
export interface HoursRow {
  /** 1 for Monday to 7 for Sunday. */
  days: number[];
  spans: string;
}

export interface ExceptionRow {
  from: string;
  until: string;
  spans: string;
  reason: string;
}

export interface Written {
  kind: string;
  name: string;
  address: string;
  spot: "building" | "point";
  /** One, or none. */
  building: FoundBuilding[];
  point: string;
  note: string;
  /** One a line. */
  phones: string;
  hours: HoursRow[];
  onHolidays: string;
  holidaySpans: string;
  exceptions: ExceptionRow[];
  features: string[];
  seats: string;
  pictures: Attached[];
  version: number;
}

export const MOST = { name: 30, address: 60, note: 200, phones: 3, reason: 30, pictures: 6 } as const;
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const t = stationing.form;

export const blank = (): Written => ({
  ...{ kind: "REST_STATION", name: "", address: "", spot: "building", building: [], point: "", note: "", phones: "" },
  ...{ hours: [{ days: [...ALL_DAYS], spans: "08:00-20:00" }], onHolidays: "AS_USUAL", holidaySpans: "", exceptions: [] },
  ...{ features: [], seats: "", pictures: [], version: 0 },
});

export function writtenOf({ station, version }: StationFile): Written {
  const { kind, name, address, building, location, note, phones, hours, features, seats, pictures } = station;
  return {
    ...{ kind, name, address, spot: building ? "building" : "point", building: building ? [building] : [], point: writtenPoint(location), note: note ?? "" },
    ...{ phones: phones.join("\n"), hours: rowsOf(hours.weekly), onHolidays: hours.onHolidays, holidaySpans: spansSaid(hours.holidaySpans) },
    exceptions: hours.exceptions.map(({ from, until, spans, reason }) => ({ from, until, spans: spansSaid(spans), reason })),
    ...{ features: [...features], seats: seats ? String(seats) : "", version },
    pictures: pictures.map(({ id }, at) => ({ id, name: t.picture(at + 1) })),
  };
}

/** 08:30-12:00 14:00-18:00. */
export const spansSaid = (spans: readonly DaySpanInput[]): string => spans.map(({ from, until }) => `${from}-${until}`).join(" ");

const TIME = "(\\d{1,2})[:\uff1a](\\d{2})";
/** A dash of any length, or the word for it. */
const SPAN = new RegExp(`^${TIME}[-\u2010-\u2015~\uff5e\u81f3]${TIME}$`);

/** What was typed; undefined for what is no spans of times. */
export function spansOf(text: string): DaySpanInput[] | undefined {
  const parts = text.replace(/\s*([-\u2010-\u2015~\uff5e\u81f3])\s*/g, "$1").split(/[\s,;\u3001\uff0c\uff1b]+/).filter(Boolean);
  const spans = parts.map((part) => {
    const [, h1 = "", m1 = "", h2 = "", m2 = ""] = SPAN.exec(part) ?? [];
    const [from, until] = [clockOf(h1, m1, 23), clockOf(h2, m2, 24)];
    return from && until ? { from, until } : undefined;
  });
  return spans.every((span): span is DaySpanInput => span !== undefined) ? spans : undefined;
}

/** 8, 30 → 08:30; undefined for what no clock shows, but for 24:00 where the day may end. */
function clockOf(hour: string, minute: string, last: number): string | undefined {
  const [h, m] = [Number(hour), Number(minute)];
  if (!hour || h > last || m > 59 || (h === 24 && m > 0)) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** Days of the same times stand in one row. */
export function rowsOf(weekly: readonly WeeklySpanInput[]): HoursRow[] {
  const rows = new Map<string, number[]>();
  for (const day of ALL_DAYS) {
    const spans = spansSaid(weekly.filter(({ weekday }) => weekday === day));
    if (spans) rows.set(spans, [...(rows.get(spans) ?? []), day]);
  }
  return [...rows].map(([spans, days]) => ({ days, spans }));
}

export function weeklyOf(rows: readonly HoursRow[]): WeeklySpanInput[] {
  return rows.flatMap(({ days, spans }) => days.flatMap((weekday) => (spansOf(spans) ?? []).map((span) => ({ weekday, ...span }))));
}

const dayOf = (typed: string): string | undefined => momentOf(typed, "begin")?.slice(0, 10);
const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

export type Wrongs = Readonly<Record<string, string>>;

/** What can be said before the server is asked, by where it stands: `name`, `hours.0.spans`, `exceptions.1.from`. */
export function wrongsOf(written: Written): Wrongs {
  const wrongs: Record<string, string> = {};
  const need = (key: string, holds: unknown, words: string): void => void (holds || (wrongs[key] = words));
  need("kind", written.kind, t.blank.kind);
  need("name", written.name.trim(), t.blank.name);
  need("address", written.address.trim(), t.blank.address);
  if (written.spot === "building") need("building", written.building.length, t.blank.building);
  else need("location", pointOf(written.point), t.blank.point);
  need("phones", linesOf(written.phones).length <= MOST.phones, t.phonesWrong);
  written.hours.forEach(({ days, spans }, at) => {
    need(`hours.${at}.days`, days.length, t.blank.days);
    need(`hours.${at}.spans`, spans.trim() ? spansOf(spans) : false, spans.trim() ? t.spansWrong : t.blank.spans);
  });
  if (written.onHolidays === "OWN_HOURS") need("holidaySpans", spansOf(written.holidaySpans)?.length, t.spansWrong);
  written.exceptions.forEach(({ from, until, spans, reason }, at) => {
    need(`exceptions.${at}.from`, dayOf(from), t.dayWrong);
    need(`exceptions.${at}.until`, !until.trim() || dayOf(until), t.dayWrong);
    need(`exceptions.${at}.spans`, spansOf(spans), t.spansWrong);
    need(`exceptions.${at}.reason`, reason.trim(), t.blank.reason);
  });
  const seats = written.seats.trim();
  need("seats", !seats || (/^\d{1,4}$/.test(seats) && Number(seats) > 0), t.seatsWrong);
  return wrongs;
}

export function contentOf(written: Written): StationContentInput {
  const { kind, name, address, spot, building, point, note, onHolidays, features, seats, pictures } = written;
  return {
    ...{ kind: kind as StationKind, name: name.trim(), address: address.trim(), note: note.trim() || undefined },
    building: spot === "building" ? building[0]?.id : undefined,
    location: spot === "point" ? (pointOf(point) ?? undefined) : undefined,
    phones: linesOf(written.phones),
    hours: {
      weekly: weeklyOf(written.hours),
      onHolidays: onHolidays as HolidayRule,
      holidaySpans: onHolidays === "OWN_HOURS" ? (spansOf(written.holidaySpans) ?? []) : [],
      exceptions: written.exceptions.map(({ from, until, spans, reason }) => ({
        from: dayOf(from) ?? "",
        until: dayOf(until) ?? dayOf(from) ?? "",
        spans: spansOf(spans) ?? [],
        reason: reason.trim(),
      })),
    },
    ...{ features: features as StationFeature[], seats: seats.trim() ? Number(seats) : undefined, pictures: pictures.map(({ id }) => id) },
  };
}

/** Enters it in the community, or writes it anew from the version that was read. */
export function save(ground: Ground, station: string | undefined, written: Written): Promise<Outcome<Payload & { file?: { id: string } | null }>> {
  const title = stationing.titles.save(written.name.trim());
  const content = contentOf(written);
  if (station) return send(StaffStationUpdateDocument, { station, version: written.version, content }, title);
  return send(StaffStationCreateDocument, { region: regionOf(ground), content }, title);
}

/** What the server says is wrong, by where it stands in the form; what stands nowhere there is `otherwise`. */
export function saidOf(refused: Extract<Outcome<Payload>, { state: "refused" }>): { wrongs: Wrongs; otherwise?: string } {
  const wrongs: Record<string, string> = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const field = (error.field ?? "").replace(/^content\./, "").replace(/^hours\.(?=exceptions|holidaySpans)/, "");
    const key = KNOWN.find((one) => field === one || field.startsWith(`${one}.`) || field.startsWith(`${one}[`));
    if (key) wrongs[field.startsWith("exceptions.") ? field : key] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}

const KNOWN = ["kind", "name", "address", "building", "location", "note", "phones", "hours", "holidaySpans", "exceptions", "features", "seats", "pictures"];
