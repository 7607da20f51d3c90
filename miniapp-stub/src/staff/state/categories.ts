import {
  StaffCatalogueDocument,
  StaffCategoryCloseDocument,
  StaffCategorySetDocument,
  type CaseKind,
  type CaseLevel,
  type CasePriority,
  type Role as RoleName,
  type StaffCatalogueQuery,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { casework } from "@/texts/casework";
import { staff } from "@/texts/staff";
import type { Fields, Subject } from "./editing";
import type { FieldSpec } from "./fields";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** A category as it was set, here or above. */
export type Category = StaffCatalogueQuery["caseCatalogue"][number];

const t = casework.categories;
/** The lowest first, as cases climb them. */
const LEVELS: readonly CaseLevel[] = ["COMPOUND", "COMMUNITY", "STREET", "COUNTY"];
const YES = "yes";
const NO = "no";

/** Who is on which level, and so may be the first; a unit for the open pool of orders. */
const FIRST: readonly RoleName[] = ["PROPERTY_STAFF", "BUILDING_HEAD", "GRID_WORKER", "MEDIATOR", "COMMUNITY_STAFF", "STREET_STAFF", "COUNTY_STAFF", "MEMBER_UNIT"];

async function catalogue(region: string): Promise<Category[]> {
  return (await ask(StaffCatalogueDocument, { region })).caseCatalogue;
}

/** All of a region at once: there are a few dozen. */
export function categoriesOf(ground: Ground) {
  return paged<Category>(async () => ({ nodes: await catalogue(ground.id), pageInfo: { hasNextPage: false } }));
}

/** Where it was set, and whether it is in use, in words. */
export function whereWords(category: Category, ground: Ground): string {
  if (category.closed) return t.closed;
  if (!category.region) return t.shipped;
  return category.region.code === ground.id ? t.own : t.from(category.region.shortName);
}

const options = (named: Readonly<Record<string, string>>) => Object.entries(named).map(([value, label]) => ({ value, label }));

/** Code and kind are given once. */
export function categoryFields(fresh: boolean): FieldSpec[] {
  const once: FieldSpec[] = [
    { key: "code", label: t.code, hint: t.codeHint, most: 24 },
    { key: "kind", label: t.kind, options: options(casework.kinds) },
  ];
  const limits = LEVELS.flatMap((level): FieldSpec[] => [
    { key: `accept-${level}`, label: t.accept(casework.levels[level]), hint: t.limitHint, most: 5 },
    { key: `solve-${level}`, label: t.solve(casework.levels[level]), hint: t.limitHint, most: 5 },
  ]);
  return [
    ...(fresh ? once : []),
    { key: "name", label: t.name, hint: t.nameHint, most: 30 },
    { key: "hint", label: t.hint, hint: t.hintHint, most: 100 },
    { key: "urgent", label: t.urgent, options: options(t.urgentOptions) },
    { key: "priority", label: t.priority, options: options(casework.priorities) },
    { key: "photoNeeded", label: t.photoNeeded, options: options(t.photoOptions) },
    { key: "level", label: t.level, options: options(casework.levels) },
    { key: "first", label: t.first, options: FIRST.map((value) => ({ value, label: staff.roles.names[value] ?? value })) },
    ...limits,
    { key: "remindMinutes", label: t.remind, hint: t.remindHint, most: 4 },
    { key: "position", label: t.position, hint: t.positionHint, most: 4 },
  ];
}

const BLANK: Fields = {
  ...{ code: "", kind: "REPORT", name: "", hint: "", urgent: NO, priority: "NORMAL", photoNeeded: NO, level: "COMMUNITY", first: "COMMUNITY_STAFF" },
  ...Object.fromEntries(LEVELS.flatMap((level) => [[`accept-${level}`, ""], [`solve-${level}`, ""]])),
  ...{ remindMinutes: "30", position: "100" },
};

function fieldsOf(category: Category): Fields {
  const limits = category.limits.flatMap(({ level, acceptMinutes, solveMinutes }) => [
    [`accept-${level}`, String(acceptMinutes)],
    [`solve-${level}`, String(solveMinutes)],
  ]);
  const { code, kind, name, hint, urgent, priority, photoNeeded, level, first, remindMinutes, position } = category;
  return {
    ...BLANK,
    ...{ code, kind, name, hint: hint ?? "", urgent: urgent ? YES : NO, priority, photoNeeded: photoNeeded ? YES : NO, level, first },
    ...Object.fromEntries(limits),
    ...{ remindMinutes: String(remindMinutes), position: String(position) },
  };
}

/** How a category is entered, or, where it is known, set anew for the region and closed there. */
export function categorySubject(ground: Ground, code?: string): Subject {
  const save = (typed: Fields, version: number): Promise<Outcome<Payload>> => set(ground, typed, version);
  if (!code) return { draft: `category:at:${ground.id}`, blank: BLANK, save };
  return {
    draft: `category:${ground.id}:${code}`,
    blank: BLANK,
    read: async () => {
      const found = (await catalogue(ground.id)).find((one) => one.code === code);
      return found && { version: versionAt(found, ground), fields: fieldsOf(found) };
    },
    save,
    remove: (version) => send(StaffCategoryCloseDocument, { region: ground.id, code, version }, t.close),
  };
}

/** 0 where the region has none of its own: what wins there was set elsewhere. */
const versionAt = (category: Category, ground: Ground): number => (category.region?.code === ground.id ? category.version : 0);

async function set(ground: Ground, typed: Fields, version: number): Promise<Outcome<Payload>> {
  const text = (key: string): string => (typed[key] ?? "").trim();
  const levels = LEVELS.slice(LEVELS.indexOf(text("level") as CaseLevel));
  const numbers = ["remindMinutes", "position", ...levels.flatMap((level) => [`accept-${level}`, `solve-${level}`])];
  const wrong = numbers.find((key) => !/^\d{1,5}$/.test(text(key)));
  if (wrong) return { state: "refused", message: wrong.includes("-") ? t.limitWrong : t.numberWrong, field: wrong };
  const input = {
    ...{ region: ground.id, code: text("code"), kind: text("kind") as CaseKind, name: text("name"), hint: text("hint") || null, version },
    ...{ urgent: typed.urgent === YES, priority: text("priority") as CasePriority, photoNeeded: typed.photoNeeded === YES },
    ...{ level: text("level") as CaseLevel, first: text("first") as RoleName },
    limits: levels.map((level) => ({ level, acceptMinutes: Number(text(`accept-${level}`)), solveMinutes: Number(text(`solve-${level}`)) })),
    ...{ remindMinutes: Number(text("remindMinutes")), position: Number(text("position")) },
  };
  return atField(await send(StaffCategorySetDocument, input, casework.titles.category), levels[0]);
}

/** What is said of all limits stands at the first of them. */
function atField(outcome: Outcome<Payload>, first: CaseLevel | undefined): Outcome<Payload> {
  return outcome.state === "refused" && outcome.field?.startsWith("limits") ? { ...outcome, field: `accept-${first ?? ""}` } : outcome;
}
