import {
  AskGuardianDocument,
  CloseAccountDocument,
  ExportMyDataDocument,
  GiveConsentDocument,
  KeepAccountDocument,
  MyAccessesDocument,
  MyConsentsDocument,
  MyExportsDocument,
  PolicyDocument,
  WithdrawConsentDocument,
  type AskGuardianMutation,
  type CloseAccountMutation,
  type ExportMyDataMutation,
  type GiveConsentMutation,
  type KeepAccountMutation,
  type MyAccessesQuery,
  type MyConsentsQuery,
  type MyExportsQuery,
  type PolicyQuery,
  type WithdrawConsentMutation,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import { send, type Outcome } from "@/server/outbox";
import { privacy as texts } from "@/texts/privacy";
import { asked, askedOfMe, ofMe, type Asked } from "./asked";

export type Policy = PolicyQuery["privacyPolicy"];
export type Consent = NonNullable<MyConsentsQuery["me"]>["consents"][number];
export type AccessPage = NonNullable<MyAccessesQuery["me"]>["accesses"];
export type Access = AccessPage["nodes"][number];
export type DataExport = NonNullable<MyExportsQuery["me"]>["exports"][number];

/** The policy in force, to read. Anyone may. */
export function policyInForce(): Asked<Policy> {
  return asked(async () => (await ask(PolicyDocument, {})).privacyPolicy, "policy");
}

export function agree(policyVersion: string, under14: boolean): Promise<Outcome<GiveConsentMutation["consentGive"]>> {
  return send(GiveConsentDocument, { policyVersion, under14 }, texts.agree);
}

/** The code that a child shows to its guardian. */
export function askGuardian(policyVersion: string): Promise<Outcome<AskGuardianMutation["guardianAsk"]>> {
  return send(AskGuardianDocument, { policyVersion }, texts.askGuardian);
}

export function withdraw(policyVersion: string): Promise<Outcome<WithdrawConsentMutation["consentWithdraw"]>> {
  return send(WithdrawConsentDocument, { policyVersion }, texts.withdraw);
}

/** What was agreed to and withdrawn, the newest first. */
export function myConsents(): Asked<readonly Consent[]> {
  return askedOfMe(async () => ofMe((await ask(MyConsentsDocument, {})).me).consents, "consents");
}

/** Who of the staff read one's data: the first page, and those behind `endCursor`. */
export async function accessesAfter(after?: string): Promise<AccessPage> {
  return ofMe((await ask(MyAccessesDocument, { after })).me).accesses;
}

/** Copies of one's data that were asked for, the newest first. */
export function myExports(): Asked<readonly DataExport[]> {
  return askedOfMe(async () => ofMe((await ask(MyExportsDocument, {})).me).exports);
}

export function exportMine(): Promise<Outcome<ExportMyDataMutation["personalDataExport"]>> {
  return send(ExportMyDataDocument, {}, texts.exportAsk);
}

/** Whether one is still being made: then it is worth asking again soon. */
export const beingMade = (exports: readonly DataExport[]): boolean => exports.some((one) => one.status === "REQUESTED");

export function close(): Promise<Outcome<CloseAccountMutation["accountClose"]>> {
  return send(CloseAccountDocument, {}, texts.close);
}

export function keep(): Promise<Outcome<KeepAccountMutation["accountCloseCancel"]>> {
  return send(KeepAccountDocument, {}, texts.keep);
}
