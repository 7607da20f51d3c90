import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import {
  StaffCaseChangedDocument,
  StaffCaseHistoryDocument,
  StaffCaseNameRevealDocument,
  StaffCaseNumberedDocument,
  StaffDesksDocument,
  StaffOneCaseDocument,
  StaffQueueDocument,
  type CaseDeskInput,
    type RevealReason,
  type StaffCaseEventFragment,
  type StaffCaseFragment,
  type StaffCaseRowFragment,
  type StaffDeskFragment,
  type StaffDesksQuery,
} from "@/gen/graphql";
import { hearOfMe } from "@/server/live";
import { ask } from "@/server/request";
import { person } from "@/server/session";
import type { Trouble } from "@/server/trouble";
import { troubleOf } from "@/state/asked";
import { casework } from "@/texts/casework";
import { typedTime } from "./days";
import { inputOf, type Ground, type Kind } from "./ground";
import { all, paged } from "./paged";
import type { Revealed } from "./residents";
import { spotOf } from "./writing";

/** A case as a list shows it. */
export type CaseRow = StaffCaseRowFragment;
/** A case with all that staff may know of it. */
export type Case = StaffCaseFragment;
export type CaseEvent = StaffCaseEventFragment;
export type Desk = StaffDeskFragment;
export type DeskCount = StaffDesksQuery["caseDesks"][number];

/** One that is open: how it stands, and all that was done, oldest first. */
export interface CaseFile {
  now: Case;
  events: readonly CaseEvent[];
}

/** The desks at which whoever is logged in handles cases; those whose place is gone left out. */
export async function readDesks(): Promise<DeskCount[]> {
  return (await ask(StaffDesksDocument, {})).caseDesks.filter(({ desk }) => desk.place);
}

/** What tells a desk from another. */
export function keyOf(desk: Pick<Desk, "role" | "place">): string {
  if (!desk.place) return "";
  const { kind, id } = spotOf(desk.place);
  return `${desk.role}:${kind}:${id}`;
}

/** The desk of a key, as the server is told it. */
export function deskOf(key: string): CaseDeskInput {
  const [role = "", kind = "", id = ""] = key.split(":");
  return { role: role as CaseDeskInput["role"], place: inputOf({ kind: kind as Kind, id }) };
}

/** The desk of the role in which somebody stands at a place. */
export const keyAt = ({ role, kind, id }: Pick<Ground, "role" | "kind" | "id">): string => `${role}:${kind}:${id}`;

/** What waits at a desk; with an empty key all that one has taken oneself. */
export function queueAt(desk: () => string) {
  return paged<CaseRow>(async (after) => {
    const key = desk();
    return (await ask(StaffQueueDocument, { desk: key ? deskOf(key) : null, mineOnly: !key, after })).caseQueue;
  });
}

/** The id of the case of this number; undefined where there is none for the caller. */
export async function caseNumbered(number: string): Promise<string | undefined> {
  return (await ask(StaffCaseNumberedDocument, { number })).caseByNumber?.id;
}

/** What a list says of a case beside where it is, in words; its clock's chip says how long there is, and whether it is urgent or rests. */
export function wordsOf(row: CaseRow): string[] {
  const { marks, kinds, states, row: t } = casework;
  const handler = row.handler && (row.handler.isMe ? t.mine : t.handler(row.handler.name));
  return [
    row.number,
    row.urged && marks.urged,
    row.reopened && marks.reopened,
    kinds[row.kind],
    !row.pause && states[row.state],
    handler,
    row.pause && t.until(typedTime(row.pause.until)),
  ].filter((word): word is string => !!word);
}

/** What a clock's chip is told. */
export function clockOf({ minutesLeft, overdue, urgent, pause }: Pick<Case | CaseRow, "minutesLeft" | "overdue" | "urgent"> & { pause: object | null }) {
  return { minutesLeft: minutesLeft ?? null, overdue, urgent, paused: !!pause };
}

async function readCase(id: string): Promise<CaseFile | undefined> {
  const { node } = await ask(StaffOneCaseDocument, { id });
  if (!node || !("history" in node)) return undefined;
  const { history, ...now } = node;
  if (!history.pageInfo.hasNextPage) return { now, events: history.nodes };
  return { now, events: [...history.nodes, ...(await historyBehind(id, history.pageInfo.endCursor))] };
}

function historyBehind(id: string, end: string | null | undefined): Promise<CaseEvent[]> {
  return all(async (after) => {
    const { node } = await ask(StaffCaseHistoryDocument, { id, after: after ?? end });
    return node && "history" in node ? node.history : { nodes: [], pageInfo: { hasNextPage: false } };
  });
}

export interface Opened {
  /** Undefined while it has not been read, and for nobody but whoever has opened it. */
  file: ComputedRef<CaseFile | undefined>;
  gone: ShallowRef<boolean>;
  trouble: ShallowRef<Trouble | undefined>;
  load: () => Promise<void>;
  /** Hears what is done to it, from where it was read on; returns what ends that. */
  listen: () => () => void;
}

/** Whether WeChat has yet to look at a photo, for those who handle the case or for all. */
function isChecking(now: Case): boolean {
  const shown = now.__typename === "Order" ? (now.showing?.photos ?? []) : [];
  return [...now.photos, ...shown].some(({ state }) => state === "CHECKING");
}

/** That a photo was found fit is no event: while one is checked, the case is read so often. */
const UNCHECKED = 15_000;

/** One case, read, and then as it goes on, by whoever. Reactive. */
export function openCase(id: string): Opened {
  const owner = person();
  const known: ShallowRef<CaseFile | undefined> = shallowRef();
  const gone = shallowRef(false);
  const trouble: ShallowRef<Trouble | undefined> = shallowRef();

  async function load(): Promise<void> {
    trouble.value = undefined;
    try {
      const read = await readCase(id);
      gone.value = !read;
      // What was told meanwhile is newer.
      if (!read || !known.value || read.now.version >= known.value.now.version) known.value = read;
    } catch (thrown) {
      trouble.value = troubleOf(thrown);
    }
  }

  function told(now: Case, event: CaseEvent | null | undefined, cursor: string): void {
    const was = known.value;
    if (!was) return;
    const events = event && was.events.every(({ seq }) => seq !== event.seq) ? [...was.events, event] : was.events;
    known.value = { now: { ...(now.version >= was.now.version ? now : was.now), cursor }, events };
    // What was written earlier may be read from now on, or no longer.
    if (event?.action === "JUDGE" || event?.action === "CHECKED") void load();
  }

  return {
    file: computed(() => (person() === owner ? known.value : undefined)),
    gone,
    trouble,
    load,
    listen: () => {
      const deaf = hearOfMe(
        StaffCaseChangedDocument,
        () => ({ case: id, after: known.value?.now.cursor }),
        ({ caseChanged }) => told(caseChanged.case, caseChanged.event, caseChanged.cursor),
      );
      const checking = setInterval(() => known.value && isChecking(known.value.now) && void load(), UNCHECKED);
      return () => {
        clearInterval(checking);
        deaf();
      };
    },
  };
}

/** Shows somebody whom a case concerns in full, this once; as `reveal` of a resident otherwise. */
export async function revealIn(inCase: string, whom: string, reason: RevealReason, text: string): Promise<Revealed> {
  try {
    const { caseNameReveal } = await ask(StaffCaseNameRevealDocument, { input: { case: inCase, person: whom, reason, text } });
    const error = caseNameReveal.userErrors[0];
    return error ? { refusal: error.message } : { ...caseNameReveal.details };
  } catch (thrown) {
    return { refusal: troubleOf(thrown).message };
  }
}
