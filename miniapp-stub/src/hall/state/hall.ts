import {
  OneServiceDocument,
  ServiceNamesDocument,
  ServicesAtDocument,
  type HallAtInput,
  type HallFieldFragment,
  type HallGuideFragment,
  type HallLineFragment,
  type LifeEvent,
  type PlaceInput,
} from "@/gen/graphql";
import { onSessionEnd } from "@/server/session";
import { ask } from "@/server/request";
import { kept } from "@/server/storage";
import type { IconName } from "@/components/icons";
import { hall as texts } from "@/texts/hall";
import { mine } from "@/state/account";
import { asked, type Asked } from "@/state/asked";
import { here, type Here } from "@/state/eventHere";
import { publicList, type PublicList } from "@/state/publicList";
import type { FoundRegion } from "@/state/stations";

export type { LifeEvent };
export type ServiceLine = HallLineFragment;
export type Guide = HallGuideFragment;
export type Field = HallFieldFragment;
export type Material = Guide["materials"][number];

export const LIFE_ICONS: Record<LifeEvent, IconName> = {
  BIRTH: "child",
  SCHOOL: "book",
  WORK: "briefcase",
  MARRIAGE: "heart",
  HOUSING: "home",
  SOCIAL_SECURITY: "shield",
  HEALTH: "health",
  ELDERLY: "seat",
  DISABILITY: "wheelchair",
  VETERANS: "star",
  DEATH: "flower",
  CERTIFICATES: "badge",
  BUSINESS: "station",
  RELIEF: "order",
};
export const LIFE_EVENTS = Object.keys(LIFE_ICONS) as readonly LifeEvent[];

/** A newer server may tell of what this version does not know. */
export const lifeIcon = (one: LifeEvent | undefined): IconName => (one && LIFE_ICONS[one]) ?? "briefcase";

/** Where one wants a service, and what that is called; empty where it is not known. */
export interface HallPlace {
  at: HallAtInput;
  name: string;
}

const KINDS = ["region", "grid", "compound", "building", "unit"] as const;

/** A place as a page's address holds it: doorplate.C05V9V8N515NR, region.520329001005. */
export function atSaid({ doorplate, place }: HallAtInput): string {
  if (doorplate) return `doorplate.${doorplate}`;
  const kind = KINDS.find((one) => place?.[one]);
  return kind ? `${kind}.${place?.[kind]}` : "";
}

/** Read from a page's address; undefined where that names none. */
export function atOf(said: string): HallAtInput | undefined {
  const [kind, id] = said.split(".");
  if (!id) return undefined;
  if (kind === "doorplate") return { doorplate: id };
  return KINDS.some((one) => one === kind) ? { place: { [kind as "region"]: id } as PlaceInput } : undefined;
}

/** What a copy is called: of a door it goes with the doors that were opened, of where one lives with the session. */
export function copyAt(at: HallAtInput, what: string): string {
  const said = atSaid(at);
  if (at.doorplate) return `plate:${at.doorplate}:${what}`;
  return at.place?.region ? `hall:${said}:${what}` : mine(`hall:${said}:${what}`);
}

const CHOSEN = "hall:place";

/** The region was chosen: it is the one to begin with from now on. */
export function choosePlace({ code, shortName }: FoundRegion): HallPlace {
  const place = { at: { place: { region: code } }, name: shortName };
  kept.write(CHOSEN, place);
  return place;
}

onSessionEnd(() => kept.remove(CHOSEN));

/** The door of that plate; else the region that was chosen last; else the door that was opened last, or where one lives. Null: none of them is known. */
export function hallPlace(plate?: string): Asked<HallPlace | null> {
  const chosen = plate ? undefined : kept.read<HallPlace>(CHOSEN);
  if (chosen?.at) return asked(async () => chosen);
  const door = here(plate);
  return asked(async () => {
    await door.again();
    const { data, trouble } = door.view.value;
    if (!data && trouble) throw trouble;
    return data ? placeOf(data) : null;
  });
}

const placeOf = ({ at, name }: Here): HallPlace => ({ at, name });

/** Which services are looked for. */
export interface ServiceFilter {
  lifeEvent?: LifeEvent;
  words: string;
}

export const anyService = (): ServiceFilter => ({ words: "" });
export const isFiltered = ({ lifeEvent, words }: ServiceFilter): boolean => lifeEvent !== undefined || words.trim() !== "";

/** In the order of the catalogue. Those of an event of life are kept as all are; what is looked for by words is not. */
export function servicesAt(at: HallAtInput, { lifeEvent, words }: ServiceFilter): PublicList<ServiceLine> {
  const query = words.trim();
  const copy = query ? undefined : copyAt(at, `services${lifeEvent ? `:${lifeEvent}` : ""}`);
  return publicList(async (after) => (await ask(ServicesAtDocument, { at, lifeEvent, query, after })).publicServices, copy);
}

/** One service as it holds there; null: it is not offered there. */
export function openService(key: string, at: HallAtInput): Asked<Guide | null> {
  return asked(async () => (await ask(OneServiceDocument, { key, at })).publicService ?? null, copyAt(at, `service:${key}`));
}

/** A catalogue that is longer is not looked through for names. */
const MOST_PAGES = 5;

/** The names of services as they hold there, by their keys, in the order of the catalogue. */
export function serviceNames(keys: readonly string[], at: HallAtInput): Asked<ReadonlyArray<{ key: string; name: string }>> {
  return asked(async () => {
    const all: Array<{ key: string; name: string }> = [];
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES && all.length < keys.length; page++) {
      const { nodes, pageInfo } = (await ask(ServiceNamesDocument, { at, after })).publicServices;
      all.push(...nodes.filter(({ key }) => keys.includes(key)));
      after = (pageInfo.hasNextPage && pageInfo.endCursor) || undefined;
      if (!after) break;
    }
    return all;
  });
}

/** What one can do, in a few words each. */
export function waysSaid({ online, delegable }: Pick<ServiceLine, "online" | "delegable">): string[] {
  return [...(online ? [texts.ways.online] : []), ...(delegable ? [texts.ways.delegable] : [])];
}

/** 20 个工作日内办结; 当场办结; empty where nothing is promised. */
export function daysSaid(days: number | null | undefined): string {
  if (days === null || days === undefined) return "";
  return days === 0 ? texts.atOnce : texts.days(days);
}

/** 原件; 复印件，没有可以不带. */
export function materialSaid({ form, needed, upload, note }: Material): string {
  return [texts.forms[form] ?? "", needed ? "" : texts.notAlways, upload ? texts.upload : "", note ?? ""].filter(Boolean).join("，");
}
