import type { StaffFormFieldFragment, StaffMaterialFragment, StaffVenueFragment } from "@/gen/graphql";
import { halling } from "@/texts/halling";
import type { Content, Service } from "./services";

/* What a service says, part by part, in words. */

/** A part of a service, as the server's input calls it. */
export type PartName = keyof typeof halling.parts;

/** In the order in which a guide is read. */
export const PARTS = Object.keys(halling.parts) as readonly PartName[];

/** As the server has it: nothing is promised, or the law says nothing. */
export const NO_DAYS = -1;

const t = halling.say;
type Said = Content | Service;

/** What is said of a part; undefined where nothing is. */
export function sayOf(part: PartName, said: Said): string | undefined {
  const content = "key" in said ? contentOf(said) : said;
  return content[part] === null || content[part] === undefined ? undefined : WORDS[part](content);
}

/** What holds above is had there; of its place in the catalogue nobody learns. No days are that nothing is promised. */
function contentOf(service: Service): Content {
  const { promisedDays, legalDays } = service;
  return { ...service, offered: true, position: null, promisedDays: promisedDays ?? NO_DAYS, legalDays: legalDays ?? NO_DAYS };
}

const WORDS: Record<PartName, (content: Content) => string> = {
  offered: ({ offered }) => (offered ? t.offered.yes : t.offered.no),
  name: ({ name }) => name ?? "",
  summary: ({ summary }) => summary ?? "",
  lifeEvents: ({ lifeEvents }) => lifeEvents?.map((event) => t.events[event]).join("、") ?? "",
  who: ({ who }) => who ?? "",
  materials: ({ materials }) => listed(materials?.map(materialSaid)),
  venues: ({ venues }) => listed(venues?.map(venueSaid)),
  steps: ({ steps }) => listed(steps),
  promisedDays: ({ promisedDays }) => daysSaid(promisedDays, t.noPromise),
  legalDays: ({ legalDays }) => daysSaid(legalDays, t.noLaw),
  fee: ({ fee }) => fee ?? "",
  grounds: ({ grounds }) => listed(grounds),
  contact: ({ contact }) => contact ?? "",
  form: ({ form }) => (form?.length ? listed(form.map((field) => fieldSaid(field, form))) : t.offline),
  delegable: ({ delegable }) => (delegable ? t.delegable.yes : t.delegable.no),
  acceptHours: ({ acceptHours }) => t.hours(acceptHours ?? 0),
  deskLevel: ({ deskLevel }) => (deskLevel ? t.levels[deskLevel] : ""),
  position: ({ position }) => String(position ?? ""),
};

/** Several stand one below the other, numbered. */
function listed(lines: readonly string[] | null | undefined): string {
  if (!lines?.length) return t.nothing;
  return lines.length === 1 ? (lines[0] ?? "") : lines.map((line, at) => `${at + 1}. ${line}`).join("\n");
}

const daysSaid = (days: number | null | undefined, none: string): string => (days === null || days === undefined || days === NO_DAYS ? none : t.days(days));
const marked = (...words: Array<string | false | null | undefined>): string => words.map((word) => (word ? t.mark(word) : "")).join("");

function materialSaid({ name, note, form, needed, upload }: StaffMaterialFragment): string {
  return t.material(name, t.forms[form], marked(!needed && t.optional, upload && t.upload), note ?? "");
}

function venueSaid({ name, address, hours, phone }: StaffVenueFragment): string {
  return [name, address, hours, phone].filter(Boolean).join(" · ");
}

const there = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

function fieldSaid(field: StaffFormFieldFragment, form: readonly StaffFormFieldFragment[]): string {
  const { label, type, required, maxLength, min, max, decimals, earliest, latest, future, options, onlyIf, purpose } = field;
  const bounds = [
    !required && t.notRequired,
    there(maxLength) && t.most(maxLength),
    there(min) && t.from(min),
    there(max) && t.to(max),
    !!decimals && t.decimals(decimals),
    earliest && t.from(earliest),
    latest && t.to(latest),
    future && t.future,
    options.length > 0 && t.options(options.join("/")),
    onlyIf && t.onlyIf(form.find(({ key }) => key === onlyIf.field)?.label ?? onlyIf.field, onlyIf.equals),
    field.hint,
  ];
  return t.field(label, t.types[type], marked(...bounds), purpose);
}
