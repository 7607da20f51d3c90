import type { CasePlaceInput } from "@/gen/graphql";
import { FileReportDocument, type FileReportMutation } from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import type { IconName } from "@/components/icons";
import { hazard as texts } from "@/texts/station";
import type { FoundBuilding } from "./buildings";
import { nameOf } from "./buildings";
import type { Point } from "./location";
import { forSending, type Picked } from "./photos";

export type HazardKind = keyof typeof texts.kinds;

/** The catalogue's categories, as they are shipped; a county may call them otherwise, not by another code. */
const CATEGORIES: Record<HazardKind, string> = {
  manhole: "manhole",
  lamp: "street-lamp",
  road: "facility",
  wet: "other-report",
  cable: "facility",
  other: "other-report",
};

export const HAZARD_ICONS: Record<HazardKind, IconName> = { manhole: "manhole", lamp: "lamp", road: "hazard", wet: "wet", cable: "cable", other: "more" };
export const HAZARDS = Object.keys(HAZARD_ICONS) as readonly HazardKind[];

/** Where it is: where one stands, at a station, at a plate, or near a building, as far as each is known. */
export interface Where {
  point?: Point;
  station?: { name: string; location: Point };
  plate?: { code: string; name: string };
  building?: FoundBuilding;
}

/** What is known first: a phone says it to a few metres. */
export function placeOf({ point, station, plate, building }: Where): CasePlaceInput | undefined {
  const near = station?.name ?? plate?.name;
  if (point) return { spot: { words: near ? texts.near(near) : texts.spot, location: point } };
  if (building) return { spot: { words: texts.near(nameOf(building)), building: building.id } };
  if (station) return { spot: { words: texts.near(station.name), location: station.location } };
  return plate && { doorplate: plate.code };
}

/** A place is known, in words; undefined while none is. */
export function whereSaid({ point, station, plate, building }: Where): string | undefined {
  if (point) return texts.located;
  if (building) return texts.near(nameOf(building));
  if (station) return texts.atStation(station.name);
  return plate && texts.atPlate(plate.name);
}

/** A report of it for whoever is near by. */
export function tipOf(kind: HazardKind, at: CasePlaceInput, words: string, photos: readonly Picked[]) {
  return {
    category: CATEGORIES[kind],
    at,
    text: texts.sent(texts.kinds[kind], words.trim()),
    photos: forSending(photos).photos,
    anonymous: false,
  };
}

/** Files it as any report is filed. Done, waiting or refused, as all that is sent. */
export function sendTip(kind: HazardKind, at: CasePlaceInput, words: string, photos: readonly Picked[]): Promise<Outcome<FileReportMutation["reportFile"]>> {
  return send(FileReportDocument, tipOf(kind, at, words, photos), texts.sendTitle(texts.kinds[kind]), false, undefined, forSending(photos).files);
}
