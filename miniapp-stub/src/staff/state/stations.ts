import {
  StaffAmenityDoubtsDocument,
  StaffLotsExpiringDocument,
  StaffStationCloseDocument,
  StaffStationCodeReplaceDocument,
  StaffStationConfirmDocument,
  StaffStationDocument,
  StaffStationRemoveDocument,
  StaffStationReopenDocument,
  StaffStationsDocument,
  StaffStationsFoundDocument,
  StaffStationsUnconfirmedDocument,
  type StaffAmenityDoubtsQuery,
  type StaffStationFileFragment,
  type StaffStationLotFragment,
  type StaffStationRowFragment,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { stationing } from "@/texts/stationing";
import type { Act } from "./caseActs";
import { timeOf } from "./days";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** A station as staff keep it. */
export type StationFile = StaffStationFileFragment;
export type StationRow = Pick<StaffStationRowFragment, "id" | "station"> & Partial<StaffStationRowFragment>;
export type Lot = StaffStationLotFragment;
export type Doubt = StaffAmenityDoubtsQuery["amenityDoubts"]["nodes"][number];

/** The region in which somebody keeps stations: of a grid worker the community. */
export const regionOf = ({ kind, id, community }: Ground): string => (kind === "region" ? id : (community ?? ""));

/** Those of a region; by words, those that are found. */
export function stationsWithin(ground: Ground, words: () => string) {
  const within = regionOf(ground);
  return paged<StationRow>(async (after) => {
    const query = words().trim();
    if (!query) return (await ask(StaffStationsDocument, { within, after })).stationFiles;
    const { stationSearch } = await ask(StaffStationsFoundDocument, { query, within, after });
    return { ...stationSearch, nodes: stationSearch.nodes.map((station) => ({ id: station.id, station })) };
  });
}

export const unconfirmedWithin = (ground: Ground) =>
  paged<StationRow>(async (after) => (await ask(StaffStationsUnconfirmedDocument, { within: regionOf(ground), after })).stationsUnconfirmed);
export const doubtsWithin = (ground: Ground) =>
  paged<Doubt>(async (after) => (await ask(StaffAmenityDoubtsDocument, { within: regionOf(ground), after })).amenityDoubts);
export const expiringWithin = (ground: Ground) =>
  paged<Lot>(async (after) => (await ask(StaffLotsExpiringDocument, { within: regionOf(ground), after })).stationLotsExpiring);

/** Undefined where it is not there, or not of one's places. */
export async function readStation(id: string): Promise<StationFile | undefined> {
  return (await ask(StaffStationDocument, { id })).stationFile ?? undefined;
}

export function confirmStation({ station, version }: { station: { id: string; name: string }; version: number }) {
  return send(StaffStationConfirmDocument, { station: station.id, version }, stationing.titles.confirm(station.name));
}

const d = stationing.detail;

/** Without a field, and asked for twice. */
function plain(name: string, words: { label: string; sure: string; done: string }, sending: Act["send"]): Act {
  return { name, ...words, fields: [], blank: {}, send: sending };
}

/** What can be done with a station besides writing it anew, what is done most first. */
export function actsOf({ station, version, mayKeep }: StationFile): Act[] {
  const { id, name, closed } = station;
  const titles = stationing.titles;
  const close: Act = {
    ...{ name: "CLOSE", label: d.close.label, note: d.close.note, done: d.close.done, blank: { reason: "", from: "", until: "" } },
    fields: [
      { key: "reason", kind: "lines", label: d.close.reason, hint: d.close.reasonHint, most: 60, needed: true },
      { key: "from", kind: "time", label: d.close.from, hint: d.close.timeHint },
      { key: "until", kind: "time", label: d.close.until, hint: d.close.timeHint },
    ],
    send: (typed) => {
      const [from, until] = [timeOf(typed.from, "begin") ?? undefined, timeOf(typed.until, "end") ?? undefined];
      return send(StaffStationCloseDocument, { station: id, reason: (typed.reason ?? "").trim(), from, until }, titles.close(name));
    },
  };
  return [
    plain("CONFIRM", d.confirm, () => confirmStation({ station, version })),
    ...(closed ? [plain("REOPEN", d.reopen, () => send(StaffStationReopenDocument, { station: id }, titles.reopen(name)))] : []),
    close,
    ...(mayKeep
      ? [
          plain("CODE", d.code, () => send(StaffStationCodeReplaceDocument, { station: id }, titles.code(name))),
          plain("REMOVE", d.remove, () => send(StaffStationRemoveDocument, { station: id, version }, titles.remove(name))),
        ]
      : []),
  ];
}
