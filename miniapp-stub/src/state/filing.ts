import {
  CaseCategoriesDocument,
  FileDisputeDocument,
  FileOrderDocument,
  FileQuestionDocument,
  FileReportDocument,
  PlateDocument,
  type CaseCategoriesQuery,
  type CaseForInput,
  type CaseKind,
  type CasePlaceInput,
  type FiledCaseFragment,
  type PlaceInput,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import { filing as texts } from "@/texts/filing";
import type { Role } from "./account";
import { asked, type Asked } from "./asked";
import { nameOf, type FoundBuilding } from "./buildings";
import type { Point } from "./location";
import { forSending, type Picked } from "./photos";
import type { Doorplate } from "./plate";

export type Category = CaseCategoriesQuery["caseCategories"][number];
export type FiledPlate = Doorplate;
export type Filed = FiledCaseFragment;

/** One of the other side, as far as it is known. */
export interface Side {
  name: string;
  phone: string;
  door: string;
  tell: boolean;
}

/** Who lives near, for whom a head or a grid worker files. */
export interface Neighbour {
  building: FoundBuilding | null;
  unit: string;
  door: string;
  name: string;
  phone: string;
}

/** What stands in the form so far. */
export interface Filing {
  /** At which step it was left; empty: at the first. */
  step: string;
  category: string;
  /** Where it is: at the plate that was scanned, in a building, or at a spot that is no place of ours. Empty: not said yet. */
  where: "" | "plate" | "building" | "spot";
  building: FoundBuilding | null;
  unit: string;
  door: string;
  /** Of a spot: as people say it, and where the phone was. */
  words: string;
  point: Point | null;
  text: string;
  photos: Picked[];
  sides: Side[];
  anonymous: boolean;
  /** Empty: for oneself; the id of one's dependant; or "neighbour". */
  forWhom: string;
  neighbour: Neighbour;
  /** In how many days it would be good to have it; empty: no matter. */
  wished: string;
}

export const NEIGHBOUR = "neighbour";
export const MOST_SIDES = 5;
export const MOST_PHOTOS = 9;
export const MOST_TEXT = 1000;

export const noSide = (): Side => ({ name: "", phone: "", door: "", tell: false });

export function nothingFiled(kind: CaseKind): Filing {
  return {
    step: "",
    category: "",
    where: "",
    building: null,
    unit: "",
    door: "",
    words: "",
    point: null,
    text: "",
    photos: [],
    sides: kind === "DISPUTE" ? [noSide()] : [],
    anonymous: false,
    forWhom: "",
    neighbour: { building: null, unit: "", door: "", name: "", phone: "" },
    wished: "",
  };
}

export type Step = "where" | "category" | "asked" | "what" | "sides" | "who" | "check";

/** One thing a page, in this order. What can be filed is known by the place: without a plate that comes first. */
export function stepsOf(kind: CaseKind, hasPlate: boolean): Step[] {
  const begin: Step[] = hasPlate ? ["category", "where"] : ["where", "category"];
  const asks: Step[] = kind === "QUESTION" ? ["asked"] : [];
  const against: Step[] = kind === "DISPUTE" ? ["sides"] : [];
  return [...begin, ...asks, "what", ...against, "who", "check"];
}

/** What is wrong with what stands in a step, by the field; empty where one may go on. */
export type Faults = Record<string, string>;

export function faultsOf(step: Step, filing: Filing, category: Category | undefined): Faults {
  const faults: Faults = {};
  const t = texts.faults;
  if (step === "category" && !filing.category) faults.category = t.category;
  if (step === "where") Object.assign(faults, faultsOfPlace(filing));
  if (step === "what" && !filing.text.trim()) faults.text = t.text;
  if (step === "what" && category?.photoNeeded && !filing.photos.some(({ state }) => state !== "refused")) faults.photos = t.photos;
  if (step === "sides") filing.sides.forEach((side, at) => !isNamed(side) && (faults[`side${at}`] = t.side));
  if (step === "who" && filing.forWhom === NEIGHBOUR) Object.assign(faults, faultsOfNeighbour(filing.neighbour));
  return faults;
}

const isNamed = ({ name, phone, door }: Side): boolean => [name, phone, door].some((one) => one.trim());

function faultsOfPlace({ where, building, words, point }: Filing): Faults {
  const t = texts.faults;
  if (where === "plate" || (where === "building" && building)) return {};
  if (where !== "spot") return { where: t.where };
  return { ...(words.trim() ? {} : { words: t.words }), ...(point || building ? {} : { point: t.point }) };
}

function faultsOfNeighbour({ building, door, name }: Neighbour): Faults {
  const t = texts.faults;
  return {
    ...(building ? {} : { neighbourBuilding: t.neighbourBuilding }),
    ...(door.trim() ? {} : { neighbourDoor: t.neighbourDoor }),
    ...(name.trim() ? {} : { neighbourName: t.neighbourName }),
  };
}

const STEP_OF_FIELD: ReadonlyArray<[RegExp, Step]> = [
  [/^category/, "category"],
  [/^(at|door)/, "where"],
  [/^(text|photos|wished)/, "what"],
  [/^otherSides/, "sides"],
  [/^(forWhom|anonymous)/, "who"],
];

/** Where what the server found fault with is to be mended; undefined where nothing in the form is. */
export function stepOfField(field: string | undefined): Step | undefined {
  return STEP_OF_FIELD.find(([pattern]) => pattern.test(field ?? ""))?.[1];
}

/** Who may file for those who live near: they look after others by their role. */
const LOOKS_AFTER: ReadonlySet<Role["role"]> = new Set(["TEN_HOUSEHOLD_HEAD", "BUILDING_HEAD", "GRID_WORKER"] as const);
export const looksAfterOthers = (roles: readonly Role[]): boolean => roles.some(({ role }) => LOOKS_AFTER.has(role));

/** The place of a role, by which what can be filed there is asked for. */
export function placeOf({ place }: Pick<Role, "place">): PlaceInput | undefined {
  switch (place?.__typename) {
    case "Region":
      return { region: place.code };
    case "Grid":
      return { grid: place.id };
    case "Compound":
      return { compound: place.id };
    case "Building":
      return { building: place.id };
    case "Unit":
      return { unit: place.id };
    default:
      return undefined;
  }
}

/** By which place what can be filed is known: the one that was named, or where one has a role; undefined where none is known yet. */
export function catalogueAt(filing: Filing, plate: FiledPlate | undefined, roles: readonly Role[]): PlaceInput | undefined {
  if (filing.where !== "plate" && filing.building) return filing.unit && filing.where === "building" ? { unit: filing.unit } : { building: filing.building.id };
  if (plate?.unit) return { unit: plate.unit.id };
  if (plate?.building) return { building: plate.building.id };
  return roles.map(placeOf).find((place) => place !== undefined);
}

/** What can be filed there, of all kinds, in the order to show it. */
export function categoriesAt(at: PlaceInput): Asked<readonly Category[]> {
  return asked(async () => (await ask(CaseCategoriesDocument, { at })).caseCategories, `categories:${Object.values(at).join()}`);
}

/** Where the plate hangs; the copy that its page has kept, while there is no signal. */
export function plateOf(code: string): Asked<FiledPlate> {
  return asked(async () => {
    const { doorplate } = await ask(PlateDocument, { code });
    if (doorplate.status !== "ACTIVE") throw new Trouble("REFUSED", doorplate.advice ?? texts.where.noPlate);
    return doorplate;
  }, `plate:${code}`);
}

/** 御景苑 3栋 2单元 602, as far as it is known. */
export function whereWords(filing: Filing, plate: FiledPlate | undefined): string {
  if (filing.where === "spot") return filing.words.trim();
  const building = filing.where === "plate" ? plate?.building : filing.building;
  const unit = filing.where === "plate" ? plate?.unit?.name : building?.units.find(({ id }) => id === filing.unit)?.name;
  return [building && nameOf(building), unit, filing.door.trim()].filter(Boolean).join(" ");
}

function placeInput(filing: Filing, plate: FiledPlate | undefined): CasePlaceInput {
  const { where, building, unit, words, point } = filing;
  if (where === "plate" && plate) return { doorplate: plate.code };
  if (where === "spot") return { spot: { words: words.trim(), location: point ?? undefined, building: building?.id } };
  return { place: unit ? { unit } : { building: building?.id ?? "" } };
}

function forWhomInput({ forWhom, neighbour }: Filing): CaseForInput | undefined {
  if (!forWhom) return undefined;
  if (forWhom !== NEIGHBOUR) return { dependant: forWhom };
  const { building, unit, door, name, phone } = neighbour;
  return { neighbour: { building: building?.id ?? "", unit: unit || undefined, door: door.trim(), name: name.trim(), phone: phone.trim() || undefined } };
}

const plain = (text: string): string | undefined => text.trim() || undefined;

/** What is sent: as it stands in the form. */
export function inputOf(filing: Filing, plate: FiledPlate | undefined) {
  return {
    category: filing.category,
    at: placeInput(filing, plate),
    door: filing.where === "spot" ? undefined : plain(filing.door),
    text: filing.text.trim(),
    photos: forSending(filing.photos).photos,
    forWhom: forWhomInput(filing),
    anonymous: filing.anonymous,
  };
}

const DAY = 24 * 3_600_000;

/** The end of the day so many days from now; undefined where it does not matter. */
export function wishedUntil(days: string, now = Date.now()): string | undefined {
  if (!days) return undefined;
  const day = new Date(now + Number(days) * DAY);
  day.setHours(23, 59, 0, 0);
  return day.toISOString();
}

type FilePayload = Payload & Partial<Record<"dispute" | "report" | "question" | "order", Filed | null>>;

/** Files it, with the photos that the server has not got yet. Done, waiting or refused, as all that is sent. */
export function fileCase(kind: CaseKind, filing: Filing, plate: FiledPlate | undefined): Promise<Outcome<FilePayload>> {
  const input = inputOf(filing, plate);
  const { files } = forSending(filing.photos);
  const title = texts.kinds[kind].title;
  switch (kind) {
    case "DISPUTE": {
      const otherSides = filing.sides.map(({ name, phone, door, tell }) => ({ name: plain(name), phone: plain(phone), door: plain(door), tell }));
      return send(FileDisputeDocument, { ...input, otherSides }, title, false, undefined, files);
    }
    case "REPORT":
      return send(FileReportDocument, input, title, false, undefined, files);
    case "QUESTION":
      return send(FileQuestionDocument, input, title, false, undefined, files);
    case "ORDER":
      return send(FileOrderDocument, { ...input, wishedUntil: wishedUntil(filing.wished) }, title, false, undefined, files);
  }
}

export function filedOf(payload: FilePayload): Filed | undefined {
  return payload.dispute ?? payload.report ?? payload.question ?? payload.order ?? undefined;
}
