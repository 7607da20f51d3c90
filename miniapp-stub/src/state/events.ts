import {
  EventsAtDocument,
  EventsForMeDocument,
  MySignUpsDocument,
  OneEventDocument,
  type EventAtInput,
  type EventFactsFragment,
  type EventLineFragment,
  type EventSignUpFactsFragment,
  type EventVacancy,
  type MySignUpsQuery,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import type { IconName } from "@/components/icons";
import { event as words, offer as texts } from "@/texts/eventEntry";
import { askedOfMe, ofMe, type Asked } from "./asked";
import { keepPasses } from "./eventPass";
import { endOfWeek } from "./eventTimes";
import { pagesOfMe, type Pages } from "./pagesOfMe";
import { publicList, type PublicList } from "./publicList";

export type EventLine = EventLineFragment;
export type EventFacts = EventFactsFragment;
export type EventKind = EventLine["kind"];
export type EventState = EventLine["state"];
export type EventGroup = EventFacts["groups"][number];
export type SignUp = EventSignUpFactsFragment;
export type SignUpLine = NonNullable<MySignUpsQuery["me"]>["signUps"]["nodes"][number];

export const KIND_ICONS: Record<EventKind, IconName> = {
  HEALTH_CHECK: "health",
  LAW_TALK: "scales",
  DRILL: "siren",
  TUTORING: "book",
  JOB_FAIR: "briefcase",
  VOLUNTEERING: "order",
  CULTURE: "music",
  COUNCIL: "family",
  OTHER: "event",
};

export const KINDS = Object.keys(KIND_ICONS) as readonly EventKind[];

/** As much of an event as a row of a list needs; what a plate's page tells of it knows no number of places. */
export type EventShown = Pick<EventLine, "id" | "kind" | "title" | "startsAt" | "endsAt" | "venue" | "signUpOpensAt" | "signUpClosesAt"> &
  Partial<Pick<EventLine, "state" | "placesLeft" | "waiting" | "waitingLimit" | "location">> & { vacancy?: EventVacancy };

/** Whether one can sign up now: for a place, or for the waitlist; or why not. */
export type Offer = "PLACES" | "WAITLIST" | "FULL" | "LATER" | "CLOSED" | "RUNNING" | "ENDED" | "CANCELLED" | "DRAFT";

/** By the clock where what is known is older than it. */
export function stateOf({ state, startsAt, endsAt }: EventShown, now = Date.now()): EventState {
  if (state === "CANCELLED" || state === "DRAFT" || state === "ENDED") return state;
  if (now >= Date.parse(endsAt)) return "ENDED";
  return now >= Date.parse(startsAt) ? "RUNNING" : "PUBLISHED";
}

export function offerOf(event: EventShown, now = Date.now()): Offer {
  const state = stateOf(event, now);
  if (state !== "PUBLISHED") return state;
  if (now < Date.parse(event.signUpOpensAt)) return "LATER";
  if (now >= Date.parse(event.signUpClosesAt)) return "CLOSED";
  return VACANT[vacancyOf(event)];
}

const VACANT: Record<EventVacancy, Offer> = { PLACES: "PLACES", LINE: "WAITLIST", NONE: "FULL" };

function vacancyOf({ vacancy, placesLeft, waiting = 0, waitingLimit }: EventShown): EventVacancy {
  if (vacancy) return vacancy;
  if (placesLeft === undefined || placesLeft > 0) return "PLACES";
  return waitingLimit === null || waitingLimit === undefined || waiting < waitingLimit ? "LINE" : "NONE";
}

const SIGNS: Record<Offer, { icon: IconName; tone: "good" | "soon" | "plain" }> = {
  PLACES: { icon: "check", tone: "good" },
  WAITLIST: { icon: "clock", tone: "soon" },
  FULL: { icon: "none", tone: "soon" },
  LATER: { icon: "clock", tone: "plain" },
  CLOSED: { icon: "none", tone: "plain" },
  RUNNING: { icon: "event", tone: "good" },
  ENDED: { icon: "check", tone: "plain" },
  CANCELLED: { icon: "warning", tone: "soon" },
  DRAFT: { icon: "paused", tone: "plain" },
};

function offerWords(offer: Offer, { placesLeft }: EventShown): string {
  switch (offer) {
    case "PLACES":
      return placesLeft === undefined ? texts.open : texts.left(placesLeft);
    case "WAITLIST":
      return texts.waitlist;
    case "FULL":
      return texts.full;
    case "LATER":
      return texts.later;
    case "CLOSED":
      return texts.closed;
    default:
      return words.states[offer];
  }
}

/** How many places there are, or why there is none, in words and a sign. */
export function offerSaid(event: EventShown, now = Date.now()) {
  const offer = offerOf(event, now);
  return { ...SIGNS[offer], words: offerWords(offer, event) };
}

/** One event as everyone sees it, with what whoever is logged in has there; null: there is none. */
export function openEvent(id: string): Asked<EventFacts | null> {
  return askedOfMe(async () => {
    const event = (await ask(OneEventDocument, { id })).event ?? null;
    if (event) keepPasses(event, event.signUps);
    return event;
  }, `event:${id}`);
}

/** Which events are looked for. */
export interface EventFilter {
  /** Those alone that begin in this week. */
  week: boolean;
  kind?: EventKind;
  words: string;
}

export const anyEvent = (): EventFilter => ({ week: false, words: "" });
export const isFiltered = ({ week, kind, words }: EventFilter): boolean => week || kind !== undefined || words.trim() !== "";

const untilOf = ({ week }: EventFilter): string | undefined => (week ? endOfWeek() : undefined);

/** What is on for a door or a place, soonest first. What is looked for without a filter is kept under the name. */
export function eventsAt(at: EventAtInput, filter: EventFilter, copy?: string): PublicList<EventLine> {
  return publicList(
    async (after) => (await ask(EventsAtDocument, { at, until: untilOf(filter), kind: filter.kind, query: filter.words.trim(), after })).events,
    isFiltered(filter) ? undefined : copy,
  );
}

/** What is on for whoever is logged in, soonest first. */
export function eventsForMe(filter: EventFilter): Pages<EventLine> {
  const copy = isFiltered(filter) ? undefined : "events:me";
  return pagesOfMe(async (after) => ofMe((await ask(EventsForMeDocument, { until: untilOf(filter), kind: filter.kind, after })).me).events, copy);
}

/** What whoever is logged in has signed up for, the latest event first. */
export function mySignUps(): Pages<SignUpLine> {
  return pagesOfMe(async (after) => {
    const page = ofMe((await ask(MySignUpsDocument, { after })).me).signUps;
    page.nodes.forEach((one) => keepPasses(one.event, [one]));
    return page;
  }, "signUps");
}
