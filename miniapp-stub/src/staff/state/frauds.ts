import {
  StaffFraudCreateDocument,
  StaffFraudRemoveDocument,
  StaffFraudsDocument,
  StaffFraudUpdateDocument,
  StaffOneFraudDocument,
  type StaffFraudFragment,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { publishing } from "@/texts/publishing";
import type { Fields, Subject } from "./editing";
import type { FieldSpec } from "./fields";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** A type of fraud as staff keep it. */
export type Fraud = StaffFraudFragment;

const t = publishing.frauds;
const MOST_POSITION = 9_999;
const BLANK: Fields = { name: "", signs: "", advice: "", keywords: "", position: "100" };

/** Those that a region knows: its own, and those of the regions above, which are corrected there. */
export function fraudsOf(ground: Ground, query: () => string) {
  return paged<Fraud>(async (after) => (await ask(StaffFraudsDocument, { region: ground.id, query: query().trim(), after })).fraudTypes);
}

export const fraudFields: readonly FieldSpec[] = [
  { key: "name", label: t.name, hint: t.nameHint, most: 30 },
  { key: "signs", label: t.signs, hint: t.signsHint, most: 2_000, lines: true },
  { key: "advice", label: t.advice, hint: t.signsHint, most: 2_000, lines: true },
  { key: "keywords", label: t.keywords, hint: t.keywordsHint, most: 200 },
  { key: "position", label: t.position, hint: t.positionHint, most: 4 },
];

/** How a type of fraud is entered, or, where there is one, read and corrected. */
export function fraudSubject(ground: Ground, id?: string): Subject {
  if (!id) return { draft: `fraud:at:${ground.id}`, blank: BLANK, save: (typed) => enter(ground, typed) };
  return {
    draft: `fraud:${id}`,
    blank: BLANK,
    read: async () => {
      const { node } = await ask(StaffOneFraudDocument, { id });
      return node?.__typename === "FraudType" ? { version: node.version, fields: fieldsOf(node) } : undefined;
    },
    save: (typed, version) => correct(id, typed, version),
    remove: (version) => send(StaffFraudRemoveDocument, { fraudType: id, version }, publishing.titles.fraudRemove),
  };
}

function fieldsOf({ name, signs, advice, keywords, position }: Fraud): Fields {
  return { name, signs, advice, keywords, position: String(position) };
}

/** What is sent; undefined where the position is none. */
function written(typed: Fields) {
  const text = (key: string): string => (typed[key] ?? "").trim();
  const position = Number(text("position") || "100");
  if (!Number.isInteger(position) || position < 0 || position > MOST_POSITION) return undefined;
  return { name: text("name"), signs: text("signs"), advice: text("advice"), keywords: text("keywords"), position };
}

const noPosition: Outcome<Payload> = { state: "refused", message: t.positionWrong, field: "position" };

async function enter(ground: Ground, typed: Fields): Promise<Outcome<Payload>> {
  const what = written(typed);
  return what ? send(StaffFraudCreateDocument, { region: ground.id, ...what }, publishing.titles.fraud) : noPosition;
}

async function correct(id: string, typed: Fields, version: number): Promise<Outcome<Payload>> {
  const what = written(typed);
  return what ? send(StaffFraudUpdateDocument, { fraudType: id, version, ...what }, publishing.titles.fraud) : noPosition;
}
