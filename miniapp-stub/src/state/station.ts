import {
  ConfirmAmenityDocument,
  OneStationDocument,
  ReportAmenityDocument,
  StationOfCodeDocument,
  StationWorkDocument,
  type AmenityFactsFragment,
  type ConfirmAmenityMutation,
  type LendingFactsFragment,
  type ReportAmenityMutation,
  type StationFactsFragment,
  type StationWorkQuery,
} from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import { here, station as words, stationPage as texts } from "@/texts/station";
import { moment } from "./ages";
import { asked, type Asked } from "./asked";
import { readScan } from "./code";
import type { AmenityKind } from "./stations";

export type StationFacts = StationFactsFragment;
export type Amenity = AmenityFactsFragment;
export type Lending = LendingFactsFragment;
export type Work = NonNullable<NonNullable<StationWorkQuery["station"]>["work"]>;

/** One station as everyone sees it; null: there is none. */
export function openStation(id: string): Asked<StationFacts | null> {
  return asked(async () => (await ask(OneStationDocument, { id })).station ?? null, `station:${id}`);
}

/** What whoever is logged in may do there as staff now; undefined for everyone else, and where nobody answers. */
export async function workAt(id: string): Promise<Work | undefined> {
  return (await ask(StationWorkDocument, { id })).station?.work ?? undefined;
}

/** The station on whose wall this code hangs; null: on none. */
export async function stationOfCode(code: string): Promise<string | null> {
  return (await ask(StationOfCodeDocument, { code })).stationByCode?.id ?? null;
}

/** "Works, I just used it." */
export function confirmAmenity(station: string, kind: AmenityKind): Promise<Outcome<ConfirmAmenityMutation["amenityConfirm"]>> {
  return send(ConfirmAmenityDocument, { station, kind }, texts.saysWorks(words.amenities[kind] ?? ""));
}

/** "It does not work." */
export function reportAmenity(station: string, kind: AmenityKind): Promise<Outcome<ReportAmenityMutation["amenityReport"]>> {
  return send(ReportAmenityDocument, { station, kind }, texts.saysBroken(words.amenities[kind] ?? ""));
}

/** The same station, with what was just said of one thing that it has. */
export function withAmenity(station: StationFacts, amenity: Amenity): StationFacts {
  return { ...station, amenities: station.amenities.map((one) => (one.kind === amenity.kind ? amenity : one)) };
}

/** 1月20日, of a day as in 2027-01-20. */
export function daySaid(day: string): string {
  const [, month, date] = day.split("-").map(Number);
  return texts.day(month ?? 0, date ?? 0);
}

/** Each day, or days, on which it is otherwise, in a line. */
export function exceptionsSaid({ exceptions }: StationFacts["hours"]): string[] {
  return exceptions.map(({ from, until, spans, reason }) => {
    const open = spans.map((span) => texts.span(span.from, span.until)).join(texts.and);
    return texts.exception(texts.days(daySaid(from), daySaid(until)), open || texts.shut, reason);
  });
}

/** 今天 09:00至明天 12:00; from when on, where nobody knows until when. */
export function closedSaid({ from, until }: NonNullable<StationFacts["closed"]>, now = Date.now()): string {
  const said = (at: string): string => moment(Date.parse(at), now);
  return texts.closedFrom(said(from), until ? said(until) : "");
}

/** What stands on the wall, of what a camera saw or somebody typed; undefined where that is no code of a station. */
export function wallCode(text: string): string | undefined {
  const scan = readScan(text);
  if (scan.kind === "station") return scan.code;
  const typed = text.trim();
  return /^[0-9A-Za-z-]{4,20}$/.test(typed) ? typed : undefined;
}

/**
 * Opens the camera; resolves to the code of a station that it saw, undefined when the person closed it.
 *
 * @throws Trouble where there is no camera, or it saw something else
 */
export function scanWall(): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Trouble("REFUSED", why));
    uni.scanCode({
      success: ({ result }) => {
        const scan = readScan(result ?? "");
        if (scan.kind === "station") resolve(scan.code);
        else fail(here.foreign);
      },
      fail: ({ errMsg }: { errMsg?: string }) => (/cancel/.test(errMsg ?? "") ? resolve(undefined) : fail(here.noCamera)),
    });
  });
}
