import { shallowRef, type ShallowRef } from "vue";
import {
  StaffAlarmFiguresDocument,
  StaffAlarmsAroundDocument,
  StaffAlarmsDocument,
  StaffAlarmTimesDocument,
  StaffAlarmTimesSetDocument,
  type AlarmCountFactsFragment,
  type StaffAlarmFiguresQuery,
  type StaffAlarmsAroundQuery,
  type StaffAlarmTimesQuery,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import type { AlarmFile, AlarmLine } from "@/state/answering";
import type { Point } from "@/state/location";
import { alarmDesk } from "@/texts/alarmDesk";
import type { Subject } from "./editing";
import type { FieldSpec } from "./fields";
import { percent, type Measure } from "./figures";
import type { Ground } from "./ground";
import { paged, type Connection } from "./paged";
import { has } from "./rights";

export type AlarmNearby = StaffAlarmsAroundQuery["alarmsAround"][number];
export type AlarmFigures = StaffAlarmFiguresQuery["alarmFigures"];
export type AlarmTimes = StaffAlarmTimesQuery["alarmTimes"];

/** The list is asked for so often: an alarm is there before its message has been delivered. */
export const LOOK = 4_000;

/** What a list reads at a time, and how many of those that are open are looked at for one that nobody answers. */
export const PAGE = 20;
const MOST = 100;
/** Milliseconds without an answer after which nobody is to think that nothing happens. */
const CUT = 30_000;

export interface Watch {
  /** Whether somebody waits, and nobody has said to come. Reactive. */
  unanswered: ShallowRef<boolean>;
  /** That this was not heard for long. Reactive. */
  cut: ShallowRef<boolean>;
  /** Asks, whatever is read in the list. */
  ask: () => Promise<void>;
}

/** The alarms of a region, page by page, and beside them a watch over those that are open, which learns from what the list reads too. */
export function alarmsIn({ id }: Ground, open: () => boolean) {
  const unanswered = shallowRef(false);
  const cut = shallowRef(false);
  let heardAt = Date.now();

  async function read(only: boolean, first: number, after?: string): Promise<Connection<AlarmLine>> {
    try {
      const page = (await ask(StaffAlarmsDocument, { region: id, open: only, first, after })).alarms;
      heardAt = Date.now();
      cut.value = false;
      const waits = page.nodes.some(isUnanswered);
      // That nobody waits is known of all alone.
      if (only && !after && (waits || first === MOST || !page.pageInfo.hasNextPage)) unanswered.value = waits;
      return page;
    } catch (thrown) {
      cut.value = Date.now() - heardAt > CUT;
      throw thrown;
    }
  }

  const watch: Watch = { unanswered, cut, ask: () => read(true, MOST).then(() => {}, () => {}) };
  return { ...paged<AlarmLine>((after) => read(open(), PAGE, after)), watch };
}

/** How many are open, in words; undefined where that is not for the role, or not known. */
export async function alarmsWaiting({ role, kind, id }: Ground): Promise<string | undefined> {
  if (kind !== "region" || !has(role, "READ_ALARMS")) return undefined;
  try {
    const { nodes, pageInfo } = (await ask(StaffAlarmsDocument, { region: id, open: true, first: PAGE })).alarms;
    return nodes.length ? alarmDesk.actions.waiting(nodes.length, pageInfo.hasNextPage) : alarmDesk.actions.nothing;
  } catch {
    return undefined;
  }
}

/** What a list says of an alarm besides where it is and how it stands. */
export function wordsOf({ alarm, presses }: AlarmLine): string[] {
  const t = alarmDesk.list;
  const coming = alarm.helpers.filter(({ answer }) => answer === "COMING" || answer === "THERE").length;
  return [alarm.where, coming ? t.coming(coming) : "", presses > 1 ? t.presses(presses) : ""].filter(Boolean);
}

/** Whether somebody waits, and nobody has said to come. */
export const isUnanswered = ({ alarm }: AlarmLine): boolean => alarm.state === "CALLING";

/** The building it was raised in; undefined for one in the open. */
export function buildingOf({ place }: Pick<AlarmFile, "place">): string | undefined {
  if (place?.__typename === "Building") return place.id;
  return place?.__typename === "Unit" ? place.building?.id : undefined;
}

export interface Around {
  /** Where the building is; undefined while nobody has set it. */
  centre?: Point;
  alarms: readonly AlarmNearby[];
}

export async function alarmsAround(building: string, metres: number): Promise<Around> {
  const { node, alarmsAround: alarms } = await ask(StaffAlarmsAroundDocument, { building, metres });
  return { centre: node?.__typename === "Building" ? (node.location ?? undefined) : undefined, alarms };
}

export async function alarmFigures({ id }: Ground, days: number): Promise<AlarmFigures> {
  return (await ask(StaffAlarmFiguresDocument, { region: id, days })).alarmFigures;
}

const f = alarmDesk.figures;

const share = (part: number, counts: AlarmCountFactsFragment): string => f.share(part, percent(counts.raised ? part / counts.raised : null));

export function measuresOf(counts: AlarmCountFactsFragment): Measure[] {
  return [
    { name: f.raised, value: String(counts.raised) },
    { name: f.within30, value: share(counts.within30, counts) },
    { name: f.within90, value: share(counts.within90, counts) },
    { name: f.within300, value: share(counts.within300, counts) },
    { name: f.attended, value: share(counts.attended, counts) },
    { name: f.secondsToSeen, value: counts.secondsToSeen == null ? f.unknown : f.seconds(counts.secondsToSeen) },
    { name: f.none, value: String(counts.none) },
    { name: f.drills, value: String(counts.drills) },
  ];
}

/** What a line says of a grid or an hour. */
export const noteOf = (counts: AlarmCountFactsFragment): string => f.note(counts.raised, percent(counts.raised ? counts.within90 / counts.raised : null));

export async function readTimes(region: string): Promise<AlarmTimes> {
  return (await ask(StaffAlarmTimesDocument, { region })).alarmTimes;
}

const t = alarmDesk.times;

export const timesFields: readonly FieldSpec[] = [
  { key: "communityAfter", label: t.community, hint: t.communityHint, most: 3 },
  { key: "streetAfter", label: t.street, hint: t.streetHint, most: 3 },
];

export function timesSubject(region: string): Subject {
  return {
    draft: `alarm-times:${region}`,
    blank: { communityAfter: "", streetAfter: "" },
    read: async () => {
      const { version, communityAfter, streetAfter } = await readTimes(region);
      return { version, fields: { communityAfter: String(communityAfter), streetAfter: String(streetAfter) } };
    },
    save: async (typed, version) => {
      const wrong = ["communityAfter", "streetAfter"].find((key) => !/^\d{1,3}$/.test((typed[key] ?? "").trim()));
      if (wrong) return { state: "refused", message: t.numberWrong, field: wrong };
      return send(StaffAlarmTimesSetDocument, { region, version, communityAfter: Number(typed.communityAfter), streetAfter: Number(typed.streetAfter) }, t.save);
    },
  };
}
