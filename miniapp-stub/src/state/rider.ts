import { MyRiderDocument, SetRiderProfileDocument, type RiderCompany, type RiderFactsFragment, type SetRiderProfileMutation } from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { rider as texts } from "@/texts/station";
import { askedOfMe, ofMe, type Asked } from "./asked";

export type Rider = RiderFactsFragment;
export type { RiderCompany };

export const COMPANIES = Object.keys(texts.companies) as readonly RiderCompany[];

/** A pass is good for five minutes: it is another one after two. */
export const PASS_RENEWED = 120_000;

/** What one has said of oneself as a rider; null: nothing yet. Kept nowhere, for a pass is good for minutes. */
export function myRider(): Asked<Rider | null> {
  return askedOfMe(async () => ofMe((await ask(MyRiderDocument, {})).me).rider ?? null);
}

export function setRider(company: RiderCompany, companyName: string, version: number): Promise<Outcome<SetRiderProfileMutation["riderProfileSet"]>> {
  return send(SetRiderProfileDocument, { company, companyName: company === "OTHER" ? companyName.trim() : undefined, version }, texts.setTitle);
}
