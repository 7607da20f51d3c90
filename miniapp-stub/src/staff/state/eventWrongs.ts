import type { Payload } from "@/server/outbox";
import { organising } from "@/texts/organising";
import { publishing } from "@/texts/publishing";
import { staff } from "@/texts/staff";
import { momentOf, timeOf } from "./days";
import { optionsOf, type Group, type Question, type Who, type Written } from "./eventForm";
import { pointOf } from "./point";
import { countOf } from "./writing";

/* What is wrong with an event in the form: what can be said at once, and what the server says, each at its field. */

/** What is wrong, by where it stands: `title`, `groups.0.name`, `questions.2.options`; `who` is all of for whom it is. */
export type Wrongs = Readonly<Record<string, string>>;

/** Characters (`EventContentInput`). */
export const MOST = { title: 40, text: 2_000, host: 30, contact: 30, venue: 60, groupName: 20, label: 50, purpose: 50, option: 20 } as const;
export const MOST_PLACES = 20;
export const MOST_GROUPS = 5;
export const MOST_QUESTIONS = 10;
const MOST_CAPACITY = 20_000;
const MOST_DAYS = 14;
const DAY = 24 * 3_600_000;

const t = organising.form;

/** What is wrong with a number; undefined where nothing is. */
function numberWrong(typed: string, from: number, to: number): string | undefined {
  const number = Number(typed.trim());
  return /^\d{1,9}$/.test(typed.trim()) && number >= from && number <= to ? undefined : t.numberWrong(from, to);
}

function textWrong(typed: string, most: number, blank: string | undefined): string | undefined {
  const over = countOf(typed.trim()) - most;
  if (!typed.trim()) return blank;
  return over > 0 ? publishing.writing.tooLong(over) : undefined;
}

function whoWrong({ audiences, fromAge, untilAge }: Who): string | undefined {
  if (!audiences.length) return t.blank.who;
  const ages = [fromAge, untilAge].filter((age) => age.trim());
  if (ages.some((age) => numberWrong(age, 0, 120))) return t.ageWrong;
  return ages.length === 2 && Number(fromAge) > Number(untilAge) ? t.ageWrong : undefined;
}

/** A moment with its time of the day: a day alone says nothing of when it begins. */
const exactly = (typed: string): number | undefined => {
  const moment = momentOf(typed, "begin") ? undefined : timeOf(typed, "begin");
  return moment ? Date.parse(moment) : undefined;
};

function timeWrongs(written: Written): Record<string, string | undefined> {
  const [from, to] = [exactly(written.startsAt), exactly(written.endsAt)];
  const late = (key: "signUpClosesAt" | "cancelUntil"): string | undefined => {
    const until = timeOf(written[key], "end");
    if (until === undefined) return t.timeWrong;
    return until && from !== undefined && Date.parse(until) > from ? t.afterStart : undefined;
  };
  const lasts = from !== undefined && to !== undefined && (to <= from || to - from > MOST_DAYS * DAY);
  return {
    startsAt: written.startsAt.trim() ? (from === undefined ? t.timeWrong : undefined) : t.blank.startsAt,
    endsAt: written.endsAt.trim() ? (to === undefined ? t.timeWrong : lasts ? t.endFirst : undefined) : t.blank.endsAt,
    signUpOpensAt: timeOf(written.signUpOpensAt, "begin") === undefined ? t.timeWrong : undefined,
    signUpClosesAt: late("signUpClosesAt"),
    cancelUntil: late("cancelUntil"),
  };
}

function spotWrongs({ spot, building, point }: Written): Record<string, string | undefined> {
  if (spot === "building") return { building: building.length ? undefined : t.blank.building };
  if (spot === "none" || pointOf(point)) return {};
  return { location: pointOf(point) === null ? t.blank.point : staff.fields.pointWrong };
}

function groupWrongs(group: Group, at: number): Record<string, string | undefined> {
  return {
    [`groups.${at}.name`]: textWrong(group.name, MOST.groupName, t.blank.groupName),
    [`groups.${at}.capacity`]: numberWrong(group.capacity, 1, MOST_CAPACITY),
    [`groups.${at}.who`]: whoWrong(group),
  };
}

function questionWrongs(question: Question, at: number): Record<string, string | undefined> {
  const options = optionsOf(question);
  const choice = question.type === "ONE_OF" || question.type === "SOME_OF";
  const fit = options.length >= 2 && options.length <= 10 && new Set(options).size === options.length && options.every((one) => countOf(one) <= MOST.option);
  return {
    [`questions.${at}.label`]: textWrong(question.label, MOST.label, t.blank.question),
    [`questions.${at}.purpose`]: countOf(question.purpose.trim()) < 2 ? t.purposeWrong : textWrong(question.purpose, MOST.purpose, undefined),
    [`questions.${at}.options`]: choice && !fit ? t.optionsWrong : undefined,
  };
}

function repeatWrongs({ repeats, monthlyOn, until }: Written): Record<string, string | undefined> {
  if (repeats === "none") return {};
  const day = momentOf(until, "begin");
  return {
    "repeats.monthlyOn": repeats === "monthly" ? numberWrong(monthlyOn, 1, 31) : undefined,
    "repeats.until": day && until.trim().length === 10 ? undefined : t.dayWrong,
  };
}

/** What can be said of it without the server, all at once; nothing where all is well. */
export function wrongsOf(written: Written): Wrongs {
  const inGroups = written.groups.reduce((sum, { capacity }) => sum + (Number(capacity) || 0), 0);
  return only({
    title: textWrong(written.title, MOST.title, t.blank.title),
    text: textWrong(written.text, MOST.text, t.blank.text),
    host: textWrong(written.host, MOST.host, t.blank.host),
    contact: textWrong(written.contact, MOST.contact, undefined),
    venue: textWrong(written.venue, MOST.venue, t.blank.venue),
    ...spotWrongs(written),
    ...timeWrongs(written),
    places: written.places.length ? undefined : t.blank.places,
    capacity: numberWrong(written.capacity, 1, MOST_CAPACITY),
    who: whoWrong(written.who),
    groups: inGroups > Number(written.capacity) ? t.groupsOver : undefined,
    ...Object.assign({}, ...written.groups.map(groupWrongs)),
    waitingLimit: written.waits === "some" ? numberWrong(written.waitingLimit, 1, MOST_CAPACITY) : undefined,
    offerMinutes: written.waits === "none" ? undefined : numberWrong(written.offerMinutes, 10, 2_880),
    ...Object.assign({}, ...written.questions.map(questionWrongs)),
    ...repeatWrongs(written),
  });
}

function only(found: Record<string, string | undefined>): Wrongs {
  return Object.fromEntries(Object.entries(found).filter((one): one is [string, string] => one[1] !== undefined));
}

/** The fields, and what stands in them by itself. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ["kind", "title", "text", "host", "contact", "venue", "building", "location", "startsAt", "endsAt", "signUpOpensAt", "signUpClosesAt", "cancelUntil"].map((name) => [name, []]),
  ),
  ...Object.fromEntries(["places", "capacity", "perHousehold", "who", "waitingLimit", "offerMinutes", "cover"].map((name) => [name, []])),
  groups: ["name", "capacity", "who"],
  questions: ["type", "label", "purpose", "required", "options"],
  repeats: ["monthlyOn", "until"],
};

/** Where a refusal of this code is, if the server does not say. */
const USUALLY: Readonly<Record<string, string>> = {
  ...{ WINDOW: "startsAt", SIGN_UP_WINDOW: "signUpClosesAt", GROUP_PLACES: "groups", AUDIENCE_EMPTY: "who", PLACE: "places", QUESTION: "questions" },
  ...{ REPEAT: "repeats", FILE: "cover", BELOW_TAKEN: "capacity", RISKY: "text" },
};

/** Where in the form an error is, by whichever path the server names it; undefined if it is about none of its fields. */
export function fieldOf({ field, code }: { field?: string | null; code?: string }): string | undefined {
  const path = (field ?? "").replace(/\[(\d+)\]/g, ".$1").split(".");
  const from = path.findIndex((part) => part in PARTS);
  const name = path[from];
  if (name === undefined) return USUALLY[code ?? ""];
  const numbered = /^\d+$/.test(path[from + 1] ?? "");
  const known = (part: string | undefined): string[] => (part && PARTS[name]?.includes(part) ? [part] : []);
  // An item of a list is only named where the list's items have fields of their own.
  if (numbered && PARTS[name]?.length) return [name, path[from + 1], ...known(path[from + 2])].join(".");
  return [name, ...known(path[from + 1])].join(".");
}

/** What a refusal says, each at its field; what is about none of them is `otherwise`. */
export function saidOf(refused: { message: string; field?: string; code?: string; errors?: Payload["userErrors"] }): { wrongs: Wrongs; otherwise?: string } {
  const wrongs: Record<string, string> = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const field = fieldOf(error);
    if (field) wrongs[field] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}
