import {
  StaffServiceDraftDocument,
  type LifeEvent,
  type MaterialForm,
  type ServiceContentInput,
  type ServiceDeskLevel,
  type ServiceMaterialInput,
  type ServiceVenueInput,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { halling } from "@/texts/halling";
import { fieldInput, fieldsOf, fieldsWrongs, type FieldRow } from "./formFields";
import type { Content, Opened, Service } from "./services";
import { NO_DAYS, PARTS, type PartName } from "./serviceWords";

/* A service as it stands in the form: what was read, what is typed, what is sent, and what can be said at once of what is wrong. */

export interface MaterialRow {
  name: string;
  note: string;
  form: MaterialForm;
  needed: boolean;
  upload: boolean;
}

export interface VenueRow {
  name: string;
  address: string;
  hours: string;
  phone: string;
}

/** What stands in the fields. Also of parts that are left to the regions above: there it is what those say, to begin from. */
export interface Written {
  key: string;
  /** The parts that the region says itself. */
  says: PartName[];
  offered: "yes" | "no";
  name: string;
  summary: string;
  lifeEvents: string[];
  who: string;
  materials: MaterialRow[];
  venues: VenueRow[];
  /** One a line. */
  steps: string;
  promisedDays: string;
  legalDays: string;
  fee: string;
  /** One a line. */
  grounds: string;
  contact: string;
  form: FieldRow[];
  delegable: "yes" | "no";
  acceptHours: string;
  deskLevel: string;
  position: string;
  version: number;
}

export const BLANK_MATERIAL: MaterialRow = { name: "", note: "", form: "ORIGINAL", needed: true, upload: false };
export const BLANK_VENUE: VenueRow = { name: "", address: "", hours: "", phone: "" };
export const MOST = { name: 40, summary: 200, who: 300, materials: 30, material: 50, note: 200, venues: 10, venue: 50, line: 100, lines: 10, step: 200, contact: 30, form: 40 } as const;

/** As it holds where nobody says otherwise. */
const USUAL = { acceptHours: 16, deskLevel: "STREET", position: 1_000 } as const;

/** A service in a region, to be worked on. */
export function writtenOf({ entry, above }: Opened, key = ""): Written {
  const draft = entry?.draft;
  const shown = <P extends PartName>(part: P) => draft?.[part] ?? (above as Partial<Content> | undefined)?.[part];
  const days = (part: "promisedDays" | "legalDays"): string => typedDays(shown(part));
  return {
    key: entry?.key ?? above?.key ?? key,
    says: draft ? PARTS.filter((part) => draft[part] !== null && draft[part] !== undefined) : [],
    offered: draft?.offered === false ? "no" : "yes",
    ...{ name: shown("name") ?? "", summary: shown("summary") ?? "", lifeEvents: [...(shown("lifeEvents") ?? [])], who: shown("who") ?? "" },
    materials: (shown("materials") ?? []).map(({ name, note, form, needed, upload }) => ({ name, note: note ?? "", form, needed, upload })),
    venues: (shown("venues") ?? []).map(({ name, address, hours, phone }) => ({ name, address: address ?? "", hours: hours ?? "", phone: phone ?? "" })),
    ...{ steps: (shown("steps") ?? []).join("\n"), promisedDays: days("promisedDays"), legalDays: days("legalDays"), fee: shown("fee") ?? "" },
    ...{ grounds: (shown("grounds") ?? []).join("\n"), contact: shown("contact") ?? "", form: fieldsOf(shown("form") ?? []) },
    delegable: shown("delegable") ? "yes" : "no",
    acceptHours: String(shown("acceptHours") ?? USUAL.acceptHours),
    deskLevel: shown("deskLevel") ?? USUAL.deskLevel,
    position: String(shown("position") ?? USUAL.position),
    version: entry?.version ?? 0,
  };
}

const typedDays = (days: number | null | undefined): string => (days === null || days === undefined || days === NO_DAYS ? "" : String(days));
const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** Whether the region says a part. Where nobody above does, it says all, but that it is had there, which goes without saying. */
export function saysItself({ says, offered }: Pick<Written, "says" | "offered">, part: PartName, above: Service | undefined): boolean {
  if (above) return says.includes(part);
  return part !== "offered" || offered === "no";
}

/** Whether only that it is not had there is said. */
export const isRefusedHere = (written: Written, above: Service | undefined): boolean => written.offered === "no" && saysItself(written, "offered", above);

/** What is sent: what the region says itself; the rest is left to those above. */
export function contentOf(written: Written, above: Service | undefined): ServiceContentInput {
  const whole: Required<ServiceContentInput> = {
    offered: written.offered === "yes",
    ...{ name: written.name.trim(), summary: written.summary.trim(), who: written.who.trim(), fee: written.fee.trim() },
    lifeEvents: written.lifeEvents as LifeEvent[],
    materials: written.materials.map(materialInput),
    venues: written.venues.map(venueInput),
    ...{ steps: linesOf(written.steps), grounds: linesOf(written.grounds) },
    ...{ promisedDays: daysOf(written.promisedDays), legalDays: daysOf(written.legalDays) },
    contact: written.contact.trim() || null,
    form: written.form.map(fieldInput),
    delegable: written.delegable === "yes",
    ...{ acceptHours: Number(written.acceptHours), position: Number(written.position), deskLevel: written.deskLevel as ServiceDeskLevel },
  };
  const said = isRefusedHere(written, above) && !above ? (["offered"] as const) : PARTS.filter((part) => saysItself(written, part, above));
  return Object.fromEntries(said.map((part) => [part, whole[part]]));
}

const daysOf = (typed: string): number => (typed.trim() ? Number(typed) : NO_DAYS);
const materialInput = ({ name, note, ...rest }: MaterialRow): ServiceMaterialInput => ({ ...rest, name: name.trim(), note: note.trim() || null });
const venueInput = ({ name, address, hours, phone }: VenueRow): ServiceVenueInput => ({ name: name.trim(), address: address.trim() || null, hours: hours.trim() || null, phone: phone.trim() || null });

export type Wrongs = Readonly<Record<string, string>>;

const t = halling.form;

/** What can be said before the server is asked, by where it stands: `name`, `materials.0.name`, `form.2.options`. */
export function wrongsOf(written: Written, above: Service | undefined): Wrongs {
  const key: Wrongs = /^[a-z0-9-]{2,32}$/.test(written.key.trim()) ? {} : { key: t.keyWrong };
  if (isRefusedHere(written, above) && !above) return key;
  const said = PARTS.filter((part) => saysItself(written, part, above));
  return Object.assign({ ...key }, ...said.map((part) => WRONGS[part]?.(written) ?? {})) as Wrongs;
}

const blank = (key: string, text: string): Wrongs => (text.trim() ? {} : { [key]: t.blank });
const lines = (key: string, text: string, longest: number): Wrongs => {
  const all = linesOf(text);
  if (all.length > MOST.lines) return { [key]: t.tooMany(MOST.lines) };
  return all.some((line) => line.length > longest) ? { [key]: t.lineTooLong(longest) } : {};
};
const whole = (key: string, text: string, least: number, most: number): Wrongs =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most ? {} : { [key]: t.number(least, most) };
const days = (key: string, text: string): Wrongs => (text.trim() ? whole(key, text, 0, 365) : {});

const WRONGS: Partial<Record<PartName, (written: Written) => Wrongs>> = {
  name: ({ name }) => blank("name", name),
  summary: ({ summary }) => blank("summary", summary),
  lifeEvents: ({ lifeEvents }): Wrongs => (lifeEvents.length ? {} : { lifeEvents: t.blankEvents }),
  who: ({ who }) => blank("who", who),
  materials: ({ materials }) => Object.assign({}, ...materials.map(({ name }, at) => blank(`materials.${at}.name`, name))) as Wrongs,
  venues: ({ venues }) => Object.assign({}, ...venues.map(({ name }, at) => blank(`venues.${at}.name`, name))) as Wrongs,
  steps: ({ steps }) => lines("steps", steps, MOST.step),
  promisedDays: ({ promisedDays }) => days("promisedDays", promisedDays),
  legalDays: ({ legalDays }) => days("legalDays", legalDays),
  fee: ({ fee }) => blank("fee", fee),
  grounds: ({ grounds }) => lines("grounds", grounds, MOST.line),
  form: ({ form }) => fieldsWrongs(form),
  acceptHours: ({ acceptHours }) => whole("acceptHours", acceptHours, 1, 200),
  position: ({ position }) => whole("position", position, 0, 9_999),
};

/** Where in the form an error is: `content.materials[2].name` is `materials.2.name`; undefined if it is about none of its fields. */
function fieldOf(path: string | null | undefined): string | undefined {
  const [name = "", at, inner] = (path ?? "").replace(/^content\./, "").replace(/\[(\d+)\]/g, ".$1").split(".");
  const known = name === "key" || (PARTS as readonly string[]).includes(name);
  if (!known) return undefined;
  if (at === undefined || !["materials", "venues", "form"].includes(name)) return name;
  // How an answer is named within its form is written by no one.
  return inner && inner !== "key" ? `${name}.${at}.${inner}` : `${name}.${at}`;
}

/** What the server says is wrong, by where it stands in the form; what stands nowhere there is `otherwise`. */
export function saidOf(refused: Extract<Outcome<Payload>, { state: "refused" }>): { wrongs: Wrongs; otherwise?: string } {
  const wrongs: Record<string, string> = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const key = fieldOf(error.field);
    if (key) wrongs[key] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}

/** Writes it down for a region, from the version that was read; it holds once it is published. */
export function save(region: string, written: Written, above: Service | undefined) {
  const title = halling.titles.act(t.save, written.name.trim() || written.key);
  return send(StaffServiceDraftDocument, { region, key: written.key.trim(), version: written.version, content: contentOf(written, above) }, title);
}
