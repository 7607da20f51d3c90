import {
  StaffBookingRecordDocument,
  StaffServiceNamesDocument,
  StaffStationNamesDocument,
  StaffWindowBookingsDocument,
  StaffWindowCloseDocument,
  StaffWindowsDocument,
  type StaffWindowBookingsQuery,
  type StaffWindowFragment,
  type WindowBookingState,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { halling } from "@/texts/halling";
import type { Act, Option } from "./caseActs";
import { dayOf, momentOf } from "./days";
import type { Ground } from "./ground";
import { all, paged } from "./paged";
import { rowsOf } from "./windowForm";

/** A window as staff keep it. */
export type WindowFile = StaffWindowFragment;
/** A booking as the window sees it. */
export type Booked = StaffWindowBookingsQuery["windowBookings"]["nodes"][number];

const t = halling.windows;
const LAST_PAGE = { hasNextPage: false };

async function readWindows(region: string): Promise<WindowFile[]> {
  return (await ask(StaffWindowsDocument, { region })).windowFiles;
}

/** Those of a region; those that are closed for good come last. */
export function windowsOf({ id }: Ground) {
  return paged<WindowFile>(async () => ({ nodes: (await readWindows(id)).sort((one, other) => Number(one.closed) - Number(other.closed)), pageInfo: LAST_PAGE }));
}

/** Undefined where the region keeps none of this id. */
export async function readWindow({ id }: Pick<Ground, "id">, window: string): Promise<WindowFile | undefined> {
  return (await readWindows(id)).find((one) => one.window.id === window);
}

/** The services that hold in a region, by their keys. */
export async function serviceOptions({ id }: Pick<Ground, "id">): Promise<Option[]> {
  const services = await all(async (after) => (await ask(StaffServiceNamesDocument, { at: { place: { region: id } }, after })).publicServices);
  return services.map(({ key, name }) => ({ value: key, label: name }));
}

/** The stations of a region. */
export async function stationOptions({ id }: Pick<Ground, "id">): Promise<Option[]> {
  const files = await all(async (after) => (await ask(StaffStationNamesDocument, { within: id, after })).stationFiles);
  return files.map(({ station }) => ({ value: station.id, label: station.name }));
}

/** The week of a window in words, one line for what is the same on several days. */
export function hoursSaid({ hours }: Pick<WindowFile, "hours">): string {
  const lines = rowsOf(hours).map(({ days, spans, minutes, places }) => t.hours(days.map((day) => t.weekdays[day - 1]).join("、"), spans, Number(minutes), Number(places)));
  return lines.join("；") || t.noHours;
}

/** What can be done with a window besides writing it anew; each is made from the version that was read. */
export function actsOf({ window, version, closed }: WindowFile): Act[] {
  if (closed) return [];
  const what = { window: window.id, version };
  const title = (label: string): string => halling.titles.act(label, window.name);
  const reason = { key: "reason", kind: "lines" as const, label: t.closeDay.reason, hint: t.closeDay.reasonHint, most: 100, needed: true };
  return [
    {
      ...{ name: "CLOSE_DAY", label: t.closeDay.label, note: t.closeDay.note, done: t.closeDay.done, blank: { day: "", reason: "" } },
      fields: [{ key: "day", kind: "line", label: t.closeDay.day, hint: t.closeDay.dayHint, most: 10, needed: true }, reason],
      send: async (typed) => {
        const day = momentOf(typed.day, "begin")?.slice(0, 10);
        if (!day) return { state: "refused", message: t.closeDay.dayWrong, field: "day" };
        return send(StaffWindowCloseDocument, { ...what, day, reason: (typed.reason ?? "").trim() }, title(t.closeDay.label));
      },
    },
    {
      ...{ name: "CLOSE", label: t.close.label, note: t.close.note, done: t.close.done, blank: { reason: "" } },
      fields: [reason],
      send: (typed) => send(StaffWindowCloseDocument, { ...what, reason: (typed.reason ?? "").trim() }, title(t.close.label)),
    },
  ];
}

/** Today in China, as in 2026-12-01. */
export const today = (now = Date.now()): string => dayOf(new Date(now).toISOString());

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Who booked at a window on a day, in the order of slots and numbers. Each reading is logged. */
export async function readBookings(window: string, day: string): Promise<Booked[]> {
  return all(async (after) => (await ask(StaffWindowBookingsDocument, { window, day, after })).windowBookings);
}

/** What staff record. */
export type Recorded = keyof typeof halling.bookings.record;

const NEXT: Partial<Record<WindowBookingState, readonly Recorded[]>> = {
  BOOKED: ["ARRIVED", "CALLED", "SERVED", "NO_SHOW"],
  ARRIVED: ["CALLED", "SERVED", "NO_SHOW"],
  CALLED: ["SERVED", "NO_SHOW"],
};

/** What can be recorded of somebody now: on their day, and after it. */
export const recordable = ({ state }: Pick<Booked, "state">, day: string, now = Date.now()): readonly Recorded[] => (day > today(now) ? [] : (NEXT[state] ?? []));

export function record({ id, number }: Booked, state: Recorded) {
  return send(StaffBookingRecordDocument, { booking: id, state }, halling.titles.act(halling.bookings.record[state], number));
}
