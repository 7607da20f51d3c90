import {
  StaffEventAtDoorDocument,
  StaffEventCancelDocument,
  StaffEventDocument,
  StaffEventPublishDocument,
  StaffEventReportDocument,
  StaffEventRosterDocument,
  StaffEventRosterExportDocument,
  StaffEventsAtDocument,
  StaffEventsDocument,
  type EventSignUpState,
  type EventState,
  type StaffEventFileFragment,
  type StaffEventLineFragment,
  type StaffEventRosterQuery,
  type StaffEventsQuery,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { freshKey } from "@/server/random";
import { ask } from "@/server/request";
import { troubleOf } from "@/state/asked";
import { forSending } from "@/state/photos";
import { organising } from "@/texts/organising";
import type { Act } from "./caseActs";
import { openWorkbook } from "./files";
import { inputOf, type Ground } from "./ground";
import { paged } from "./paged";

/** An event as everyone may see it, as far as whoever stands at its door needs it. */
export type EventLine = StaffEventLineFragment;
/** An event as a list shows it: `figures` says how many signed up and came, where the list knows. */
export interface EventRow {
  event: EventLine;
  figures: string;
}
/** An event as staff keep it. */
export type EventFile = StaffEventFileFragment;
/** Somebody who signed up, masked. */
export type RosterLine = StaffEventRosterQuery["eventRoster"]["nodes"][number];

/** The events of a region in these states; in all of them where none is named. */
export function eventsWithin(ground: Ground, states: () => EventState[] | undefined) {
  return paged<EventRow>(async (after) => {
    const { eventFiles } = await ask(StaffEventsDocument, { within: ground.id, states: states() ?? null, after });
    return { ...eventFiles, nodes: eventFiles.nodes.map((file) => ({ event: file.event, figures: figuresOf(file) })) };
  });
}

/** So long after its end staff may still record who came to an event. */
const SETTLED = 3 * 24 * 3_600_000;

/** What is on at a place that keeps no files, or was lately: for who checks people in there. */
export function eventsAt(ground: Ground) {
  const from = new Date(Date.now() - SETTLED).toISOString();
  return paged<EventRow>(async (after) => {
    const { events } = await ask(StaffEventsAtDocument, { at: inputOf(ground), from, after });
    return { ...events, nodes: events.nodes.map((event) => ({ event, figures: "" })) };
  });
}

/** Undefined where it is not there, or not of one's places. */
export async function readEvent(id: string): Promise<EventFile | undefined> {
  return (await ask(StaffEventDocument, { id })).eventFile ?? undefined;
}

export async function readEventAtDoor(id: string): Promise<EventLine | undefined> {
  return (await ask(StaffEventAtDoorDocument, { id })).event ?? undefined;
}

export function rosterOf(event: string, states: () => EventSignUpState[]) {
  return paged<RosterLine>(async (after) => (await ask(StaffEventRosterDocument, { event, states: states(), after })).eventRoster);
}

/** How many have a place, wait and came, as far as there is anything to say. */
function figuresOf({ placed, offered, checkedIn, event }: StaffEventsQuery["eventFiles"]["nodes"][number]): string {
  const t = organising.list;
  if (event.state === "DRAFT") return "";
  const parts = [t.figures(placed + offered, event.capacity), event.waiting && t.waiting(event.waiting), checkedIn && t.came(checkedIn)];
  return parts.filter(Boolean).join(" · ");
}

/** Whether anybody is told of a change. */
export const hasSignUps = ({ placed, offered, event }: EventFile): boolean => placed + offered + event.waiting > 0;

export function publish({ id, version }: Pick<EventFile, "id" | "version">) {
  return send(StaffEventPublishDocument, { event: id, version }, organising.titles.publish);
}

const YES = "yes";
const NO = "no";

/** Calls it off, or throws a draft away; of a series, where it is wished, with all that come later. */
export function cancelAct({ id, version, event }: EventFile): Act {
  const t = organising.cancel;
  const draft = event.state === "DRAFT";
  return {
    name: "CANCEL",
    label: draft ? t.draft : t.open,
    note: draft ? t.draftNote : t.note,
    done: draft ? t.draftDone : t.done,
    blank: { reason: "", laterToo: NO },
    fields: [
      { key: "reason", kind: "lines", label: t.reason, hint: t.reasonHint, most: 100, needed: true },
      { key: "laterToo", kind: "choice", label: t.later, options: [{ value: NO, label: t.onlyThis }, { value: YES, label: t.laterToo }], shown: () => !!event.series },
    ],
    send: (typed) =>
      send(StaffEventCancelDocument, { event: id, version, reason: (typed.reason ?? "").trim(), laterToo: typed.laterToo === YES }, organising.titles.cancel),
  };
}

const MOST_PHOTOS = 9;

/** Says how it was; what was said before can be said anew, with those of its photos that are to stay. */
export function reportAct({ id, version, event }: EventFile): Act {
  const t = organising.report;
  const before = event.report?.photos ?? [];
  const had = before.map(({ id, thumbnailUrl, url }, at) => ({ value: id, label: t.photo(at + 1), picture: thumbnailUrl ?? url }));
  return {
    ...{ name: "REPORT", label: t.open, note: t.note, done: t.done },
    blank: { text: event.report?.text ?? "", kept: before.map(({ id }) => id).join(" ") },
    fields: [
      { key: "text", kind: "lines", label: t.text, hint: t.textHint, most: 1_000, needed: true },
      { key: "kept", kind: "pictures", label: t.keep, hint: t.keepHint, options: had, shown: () => had.length > 0 },
      { key: "photos", kind: "photos", label: t.photos, most: MOST_PHOTOS },
    ],
    send: (typed, photos) => {
      const { photos: sent, files } = forSending(photos.photos ?? []);
      const kept = (typed.kept ?? "").split(" ").filter(Boolean);
      const input = { event: id, version, text: (typed.text ?? "").trim(), photos: [...kept, ...sent] };
      return send(StaffEventReportDocument, input, organising.titles.report, false, undefined, files);
    },
  };
}

/** Writes the roster into a workbook and opens it, this once: it is logged, and without a signal not kept to be done when nobody looks. */
export function exportAct({ id, event }: EventFile): Act {
  const t = organising.exporting;
  // However often it is tried with this purpose, the log has it once.
  const keys = new Map<string, string>();
  const keyOf = (purpose: string): string => keys.get(purpose) ?? (keys.set(purpose, freshKey()), keyOf(purpose));
  return {
    ...{ name: "EXPORT", label: t.open, note: t.note, done: t.done, blank: { purpose: "" } },
    fields: [{ key: "purpose", kind: "lines", label: t.purpose, hint: t.purposeHint, most: 100, needed: true }],
    send: async (typed) => {
      const purpose = (typed.purpose ?? "").trim();
      return exported({ idempotencyKey: keyOf(purpose), event: id, purpose }, t.file(event.title));
    },
  };
}

async function exported(input: { idempotencyKey: string; event: string; purpose: string }, name: string): Promise<Outcome<Payload>> {
  try {
    const { eventRosterExport: payload } = await ask(StaffEventRosterExportDocument, { input });
    const error = payload.userErrors[0];
    if (error) return { state: "refused", message: error.message, code: error.code, field: error.field ?? undefined };
    if (payload.url) await openWorkbook(payload.url, name);
    return { state: "done", payload };
  } catch (thrown) {
    return { state: "refused", message: troubleOf(thrown).message };
  }
}
