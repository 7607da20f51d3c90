import { WhatIsItDocument } from "@/gen/graphql";
import { ask } from "@/server/request";
import { pages } from "./ways";

const WAYS: Readonly<Record<string, (id: string) => string>> = {
  Dispute: pages.case,
  Report: pages.case,
  Question: pages.case,
  Order: pages.case,
  AlarmAtDesk: pages.answerAlarm,
  HelpCall: pages.helpCall,
  Loan: () => pages.loans,
  // What its staff are told of a station, they see to there.
  Station: pages.stationDesk,
  ServiceApplication: pages.application,
  WindowBooking: pages.booking,
  Errand: pages.errand,
};

/** Where leads what a message is about, of which the message does not say what it is; undefined for what is not for whoever is logged in. */
export async function wayOfSubject(id: string): Promise<string | undefined> {
  const { node } = await ask(WhatIsItDocument, { id });
  return node ? WAYS[node.__typename]?.(id) : undefined;
}
