import { StaffWindowChangeDocument, StaffWindowEnterDocument, type WindowContentInput, type WindowHoursInput } from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { halling } from "@/texts/halling";
import { momentOf } from "./days";
import { spansOf } from "./stationForm";
import type { WindowFile } from "./windows";

/* A window as it stands in the form: what was read, what is typed, what is sent, and what can be said at once of what is wrong. */

/** Slots of some days of the week. */
export interface SlotsRow {
  /** 1 for Monday to 7 for Sunday. */
  days: number[];
  /** As they are typed: 09:00-12:00 13:00-17:00. */
  spans: string;
  minutes: string;
  places: string;
}

export interface Written {
  name: string;
  address: string;
  phone: string;
  station: string;
  /** Keys, with blanks between. */
  services: string;
  hours: SlotsRow[];
  /** One a line. */
  closedDays: string;
  cancelMinutes: string;
  version: number;
}

export const BLANK_ROW: SlotsRow = { days: [], spans: "", minutes: "30", places: "3" };
export const MOST = { name: 40, address: 100, phone: 30, rows: 7 } as const;
const HOUR = 60;
const MOST_SLOTS = 96;
const t = halling.windowForm;

export const blank = (): Written => ({
  ...{ name: "", address: "", phone: "", station: "", services: "", closedDays: "", cancelMinutes: "60", version: 0 },
  hours: [{ ...BLANK_ROW, days: [1, 2, 3, 4, 5], spans: "09:00-12:00" }],
});

export function writtenOf({ window, station, hours, closedDays, version }: WindowFile): Written {
  const { name, address, phone, services, cancelMinutes } = window;
  return {
    ...{ name, address, phone: phone ?? "", station: station ?? "", services: services.join(" "), hours: rowsOf(hours) },
    ...{ closedDays: closedDays.join("\n"), cancelMinutes: String(cancelMinutes), version },
  };
}

/** 540 → 09:00. */
const clock = (minutes: number): string => `${String(Math.floor(minutes / HOUR)).padStart(2, "0")}:${String(minutes % HOUR).padStart(2, "0")}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * HOUR + Number(time.slice(3));

/** Days of the same slots stand in one row. */
export function rowsOf(hours: readonly WindowHoursInput[]): SlotsRow[] {
  const rows = new Map<string, SlotsRow>();
  for (let day = 1; day <= 7; day++) {
    const own = hours.filter(({ weekday }) => weekday === day).sort((one, other) => one.from - other.from);
    const kinds = new Set(own.map(({ minutes, places }) => `${minutes} ${places}`));
    for (const kind of kinds) {
      const [minutes = "", places = ""] = kind.split(" ");
      const same = own.filter((one) => `${one.minutes} ${one.places}` === kind);
      const spans = same.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(" ");
      const row = rows.get(`${spans} ${kind}`) ?? { days: [], spans, minutes, places };
      rows.set(`${spans} ${kind}`, { ...row, days: [...row.days, day] });
    }
  }
  return [...rows.values()];
}

/** What is sent of the week; what cannot be read was told before: `wrongsOf`. */
export function hoursOf(rows: readonly SlotsRow[]): WindowHoursInput[] {
  return rows.flatMap(({ days, spans, minutes, places }) =>
    days.flatMap((weekday) => (spansOf(spans) ?? []).map(({ from, until }) => ({ weekday, from: minutesOf(from), until: minutesOf(until), minutes: Number(minutes), places: Number(places) }))),
  );
}

const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);
const dayOf = (typed: string): string | undefined => momentOf(typed, "begin")?.slice(0, 10);

export function contentOf(written: Written): WindowContentInput {
  return {
    ...{ name: written.name.trim(), address: written.address.trim(), phone: written.phone.trim() || null, station: written.station || null },
    services: written.services.split(" ").filter(Boolean),
    hours: hoursOf(written.hours),
    closedDays: linesOf(written.closedDays).flatMap((line) => dayOf(line) ?? []),
    cancelMinutes: Number(written.cancelMinutes),
  };
}

export type Wrongs = Readonly<Record<string, string>>;

const isWhole = (text: string, least: number, most: number): boolean => /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** What can be said before the server is asked, by where it stands: `name`, `hours.0.spans`. */
export function wrongsOf(written: Written): Wrongs {
  const wrongs: Record<string, string> = {};
  const need = (key: string, holds: unknown, words: string): void => void (holds || (wrongs[key] ??= words));
  need("name", written.name.trim(), t.blank);
  need("address", written.address.trim(), t.blank);
  need("services", written.services.trim(), t.blankServices);
  written.hours.forEach((row, at) => {
    need(`hours.${at}.days`, row.days.length, t.blankDays);
    need(`hours.${at}.minutes`, isWhole(row.minutes, 5, 240), t.minutesHint);
    need(`hours.${at}.places`, isWhole(row.places, 1, 100), t.placesHint);
    need(`hours.${at}.spans`, isSpans(row), t.spansWrong);
    need(`hours.${at}.spans`, wrongs[`hours.${at}.minutes`] ?? isDivided(row), t.whole(Number(row.minutes)));
  });
  const unread = Object.keys(wrongs).some((key) => key.startsWith("hours."));
  need("hours", unread || !overlap(written.hours), t.overlap);
  need("hours", unread || mostSlots(written.hours) <= MOST_SLOTS, t.tooMany);
  need("closedDays", linesOf(written.closedDays).every(dayOf), t.dayWrong);
  need("cancelMinutes", isWhole(written.cancelMinutes, 0, 2_880), t.cancelHint);
  return wrongs;
}

/** At a window no slot goes past midnight. */
function isSpans({ spans }: SlotsRow): boolean {
  const read = spansOf(spans);
  return !!read?.length && read.every(({ from, until }) => from < until);
}

const isDivided = (row: SlotsRow): boolean => hoursOf([row]).every(({ from, until, minutes }) => (until - from) % minutes === 0);

function overlap(rows: readonly SlotsRow[]): boolean {
  const hours = hoursOf(rows);
  return hours.some((one, at) => hours.slice(at + 1).some((other) => one.weekday === other.weekday && one.from < other.until && other.from < one.until));
}

function mostSlots(rows: readonly SlotsRow[]): number {
  const slots = new Map<number, number>();
  hoursOf(rows).forEach(({ weekday, from, until, minutes }) => slots.set(weekday, (slots.get(weekday) ?? 0) + (until - from) / minutes));
  return Math.max(0, ...slots.values());
}

const KNOWN = ["name", "address", "phone", "station", "services", "hours", "closedDays", "cancelMinutes"];

/** What the server says is wrong, by where it stands in the form; what stands nowhere there is `otherwise`. */
export function saidOf(refused: Extract<Outcome<Payload>, { state: "refused" }>): { wrongs: Wrongs; otherwise?: string } {
  const wrongs: Record<string, string> = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const [name = ""] = (error.field ?? "").replace(/^content\./, "").split(/[.[]/);
    if (KNOWN.includes(name)) wrongs[name] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}

/** Enters it in a region, or writes it anew from the version that was read. */
export function save(region: string, window: string | undefined, written: Written): Promise<Outcome<Payload>> {
  const title = halling.titles.act(t.save, written.name.trim());
  const content = contentOf(written);
  if (window) return send(StaffWindowChangeDocument, { window, version: written.version, content }, title);
  return send(StaffWindowEnterDocument, { region, content }, title);
}
