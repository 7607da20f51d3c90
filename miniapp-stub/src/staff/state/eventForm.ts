import {
  StaffEventDraftDocument,
  StaffEventEditDocument,
  type EventAudience,
  type EventContentInput,
  type EventKind,
  type EventQuestionInput,
  type EventQuestionType,
  type EventRepeatInput,
  type EventWhoInput,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import type { FoundBuilding } from "@/state/buildings";
import { organising } from "@/texts/organising";
import { publishing } from "@/texts/publishing";
import type { Attached } from "./attached";
import { timeOf, typedTime } from "./days";
import { inputOf, type Ground } from "./ground";
import type { EventFile } from "./events";
import { pointOf, writtenPoint } from "./point";
import { spotOf, type Spot } from "./writing";

/* An event as it stands in the form: what was read, what is typed, and what is sent. Nothing of it is checked here: see eventWrongs. */

/** For whom, as it is typed. */
export interface Who {
  audiences: EventAudience[];
  fromAge: string;
  untilAge: string;
}

/** A group with places of its own. */
export interface Group extends Who {
  name: string;
  capacity: string;
}

export interface Question {
  type: EventQuestionType;
  label: string;
  purpose: string;
  required: boolean;
  /** One a line. */
  options: string;
}

/** How an event stands in the form. What it names is kept by value, so that it can lie on the device half written. */
export interface Written {
  kind: EventKind;
  title: string;
  text: string;
  host: string;
  contact: string;
  venue: string;
  /** How it is found on the map. */
  spot: "building" | "point" | "none";
  /** One, or none. */
  building: FoundBuilding[];
  point: string;
  startsAt: string;
  endsAt: string;
  signUpOpensAt: string;
  signUpClosesAt: string;
  cancelUntil: string;
  places: Spot[];
  capacity: string;
  perHousehold: boolean;
  who: Who;
  groups: Group[];
  waits: "open" | "some" | "none";
  waitingLimit: string;
  offerMinutes: string;
  questions: Question[];
  /** One, or none. */
  cover: Attached[];
  repeats: "none" | "monthly" | "weekly";
  monthlyOn: string;
  until: string;
  laterToo: boolean;
  /** Of the event from which this was begun; 0 of a new one. */
  version: number;
}

export const BLANK_WHO: Who = { audiences: ["EVERYONE"], fromAge: "", untilAge: "" };
export const BLANK_GROUP: Group = { name: "", capacity: "", audiences: [], fromAge: "", untilAge: "" };
export const BLANK_QUESTION: Question = { type: "TEXT", label: "", purpose: "", required: true, options: "" };

/** As the server has it where nothing is said (`EventContentInput.offerMinutes`). */
const OFFER_MINUTES = 120;

export function blankAt({ kind, id, name }: Ground): Written {
  return {
    ...{ kind: "HEALTH_CHECK", title: "", text: "", host: "", contact: "", venue: "", spot: "none", building: [], point: "" },
    ...{ startsAt: "", endsAt: "", signUpOpensAt: "", signUpClosesAt: "", cancelUntil: "" },
    places: [{ kind, id, name }],
    ...{ capacity: "", perHousehold: false, who: BLANK_WHO, groups: [] },
    ...{ waits: "open", waitingLimit: "", offerMinutes: String(OFFER_MINUTES) },
    ...{ questions: [], cover: [], repeats: "none", monthlyOn: "", until: "", laterToo: false, version: 0 },
  };
}

const typedNumber = (number: number | null | undefined): string => (number === null || number === undefined ? "" : String(number));

/** An event that is there, to be worked on. */
export function writtenOf(file: EventFile): Written {
  const { event } = file;
  const { kind, title, text, host, venue, building, perHousehold, startsAt } = event;
  return {
    ...{ kind, title, text, host, venue, perHousehold, contact: event.contact ?? "" },
    spot: building ? "building" : event.location ? "point" : "none",
    building: building ? [building] : [],
    point: building ? "" : writtenPoint(event.location),
    startsAt: typedTime(startsAt),
    endsAt: typedTime(event.endsAt),
    signUpOpensAt: typedTime(event.signUpOpensAt),
    // What ends with the begin goes on doing so, also where that is moved.
    signUpClosesAt: typedUnless(event.signUpClosesAt, startsAt),
    cancelUntil: typedUnless(event.cancelUntil, startsAt),
    places: file.places.map(spotOf),
    capacity: String(event.capacity),
    who: whoOf(event.who),
    groups: event.groups.map(({ name, capacity, who }) => ({ name, capacity: String(capacity), ...whoOf(who) })),
    waits: event.waitingLimit === 0 ? "none" : event.waitingLimit ? "some" : "open",
    waitingLimit: event.waitingLimit ? String(event.waitingLimit) : "",
    offerMinutes: String(event.offerMinutes),
    questions: event.questions.map(({ type, label, purpose, required, options }) => ({ type, label, purpose, required, options: options.join("\n") })),
    cover: event.cover ? [{ id: event.cover.id, name: publishing.writing.fileNumbered(publishing.writing.fileKinds.PICTURE, 1) }] : [],
    ...repeatOf(file),
    laterToo: false,
    version: file.version,
  };
}

const typedUnless = (moment: string, same: string): string => (Date.parse(moment) === Date.parse(same) ? "" : typedTime(moment));

function whoOf({ audiences, fromAge, untilAge }: EventFile["event"]["who"]): Who {
  return { audiences: [...audiences], fromAge: typedNumber(fromAge), untilAge: typedNumber(untilAge) };
}

function repeatOf({ repeats }: EventFile): Pick<Written, "repeats" | "monthlyOn" | "until"> {
  if (!repeats) return { repeats: "none", monthlyOn: "", until: "" };
  return { repeats: repeats.weekly ? "weekly" : "monthly", monthlyOn: typedNumber(repeats.monthlyOn), until: repeats.until };
}

const numberOf = (typed: string): number => Number(typed.trim());
const givenNumber = (typed: string): number | null => (typed.trim() ? numberOf(typed) : null);
const given = (typed: string): string | null => typed.trim() || null;

/** What is sent. What cannot be read was told before: `wrongsOf`. `was`: as it was read; moments that nobody touched stay as they are. */
export function contentOf(written: Written, was?: EventFile): EventContentInput {
  const { kind, perHousehold, capacity } = written;
  const moment = (key: "startsAt" | "endsAt" | "signUpOpensAt" | "signUpClosesAt" | "cancelUntil", side: "begin" | "end"): string | null => {
    const before = was?.event[key];
    return before && typedTime(before) === written[key] ? before : (timeOf(written[key], side) ?? null);
  };
  return {
    ...{ kind, perHousehold, capacity: numberOf(capacity), contact: given(written.contact) },
    ...{ title: written.title.trim(), text: written.text.trim(), host: written.host.trim(), venue: written.venue.trim() },
    building: written.spot === "building" ? (written.building[0]?.id ?? null) : null,
    location: written.spot === "point" ? (pointOf(written.point) ?? null) : null,
    startsAt: moment("startsAt", "begin") ?? "",
    endsAt: moment("endsAt", "end") ?? "",
    signUpOpensAt: moment("signUpOpensAt", "begin"),
    signUpClosesAt: moment("signUpClosesAt", "end"),
    cancelUntil: moment("cancelUntil", "end"),
    places: written.places.map(inputOf),
    who: whoInput(written.who),
    groups: written.groups.map((group) => ({ name: group.name.trim(), capacity: numberOf(group.capacity), who: whoInput(group) })),
    waitingLimit: written.waits === "open" ? null : written.waits === "none" ? 0 : numberOf(written.waitingLimit),
    offerMinutes: written.waits === "none" ? (was?.event.offerMinutes ?? OFFER_MINUTES) : numberOf(written.offerMinutes),
    questions: written.questions.map(questionInput),
    cover: written.cover[0]?.id ?? null,
    repeats: repeatInput(written),
  };
}

function whoInput({ audiences, fromAge, untilAge }: Who): EventWhoInput {
  return { audiences, fromAge: givenNumber(fromAge), untilAge: givenNumber(untilAge) };
}

/** The options of a choice, as they were written: one a line. */
export function optionsOf({ type, options }: Question): string[] {
  if (type !== "ONE_OF" && type !== "SOME_OF") return [];
  return options.split("\n").map((one) => one.trim()).filter(Boolean);
}

function questionInput(question: Question): EventQuestionInput {
  const { type, required } = question;
  return { type, required, label: question.label.trim(), purpose: question.purpose.trim(), options: optionsOf(question) };
}

function repeatInput({ repeats, monthlyOn, until }: Written): EventRepeatInput | null {
  if (repeats === "none") return null;
  const weekly = repeats === "weekly";
  return { weekly, monthlyOn: weekly ? null : numberOf(monthlyOn), until: until.trim() };
}

/** Begins the event, or changes it. */
export async function save(ground: Ground, was: EventFile | undefined, written: Written): Promise<Outcome<Payload & { file?: { id: string } | null }>> {
  const content = contentOf(written, was);
  const { version, laterToo } = written;
  if (!was) return send(StaffEventDraftDocument, { publisher: ground.id, content }, organising.titles.draft);
  return send(StaffEventEditDocument, { event: was.id, version, content, laterToo }, organising.titles.draft);
}

/** The list with one of it moved by so many steps; as it is where it would leave it. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const [one, to] = [list[from], from + by];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}
