import {
  CheckInAtStationDocument,
  GiveLoanBackDocument,
  LeaveStationDocument,
  MyLoansDocument,
  MyVisitDocument,
  TakeLoanDocument,
  type CheckInAtStationMutation,
  type GiveLoanBackMutation,
  type LeaveStationMutation,
  type LoanLineFragment,
  type LoanThing,
  type TakeLoanMutation,
  type VisitFactsFragment,
} from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import type { IconName } from "@/components/icons";
import { here, loans as texts } from "@/texts/station";
import { askedOfMe, ofMe, type Asked } from "./asked";
import { pagesOfMe, type Pages } from "./pagesOfMe";

export type Loan = LoanLineFragment;
export type Visit = VisitFactsFragment;
export type { LoanThing };

export const THING_ICONS: Record<LoanThing, IconName> = { UMBRELLA: "umbrella", POWER_BANK: "battery", WHEELCHAIR: "wheelchair", BIKE_PUMP: "bike", TOOLBOX: "wrench" };
export const thingIcon = (thing: LoanThing): IconName => THING_ICONS[thing] ?? "order";

/** What one does by a code on a wall is told at once or not at all: who comes back to a signal later is not there any more. */
const QUIET = true;

export function checkIn(code: string): Promise<Outcome<CheckInAtStationMutation["stationCheckIn"]>> {
  return send(CheckInAtStationDocument, { code }, here.checkIn, QUIET);
}

export function leaveStation(station: string): Promise<Outcome<LeaveStationMutation["stationCheckOut"]>> {
  return send(LeaveStationDocument, { station }, here.leave, QUIET);
}

/** Told late too: who walks away with an umbrella has taken it. */
export function takeLoan(code: string, thing: LoanThing, title: string): Promise<Outcome<TakeLoanMutation["loanTake"]>> {
  return send(TakeLoanDocument, { code, thing }, texts.takeTitle(title));
}

export function giveBack(loan: Loan, code: string): Promise<Outcome<GiveLoanBackMutation["loanGiveBack"]>> {
  return send(GiveLoanBackDocument, { loan: loan.id, code }, texts.giveBackTitle(loan.title));
}

/** Where one is checked in; null: nowhere. */
export function myVisit(): Asked<Visit | null> {
  return askedOfMe(async () => ofMe((await ask(MyVisitDocument, {})).me).stationVisit ?? null);
}

/** What one has taken, the newest first. */
export function myLoans(): Pages<Loan> {
  return pagesOfMe(async (after) => ofMe((await ask(MyLoansDocument, { after })).me).loans, "loans");
}

export const isOut = ({ state }: Loan): boolean => state === "OUT";

/** How it stands with a loan, in a word and by a sign. */
export function loanSign({ state, overdue }: Pick<Loan, "state" | "overdue">): { icon: IconName; tone: "good" | "soon" | "plain"; words: string } {
  if (state === "OUT") return overdue ? { icon: "warning", tone: "soon", words: texts.overdue } : { icon: "clock", tone: "plain", words: texts.states.OUT };
  return state === "GIVEN_BACK" ? { icon: "check", tone: "good", words: texts.states.GIVEN_BACK } : { icon: "none", tone: "plain", words: texts.states.LOST };
}
