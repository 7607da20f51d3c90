import {
  StaffCardEndDocument,
  StaffCardPublishDocument,
  StaffCardUpdateDocument,
  StaffCardsDocument,
  type ResponsibilityRole,
  type StaffCardFragment,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { day } from "@/state/ages";
import { staff } from "@/texts/staff";
import { dayOf, momentOf } from "./days";
import type { Fields, Subject } from "./editing";
import type { FieldSpec } from "./fields";
import { inputOf, type Ground } from "./ground";
import { all, paged } from "./paged";

/** A contact card as staff keep it: who answers for a place, answered, or will. */
export type Card = StaffCardFragment;

export function cardsAt(ground: Ground) {
  return paged<Card>(async (after) => (await ask(StaffCardsDocument, { at: inputOf(ground), after })).responsibilities);
}

/** Whether it is shown now, will be, or was. */
export function standing(card: Pick<Card, "from" | "until">, now = Date.now()): { over: boolean; words: string } {
  const [from, until] = [Date.parse(card.from), card.until ? Date.parse(card.until) : Infinity];
  if (until <= now) return { over: true, words: staff.cards.over(day(until, now)) };
  return { over: false, words: from > now ? staff.cards.later(day(from, now)) : staff.cards.now };
}

export const cardFields: readonly FieldSpec[] = [
  { key: "role", label: staff.cards.role, options: Object.entries(staff.cards.roles).map(([value, label]) => ({ value, label })) },
  { key: "name", label: staff.cards.name, most: 64 },
  { key: "phone", label: staff.cards.phone, most: 20 },
  { key: "note", label: staff.cards.note, hint: staff.cards.noteHint, most: 128 },
  { key: "position", label: staff.cards.position, hint: staff.cards.positionHint, most: 4 },
  { key: "from", label: staff.cards.from, hint: staff.cards.fromHint, most: 10 },
  { key: "until", label: staff.cards.until, hint: staff.cards.untilHint, most: 10 },
  { key: "account", label: staff.cards.account, hint: staff.cards.accountHint, most: 20 },
];

/** Of a card that is there also whose account it is bound to, which stays unless another is named. */
export function fieldsFor(binding?: Card["binding"]): readonly FieldSpec[] {
  if (!binding || binding === "NONE") return cardFields;
  const options = [
    { value: KEEP, label: staff.cards.bindings[binding] },
    { value: UNBIND, label: staff.cards.unbind },
  ];
  return [...cardFields, { key: "binding", label: staff.cards.binding, options }];
}

const KEEP = "keep";
const UNBIND = "unbind";

/** As the server takes it: null keeps whoever it is bound to, empty binds it to nobody. */
function accountOf(typed: Fields): string | null {
  const account = (typed.account ?? "").trim();
  return account || (typed.binding === UNBIND ? "" : null);
}

const BLANK: Fields = { role: "GRID_WORKER", name: "", phone: "", note: "", position: "0", from: "", until: "", account: "", binding: KEEP };

/** One of the cards at a place, as it is now. */
export async function readCard(ground: Ground, id: string): Promise<Card | undefined> {
  const cards = await all(async (after) => (await ask(StaffCardsDocument, { at: inputOf(ground), after })).responsibilities);
  return cards.find((card) => card.id === id);
}

/** How a card is published, or, where there is one, read and corrected. */
export function cardSubject(ground: Ground, id?: string): Subject {
  if (!id) return { draft: `card:at:${ground.id}`, blank: BLANK, save: (typed) => publish(ground, typed) };
  let was: Card | undefined;
  return {
    draft: `card:${id}`,
    blank: BLANK,
    read: async () => {
      was = await readCard(ground, id);
      return was && { version: was.version, fields: fieldsOf(was) };
    },
    save: (typed, version) => correct(id, was, typed, version),
    remove: (version) => send(StaffCardEndDocument, { responsibility: id, version }, staff.titles.end),
  };
}

function fieldsOf(card: Card): Fields {
  const { role, name, phone } = card;
  return {
    role,
    name,
    phone,
    note: card.note ?? "",
    position: String(card.position),
    from: dayOf(card.from),
    until: dayOf(card.until),
    account: "",
    binding: KEEP,
  };
}

/** What both publishing and correcting say, or the field that cannot be read. */
function written(typed: Fields) {
  const position = Number((typed.position ?? "").trim() || "0");
  if (!Number.isInteger(position)) return refused(staff.cards.positionWrong, "position");
  const from = momentOf(typed.from, "begin");
  if (from === undefined) return refused(staff.cards.dayWrong, "from");
  const until = momentOf(typed.until, "end");
  if (until === undefined) return refused(staff.cards.dayWrong, "until");
  const text = (key: string): string => (typed[key] ?? "").trim();
  const role = typed.role as ResponsibilityRole;
  return { state: "written" as const, input: { role, name: text("name"), phone: text("phone"), note: text("note") || null, position, from, until, account: accountOf(typed) } };
}

function refused(message: string, field: string): Outcome<Payload> & { state: "refused" } {
  return { state: "refused", message, field };
}

async function publish(ground: Ground, typed: Fields): Promise<Outcome<Payload>> {
  const what = written(typed);
  if (what.state === "refused") return what;
  return send(StaffCardPublishDocument, { at: inputOf(ground), ...what.input }, staff.titles.publish);
}

/** A day that was not touched keeps its moment. */
async function correct(id: string, was: Card | undefined, typed: Fields, version: number): Promise<Outcome<Payload>> {
  const what = written(typed);
  if (what.state === "refused") return what;
  const { input } = what;
  const from = was && typed.from === dayOf(was.from) ? was.from : (input.from ?? new Date().toISOString());
  const until = was?.until && typed.until === dayOf(was.until) ? was.until : input.until;
  return send(StaffCardUpdateDocument, { responsibility: id, version, ...input, from, until }, staff.titles.correct);
}
