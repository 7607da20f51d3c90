import {
  FindRegionsDocument,
  StationsFoundDocument,
  StationsNearDocument,
  type AmenityKind,
  type AmenityState,
  type FindRegionsQuery,
  type StationAtInput,
  type StationKind,
  type StationLineFragment,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import type { IconName } from "@/components/icons";
import { station as words, stations as texts } from "@/texts/station";
import { nameOf, type FoundBuilding } from "./buildings";
import { distanceSaid, metresSaid } from "./distance";
import type { Here } from "./eventHere";
import type { Point } from "./location";
import type { Page } from "./pagesOfMe";
import { publicList, type PublicList } from "./publicList";
import { KIND_ICONS } from "./stationKinds";

export { KIND_ICONS, kindIcon } from "./stationKinds";
export type { AmenityKind, AmenityState, StationKind };
export type StationLine = StationLineFragment;
export type FoundRegion = FindRegionsQuery["regionSearch"]["nodes"][number];

export const AMENITY_ICONS: Record<AmenityKind, IconName> = {
  WATER: "water",
  HOT_WATER: "hotWater",
  MICROWAVE: "microwave",
  FRIDGE: "fridge",
  PHONE_CHARGING: "plug",
  POWER_BANK: "battery",
  UMBRELLA: "umbrella",
  MEDICINE_BOX: "medicine",
  REST_SEATS: "seat",
  MASSAGE: "massage",
  TOILET: "toilet",
  BOOKS: "book",
  WIFI: "wifi",
  HOT_MEAL: "meal",
  SNACKS: "snack",
  BIKE_CHARGING: "bike",
  BATTERY_SWAP: "swap",
  REPAIR_TOOLS: "wrench",
  AED: "heart",
  WHEELCHAIR: "wheelchair",
  AIR_CONDITIONING: "cool",
  SHOWER: "shower",
};

/** A newer server may tell of what this version does not know. */
export const kindName = (kind: StationKind): string => words.kinds[kind] ?? words.kinds.OTHER;
export const amenityIcon = (kind: AmenityKind): IconName => AMENITY_ICONS[kind] ?? "more";

export const KINDS = Object.keys(KIND_ICONS) as readonly StationKind[];
/** What can be looked for, what riders ask for most first. */
export const WANTED: readonly AmenityKind[] = [
  "MICROWAVE",
  "PHONE_CHARGING",
  "WATER",
  "TOILET",
  "MEDICINE_BOX",
  "UMBRELLA",
  "POWER_BANK",
  "REST_SEATS",
  "FRIDGE",
  "HOT_MEAL",
  "AIR_CONDITIONING",
  "BIKE_CHARGING",
  "BATTERY_SWAP",
  "REPAIR_TOOLS",
  "WIFI",
  "AED",
  "SHOWER",
];

/** Around which point stations are looked for, or in which region. Where the phone is, is kept nowhere. */
export interface Around {
  /** Undefined where a region alone is known. */
  at?: StationAtInput;
  /** 御景苑 3栋; 积善社区; empty for where the phone is. */
  name: string;
  /** The code of a region in which names are looked for; undefined where none is known. */
  within?: string;
  point?: Point;
  /** By which what was found is kept; undefined where nothing is. */
  copy?: string;
}

export const aroundMe = (point: Point): Around => ({ at: { location: point }, name: "", point });

export function aroundDoor({ at, building, region, name, point, copy }: Here): Around {
  const door = at.doorplate ? { doorplate: at.doorplate } : { building };
  return { at: door, name, within: region && widely(region), point, copy: `${copy}:stations` };
}

export function aroundBuilding(building: FoundBuilding): Around {
  const region = building.regionPath[building.regionPath.length - 1]?.code;
  return { at: { building: building.id }, name: nameOf(building), within: region && widely(region) };
}

export const inRegion = ({ code, shortName }: FoundRegion): Around => ({ name: shortName, within: code });

/** The prefecture in which a region lies: who stands at a border looks beyond it. */
const widely = (code: string): string => code.slice(0, 4);

/** 积善社区附近, 我的位置附近. */
export function aroundSaid({ at, name }: Around): string {
  if (!at) return texts.within(name);
  return name ? texts.from(name) : texts.here;
}

/** Which stations are looked for. */
export interface StationFilter {
  openNow: boolean;
  kinds: readonly StationKind[];
  amenities: readonly AmenityKind[];
  words: string;
  /** How far, where it is looked for around a point. */
  kilometres: number;
}

const NEAR = 3;
/** What is looked for next where there is nothing, in kilometres; the server's limit comes last. */
const FARTHER = [NEAR, 10, 30, 50];

export const anyStation = (): StationFilter => ({ openNow: false, kinds: [], amenities: [], words: "", kilometres: NEAR });
export const isFiltered = ({ openNow, kinds, amenities, words }: StationFilter): boolean =>
  openNow || kinds.length > 0 || amenities.length > 0 || words.trim() !== "";
export const fartherThan = (kilometres: number): number | undefined => FARTHER.find((one) => one > kilometres);

/** What is pressed is in where it was not, and the other way round; in the order of all. */
export function turned<T>(all: readonly T[], some: readonly T[], one: T): T[] {
  return all.filter((other) => (other === one ? !some.includes(one) : some.includes(other)));
}

/** A station in a list, and how far it is; empty where nobody knows. */
export interface StationRow {
  station: StationLine;
  distance: string;
}

/** The nearest first; by words, as they are found. What is looked for around a place without a filter is kept with it. */
export function stationsAround(around: Around, filter: StationFilter): PublicList<StationRow> {
  const { words } = filter;
  const plain = !isFiltered(filter) && filter.kilometres === NEAR;
  if (!around.at || words.trim()) return publicList((after) => found(around, filter, after));
  return publicList((after) => near(around.at!, filter, after), plain ? around.copy : undefined);
}

async function near(at: StationAtInput, { openNow, kinds, amenities, kilometres }: StationFilter, after?: string): Promise<Page<StationRow>> {
  const { stationsNear } = await ask(StationsNearDocument, {
    at,
    radiusMetres: kilometres * 1000,
    kinds: kinds.length ? [...kinds] : undefined,
    amenities: amenities.length ? [...amenities] : undefined,
    openNow,
    after,
  });
  const error = stationsNear.userErrors[0];
  if (error) throw new Trouble("REFUSED", error.message, error.code);
  return { ...stationsNear, nodes: stationsNear.nodes.map(({ station, metres }) => ({ station, distance: metresSaid(metres) })) };
}

async function found(around: Around, filter: StationFilter, after?: string): Promise<Page<StationRow>> {
  const { stationSearch } = await ask(StationsFoundDocument, { query: filter.words.trim(), within: around.within ?? "", after });
  const nodes = stationSearch.nodes.filter((one) => fits(one, filter));
  return { ...stationSearch, nodes: nodes.map((station) => ({ station, distance: distanceSaid(around.point, station.location) })) };
}

/** As the server has it for `stationsNear`. */
export function fits({ openNow, kind, amenities }: StationLine, filter: StationFilter): boolean {
  const working = new Set(amenities.filter(({ state }) => state === "WORKS").map((one) => one.kind));
  return (!filter.openNow || openNow) && (!filter.kinds.length || filter.kinds.includes(kind)) && filter.amenities.every((one) => working.has(one));
}

/** Communities and streets by a part of their name; those above them too. */
export async function findRegions(query: string): Promise<FoundRegion[]> {
  const { regionSearch } = await ask(FindRegionsDocument, { query: query.trim() });
  return regionSearch.nodes.filter(({ level }) => level !== "PROVINCE");
}

/** In a word and by a sign: whether it is open. */
export function openSaid({ openNow, openText }: { openNow: boolean; openText: string }): { icon: IconName; tone: "good" | "plain"; words: string } {
  return { icon: openNow ? "check" : "clock", tone: openNow ? "good" : "plain", words: openText || (openNow ? words.open : words.shut) };
}

const STATE_SIGNS: Record<AmenityState, { icon: IconName; tone: "good" | "soon" }> = {
  WORKS: { icon: "check", tone: "good" },
  DOUBTED: { icon: "warning", tone: "soon" },
  OUT_OF_ORDER: { icon: "none", tone: "soon" },
  NONE_LEFT: { icon: "none", tone: "soon" },
  EXPIRED: { icon: "none", tone: "soon" },
};

export const stateSign = (state: AmenityState): { icon: IconName; tone: "good" | "soon" } => STATE_SIGNS[state] ?? STATE_SIGNS.DOUBTED;
