import {
  StaffHelpCallsDocument,
  StaffLendingSetDocument,
  StaffLoansOutDocument,
  StaffLoanSettleDocument,
  StaffRiderVerifyDocument,
  StaffStationAmenitySetDocument,
  StaffStationFiguresDocument,
  StaffStationLotAddDocument,
  StaffStationLotRemoveDocument,
  StaffStationNameDocument,
  type AmenityKind,
  type AmenitySet,
  type LoanThing,
  type StaffHelpCallsQuery,
  type StaffLoansOutQuery,
  type StaffStationFiguresQuery,
  type StaffStationNameQuery,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import type { Lending } from "@/state/station";
import type { Loan } from "@/state/stay";
import { stationing } from "@/texts/stationing";
import { station as words } from "@/texts/station";
import type { Act } from "./caseActs";
import { dayOf, momentOf } from "./days";
import type { Measure } from "./figures";
import { paged } from "./paged";
import type { Lot, StationFile } from "./stations";

export type DeskStation = NonNullable<StaffStationNameQuery["station"]>;
export type CallRow = StaffHelpCallsQuery["helpCalls"]["nodes"][number];
export type LoanRow = StaffLoansOutQuery["loansOut"]["nodes"][number];
export type StationFigures = StaffStationFiguresQuery["stationFigures"];

const t = stationing.desk;
const titles = stationing.titles;
const YES = "yes";
const NO = "no";

/** Whoever is on duty there sees it too, without a role. */
export async function readDesk(id: string): Promise<DeskStation | undefined> {
  return (await ask(StaffStationNameDocument, { id })).station ?? undefined;
}

export const callsAt = (station: string, open: () => boolean) =>
  paged<CallRow>(async (after) => (await ask(StaffHelpCallsDocument, { station, open: open(), after })).helpCalls);
export const loansAt = (station: string) => paged<LoanRow>(async (after) => (await ask(StaffLoansOutDocument, { station, after })).loansOut);

export const settle = (loan: Loan, state: "GIVEN_BACK" | "LOST") => send(StaffLoanSettleDocument, { loan: loan.id, state }, titles.settle(loan.title));

const THINGS = Object.keys(t.things) as readonly LoanThing[];

/** What a station lends, each kind with a form of its own; those that it does not lend yet too. */
export function lendingActs({ station }: StationFile): Act[] {
  return THINGS.map((thing) => lendingAct(station.id, thing, station.lendings.find((one) => one.thing === thing)));
}

function lendingAct(station: string, thing: LoanThing, before: Lending | undefined): Act {
  return {
    ...{ name: `LENDING_${thing}`, label: t.lendingAct(t.things[thing]), done: t.lendingDone },
    blank: { stock: String(before?.stock ?? 0), hours: String(before?.hours ?? 48), verified: before?.verifiedRidersOnly ? YES : NO },
    fields: [
      { key: "stock", kind: "line", label: t.stock, hint: t.stockHint, most: 3, needed: true },
      { key: "hours", kind: "line", label: t.hours, hint: t.hoursHint, most: 3, needed: true },
      { key: "verified", kind: "choice", label: t.verified, options: [{ value: NO, label: t.verifiedOptions.no }, { value: YES, label: t.verifiedOptions.yes }] },
    ],
    send: (typed) =>
      send(
        StaffLendingSetDocument,
        { station, thing, stock: numberOf(typed.stock), hours: numberOf(typed.hours), verifiedRidersOnly: typed.verified === YES, version: before?.version ?? 0 },
        titles.lending(t.things[thing]),
      ),
  };
}

/** What is no number is told to be none by the server, as one out of bounds is. */
const numberOf = (typed: string | undefined): number => (/^\d{1,4}$/.test((typed ?? "").trim()) ? Number(typed) : -1);
const options = (named: Readonly<Record<string, string>>): Array<{ value: string; label: string }> => Object.entries(named).map(([value, label]) => ({ value, label }));

/** What a station has: each with a form that settles what people say of it, and one for what it did not have yet. */
export function amenityActs({ station }: StationFile): Act[] {
  const has = station.amenities.map(({ kind, name, state, count, note }) => amenityAct(station.id, kind, name, { state: state === "OUT_OF_ORDER" ? state : "WORKS", count: count ? String(count) : "", note: note ?? "" }));
  const others = Object.fromEntries(Object.entries(words.amenities).filter(([kind]) => !station.amenities.some((one) => one.kind === kind)));
  return [...has, { ...amenityAct(station.id, undefined, "", { kind: "", state: "WORKS", count: "", note: "" }), fields: [{ key: "kind", kind: "choice", label: t.what, options: options(others), needed: true }, ...amenityFields()] }];
}

const amenityFields = (): Act["fields"][number][] => [
  { key: "state", kind: "choice", label: t.state, options: options(t.states), needed: true },
  { key: "count", kind: "line", label: t.count, hint: t.countHint, most: 3, shown: ({ state }) => state !== "NOT_THERE" },
  { key: "note", kind: "line", label: t.note, hint: t.noteHint, most: 40, shown: ({ state }) => state !== "NOT_THERE" },
];

function amenityAct(station: string, kind: AmenityKind | undefined, name: string, blank: Record<string, string>): Act {
  return {
    ...{ name: `AMENITY_${kind ?? "NEW"}`, label: kind ? t.setAmenity(name) : t.addAmenity, done: t.amenityDone, blank },
    fields: amenityFields(),
    send: (typed) => {
      const [count, note] = [(typed.count ?? "").trim(), (typed.note ?? "").trim()];
      const what = kind ?? (typed.kind as AmenityKind);
      const input = { station, kind: what, state: typed.state as AmenitySet, count: count ? numberOf(count) : undefined, note: note || undefined };
      return send(StaffStationAmenitySetDocument, input, titles.amenity(words.amenities[what] ?? name));
    },
  };
}

/** What expires, as the catalogue has it. */
const PERISHABLE: readonly AmenityKind[] = ["MEDICINE_BOX", "HOT_MEAL", "SNACKS"];

/** Undefined where the station has nothing that expires. */
export function lotAct({ station }: StationFile): Act | undefined {
  const kinds = station.amenities.filter(({ kind }) => PERISHABLE.includes(kind)).map(({ kind, name }) => ({ value: kind as string, label: name }));
  if (!kinds.length) return undefined;
  return {
    ...{ name: "LOT", label: t.addLot, done: t.lotDone, blank: { kind: kinds[0]?.value ?? "", name: "", expiresOn: "" } },
    fields: [
      { key: "kind", kind: "choice", label: t.what, options: kinds, needed: true },
      { key: "name", kind: "line", label: t.lotName, hint: t.lotNameHint, most: 40, needed: true },
      { key: "expiresOn", kind: "time", label: t.expiresOn, hint: t.expiresHint, needed: true },
    ],
    send: (typed) => {
      const expiresOn = dayOf(momentOf(typed.expiresOn, "begin") ?? null);
      return send(StaffStationLotAddDocument, { station: station.id, kind: typed.kind as AmenityKind, name: (typed.name ?? "").trim(), expiresOn }, titles.lot((typed.name ?? "").trim()));
    },
  };
}

export const removeLot = (lot: Lot) => send(StaffStationLotRemoveDocument, { lot: lot.id }, titles.lotRemove(lot.name));

/** Who verifies stands before the rider: told at once, or not at all. */
export const verifyRider = (station: string, pass: string) => send(StaffRiderVerifyDocument, { station, pass: pass.trim() }, titles.verify, true);

/** What a station did day by day, from a day on and to the end of another. */
export async function figuresAt(station: string, from: string, to: string): Promise<StationFigures> {
  return (await ask(StaffStationFiguresDocument, { of: { station }, from, to })).stationFigures;
}

export function measuresOf({ visits, loans, helpCalls, helpAnswered }: StationFigures["total"]): Measure[] {
  const all = { visits, loans, helpCalls, helpAnswered };
  return (Object.keys(t.measures) as Array<keyof typeof all>).map((key) => ({ name: t.measures[key], value: String(all[key]) }));
}
