import { shallowRef, type ShallowRef } from "vue";
import {
  CaseChangedDocument,
  CasesFiledDocument,
  DisputesAgainstMeDocument,
  MyCasesDocument,
  MyOpenCasesDocument,
  OneCaseDocument,
  PrintCaseSlipDocument,
  type CaseEventFieldsFragment,
  type CaseFactsFragment,
  type CaseLineFragment,
  type CaseKind,
  type CaseState,
} from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { connected, hearOfMe } from "@/server/live";
import { ask } from "@/server/request";
import { onSessionEnd, person } from "@/server/session";
import type { IconName } from "@/components/icons";
import { me, mine } from "./account";
import { askedOfMe, ofMe, troubleOf, type Asked } from "./asked";
import { pagesOfMe, type Pages } from "./pagesOfMe";

export type { CaseKind, CaseState };
export type CaseLine = CaseLineFragment;
export type CaseFacts = CaseFactsFragment;
export type CaseEvent = CaseEventFieldsFragment;
export type CasePhoto = CaseFacts["photos"][number];

export const KIND_ICONS: Record<CaseKind, IconName> = { DISPUTE: "dispute", REPORT: "camera", QUESTION: "question", ORDER: "order" };

export const STATE_ICONS: Record<CaseState, IconName> = {
  WAITING: "clock",
  OFFERED: "clock",
  IN_HAND: "wrench",
  PAUSED: "paused",
  RULING: "scales",
  DONE: "badge",
  CLOSED: "check",
  WITHDRAWN: "none",
};

export const isOver = ({ state }: { state: CaseState }): boolean => state === "CLOSED" || state === "WITHDRAWN";

/** A case and all that was done to it. */
export interface Told {
  facts: CaseFacts;
  /** By `seq`, without gaps but for what is not for the viewer. */
  events: readonly CaseEvent[];
}

export interface OpenCase extends Asked<Told | null> {
  /** The server has answered a change with how the case is now. */
  changed: (facts: CaseFacts | null | undefined) => void;
  /** Hears what is done to it from now on, until the function that is answered is called. */
  listen: () => () => void;
}

/** Without a socket, a case that is looked at is asked for so often. */
const UNHEARD = 60_000;
/** What a check comes to is no event for who wrote it: meanwhile, a case that is looked at is asked for so often. */
const UNCHECKED = 10_000;
/** Of a history that is longer the rest is not asked for: nobody reads more, and the newest is heard. */
const MOST_PAGES = 10;

/** One case as it is for whoever is logged in; null: there is none for them. Reactive. */
export function openCase(id: string): OpenCase {
  const asked = askedOfMe<Told | null>(() => readCase(id), `case:${id}`);
  const known = (): Told | undefined => asked.view.value.data ?? undefined;

  function heard(facts: CaseFacts, event?: CaseEvent | null): void {
    const before = known();
    if (before) asked.know(together(before, facts, event ? [event] : []));
  }

  function listen(): () => void {
    /** Up to where the history is known: what is heard goes on from there, also after the line was cut. */
    let cursor = known()?.facts.cursor;
    const deaf = hearOfMe(CaseChangedDocument, () => ({ case: id, after: cursor }), ({ caseChanged }) => {
      cursor = caseChanged.cursor;
      heard(caseChanged.case, caseChanged.event);
    });
    const asking = setInterval(() => !connected.value && void asked.again(), UNHEARD);
    const checking = setInterval(() => isBeingChecked(known()) && void asked.again(), UNCHECKED);
    return () => {
      clearInterval(asking);
      clearInterval(checking);
      deaf();
    };
  }

  return { ...asked, listen, changed: (facts) => facts && heard(facts) };
}

/** Whether something that was written, said of the place, or shown is being checked. */
function isBeingChecked(told: Told | undefined): boolean {
  if (!told) return false;
  const { facts, events } = told;
  return [facts.placeWordsState, ...events.map(({ textState }) => textState), ...facts.photos.map(({ state }) => state)].includes("CHECKING");
}

async function readCase(id: string): Promise<Told | null> {
  let facts: CaseFacts | undefined;
  let events: readonly CaseEvent[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { node } = await ask(OneCaseDocument, { id, after });
    if (!node || !("history" in node)) return null;
    facts ??= node;
    events = [...events, ...node.history.nodes];
    after = (node.history.pageInfo.hasNextPage && node.history.pageInfo.endCursor) || undefined;
    if (!after) break;
  }
  return facts ? { facts, events } : null;
}

/** What was known and what is told now, in whichever order they come. */
export function together(known: Told, facts: CaseFacts, more: readonly CaseEvent[]): Told {
  const fresh = new Map([...known.events, ...more].map((event) => [event.seq, event]));
  return {
    facts: facts.version < known.facts.version ? known.facts : facts,
    events: [...fresh.values()].sort((one, other) => one.seq - other.seq),
  };
}

/** The address of a page to print for whom it was filed, or why there is none. */
export async function printSlip(id: string): Promise<{ url?: string; refusal?: string }> {
  try {
    const { slip, userErrors } = (await ask(PrintCaseSlipDocument, { input: { case: id } })).caseSlipPrint;
    return slip ? { url: slip.url } : { refusal: userErrors[0]?.message ?? "" };
  } catch (thrown) {
    return { refusal: troubleOf(thrown).message };
  }
}

export const CASE_TABS = ["open", "over", "filed", "against"] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/** What one raised that has not ended, or has; what one filed for others; or disputes in which one is the other side. */
export function myCases(tab: CaseTab): Pages<CaseLine> {
  return pagesOfMe<CaseLine>(async (after) => {
    if (tab === "against") return ofMe((await ask(DisputesAgainstMeDocument, { after })).me).disputesAgainst;
    if (tab === "filed") return ofMe((await ask(CasesFiledDocument, { after })).me).casesFiled;
    return ofMe((await ask(MyCasesDocument, { open: tab === "open", after })).me).cases;
  }, `cases:${tab}`);
}

const COUNT = "openCases";

/** How many that one raised have not ended; 100 stands for all that are more. Reactive. */
export const openCases: ShallowRef<number> = shallowRef(person() ? (copyOf<number>(mine(COUNT))?.data ?? 0) : 0);

onSessionEnd(() => (openCases.value = 0));

/** Asks anew how many there are; what is known stays where nobody answers. */
export async function countCases(): Promise<void> {
  const owner = person();
  if (!owner || !me.value?.consented) return;
  const found = (await ask(MyOpenCasesDocument, {})).me?.openCases;
  if (found === undefined || person() !== owner) return;
  openCases.value = found;
  keepCopy(mine(COUNT), found);
}
