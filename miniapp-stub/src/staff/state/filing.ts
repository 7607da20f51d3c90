import {
  StaffCaseCategoriesDocument,
  StaffDisputeFileDocument,
  StaffOrderFileDocument,
  StaffQuestionFileDocument,
  StaffReportFileDocument,
  StaffResidentsDocument,
  type CaseForInput,
  type CaseKind,
  type CasePlaceInput,
  type DisputeSideInput,
  type PlaceInput,
  type StaffCaseCategoriesQuery,
  type StaffFiledFragment,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { nameOf, type FoundBuilding } from "@/state/buildings";
import { forSending, type Picked } from "@/state/photos";
import { casework } from "@/texts/casework";
import { staff } from "@/texts/staff";
import { timeOf } from "./days";
import { inputOf, type Ground } from "./ground";
import { doorOf } from "./requests";
import { has } from "./rights";

/** For whom something is filed: who called, who is known to live here, or who is by door and name. */
export type Who = "caller" | "resident" | "neighbour";
/** Where it is: in one's own place, in a building, or in the open. */
export type Where = "here" | "building" | "spot";

/** Somebody with whom a dispute is. */
export interface Side {
  name: string;
  phone: string;
  door: string;
  tell: boolean;
}

/** A building as it was found, with its units. */
export interface Spot {
  id: string;
  name: string;
  units: Array<{ id: string; name: string }>;
}

/** What is filed, as it stands in the form. */
export interface Written {
  kind: CaseKind;
  who: Who;
  name: string;
  phone: string;
  resident: string;
  where: Where;
  /** One, or none. */
  building: Spot[];
  unit: string;
  words: string;
  door: string;
  category: string;
  text: string;
  photos: Picked[];
  anonymous: boolean;
  wishedUntil: string;
  sides: Side[];
}

export type Category = StaffCaseCategoriesQuery["caseCategories"][number];

/** The fields at which something can be wrong. */
export type Field = "who" | "name" | "phone" | "resident" | "where" | "building" | "words" | "door" | "category" | "text" | "photos" | "wishedUntil" | "sides";
export type Wrongs = Partial<Record<Field, string>>;

export const MOST = { text: 1_000, sides: 5, photos: 9 } as const;
export const NO_SIDE: Side = { name: "", phone: "", door: "", tell: false };
const t = casework.filing;

/** For whom one may file by one's role. */
export function whoseOf({ role }: Pick<Ground, "role">): Who[] {
  const may: Array<Who | false> = [has(role, "FILE_FOR_CALLERS") && "caller", has(role, "READ_RESIDENTS") && "resident", has(role, "FILE_FOR_NEIGHBOURS") && "neighbour"];
  return may.filter((who): who is Who => !!who);
}

/** A case lies in a community: what is wider says nothing of where. Who is known by door and name is found in their building. */
export function wheresOf(ground: Pick<Ground, "kind" | "size">, who: Who): Where[] {
  if (who === "neighbour") return ["building"];
  return ground.kind !== "region" || ground.size === "COMMUNITY" ? ["here", "building", "spot"] : ["building", "spot"];
}

export function blankAt(ground: Ground): Written {
  const who = whoseOf(ground)[0] ?? "caller";
  return {
    ...{ kind: "REPORT", who, name: "", phone: "", resident: "", where: wheresOf(ground, who)[0] ?? "building" },
    ...{ building: [], unit: "", words: "", door: "", category: "", text: "", photos: [], anonymous: false, wishedUntil: "" },
    sides: [{ ...NO_SIDE }],
  };
}

export function spotOf(building: FoundBuilding): Spot {
  return { id: building.id, name: nameOf(building), units: building.units.map(({ id, name }) => ({ id, name })) };
}

/** The place by which the catalogue is asked. */
export function placeOf(written: Pick<Written, "where" | "building">, ground: Ground): PlaceInput {
  const building = written.where === "here" ? undefined : written.building[0];
  return building ? { building: building.id } : inputOf(ground);
}

export async function categoriesAt(place: PlaceInput, kind: CaseKind): Promise<Category[]> {
  return (await ask(StaffCaseCategoriesDocument, { at: place, kind })).caseCategories;
}

/** Who lives there, as many as are read at once: each reading is logged. */
export async function residentsAt(place: PlaceInput): Promise<Array<{ value: string; label: string }>> {
  const { residents } = await ask(StaffResidentsDocument, { within: place });
  return residents.nodes.map(({ id, name, households }) => ({ value: id, label: [name ?? staff.requests.noName, ...households.map(doorOf)].join(" ") }));
}

const names = (side: Side): boolean => !!(side.name.trim() || side.phone.trim() || side.door.trim());

/** What can be said of it without the server, all at once. */
export function wrongsOf(written: Written, category: Category | undefined): Wrongs {
  const { blank } = t;
  const wrongs: Wrongs = {};
  const need = (field: Field, holds: boolean, sentence: string): void => void (holds || (wrongs[field] = sentence));
  const { who, where } = written;
  if (who === "caller") need("phone", !!written.phone.trim(), blank.phone);
  if (who === "resident") need("resident", !!written.resident, blank.resident);
  if (who === "neighbour") {
    need("name", !!written.name.trim(), blank.name);
    need("door", !!written.door.trim(), blank.door);
  }
  if (where !== "here") need("building", !!written.building.length, blank.building);
  if (where === "spot") need("words", !!written.words.trim(), blank.words);
  need("category", !!written.category, blank.category);
  need("text", !!written.text.trim(), blank.text);
  if (category?.photoNeeded) need("photos", written.photos.some(({ state }) => state !== "refused"), blank.photos);
  if (written.photos.some(({ state }) => state === "sending")) wrongs.photos = casework.acts.uploading;
  if (written.kind === "DISPUTE") need("sides", written.sides.some(names), blank.sides);
  if (written.kind === "ORDER") need("wishedUntil", timeOf(written.wishedUntil, "end") !== undefined, casework.acts.time);
  return wrongs;
}

const given = (text: string): string | null => text.trim() || null;

function forWhom(written: Written): CaseForInput {
  const building = written.building[0]?.id ?? "";
  switch (written.who) {
    case "caller":
      return { caller: { name: given(written.name), phone: written.phone.trim() } };
    case "resident":
      return { resident: written.resident };
    case "neighbour":
      return { neighbour: { building, unit: given(written.unit), door: written.door.trim(), name: written.name.trim(), phone: given(written.phone) } };
  }
}

function placeInput(written: Written, ground: Ground): CasePlaceInput {
  const building = written.building[0]?.id ?? "";
  switch (written.where) {
    case "here":
      return { place: inputOf(ground) };
    case "building":
      return { place: written.unit ? { unit: written.unit } : { building } };
    case "spot":
      return { spot: { building, words: written.words.trim() } };
  }
}

function sidesOf(written: Written): DisputeSideInput[] {
  return written.sides.filter(names).map(({ name, phone, door, tell }) => ({ name: given(name), phone: given(phone), door: given(door), tell }));
}

/** What a filing answers with, whichever kind it is of. */
export type Filed = Payload & Partial<Record<"dispute" | "report" | "question" | "order", StaffFiledFragment | null>>;

/** Files it. Photos that wait for the signal go with it. */
export function file(written: Written, ground: Ground): Promise<Outcome<Filed>> {
  const { photos, files } = forSending(written.photos);
  const input = {
    ...{ category: written.category, at: placeInput(written, ground), door: written.where === "spot" ? null : given(written.door) },
    ...{ text: written.text.trim(), photos, forWhom: forWhom(written), anonymous: written.anonymous },
  };
  const title = casework.titles.file;
  switch (written.kind) {
    case "DISPUTE":
      return send(StaffDisputeFileDocument, { ...input, otherSides: sidesOf(written) }, title, undefined, undefined, files);
    case "REPORT":
      return send(StaffReportFileDocument, input, title, undefined, undefined, files);
    case "QUESTION":
      return send(StaffQuestionFileDocument, input, title, undefined, undefined, files);
    case "ORDER":
      return send(StaffOrderFileDocument, { ...input, wishedUntil: timeOf(written.wishedUntil, "end") ?? null }, title, undefined, undefined, files);
  }
}

export const filedOf = ({ dispute, report, question, order }: Filed): StaffFiledFragment | undefined => dispute ?? report ?? question ?? order ?? undefined;

/** Where the form shows what the server says of a part of its input; the last part named is the nearest. */
const AT: Record<string, Field> = {
  ...{ forWhom: "who", caller: "phone", phone: "phone", name: "name", resident: "resident", neighbour: "name" },
  ...{ at: "where", place: "where", spot: "words", words: "words", building: "building", unit: "building", location: "building" },
  ...{ door: "door", category: "category", text: "text", photos: "photos", wishedUntil: "wishedUntil" },
};

/** What a refusal says, each at its field; what is about none of them is `otherwise`. */
export function saidOf(refused: Extract<Outcome<Payload>, { state: "refused" }>): { wrongs: Wrongs; otherwise?: string } {
  const wrongs: Wrongs = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const parts = (error.field ?? "").split(".");
    const named = parts.map((part) => AT[part]).filter((field): field is Field => !!field);
    const field = parts.includes("otherSides") ? "sides" : named[named.length - 1];
    if (field) wrongs[field] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}
