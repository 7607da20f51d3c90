import {
  AddDependantDocument,
  AgreeForChildDocument,
  ConfirmGuardianDocument,
  EndGuardianshipDocument,
  MyFamilyDocument,
  RefuseGuardianDocument,
  WithdrawForChildDocument,
  type AddDependantMutation,
  type AgreeForChildMutation,
  type ConfirmGuardianMutation,
  type DependantAddInput,
  type DependantConsent,
  type DependantKind,
  type EndGuardianshipMutation,
  type MyFamilyQuery,
  type RefuseGuardianMutation,
  type WithdrawForChildMutation,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import { send, type Outcome } from "@/server/outbox";
import { family as texts } from "@/texts/family";
import { askedOfMe, ofMe, type Asked } from "./asked";

export type Family = Pick<NonNullable<MyFamilyQuery["me"]>, "dependants" | "guardians">;
export type Dependant = Family["dependants"][number];
export type Guardian = Family["guardians"][number];

/** For whom one acts, and who acts for oneself. */
export function myFamily(): Asked<Family> {
  return askedOfMe(async () => {
    const { dependants, guardians } = ofMe((await ask(MyFamilyDocument, {})).me);
    return { dependants, guardians };
  }, "family");
}

export const lasts = (one: { status: Dependant["status"] }): boolean => one.status !== "ENDED" && one.status !== "REFUSED";

/** In whole years on that day; undefined if it is no day of the past. */
export function ageOn(birthDate: string, now = new Date()): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(year, month - 1, day);
  if (date.getMonth() !== month - 1 || date.getDate() !== day || date > now) return undefined;
  const passed = now.getMonth() + 1 > month || (now.getMonth() + 1 === month && now.getDate() >= day);
  return now.getFullYear() - year - (passed ? 0 : 1);
}

/** 20150601 and 2015-6-1 too; undefined if it is no day. */
export function readDate(text: string): string | undefined {
  const parts = /^(\d{4})\D*?(\d{1,2})(?:\D+(\d{1,2})|(\d{2}))\D*$/.exec(text.trim());
  if (!parts) return undefined;
  const date = `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[3] ?? parts[4] ?? "").padStart(2, "0")}`;
  return ageOn(date) === undefined ? undefined : date;
}

const CHOICES = ["IN_PERSON", "BY_PHONE", "IN_WRITING"] as const;

/** How consent can be given: for a child under 14 by the guardian alone, from 14 on also by the child, for an elder by the elder. */
export function consentsFor(kind: DependantKind, age: number | undefined): readonly DependantConsent[] {
  if (kind === "ELDER") return CHOICES;
  return age !== undefined && age >= 14 ? ["AS_GUARDIAN", ...CHOICES] : ["AS_GUARDIAN"];
}

export function addDependant(
  input: Omit<DependantAddInput, "idempotencyKey">,
): Promise<Outcome<AddDependantMutation["dependantAdd"]>> {
  return send(AddDependantDocument, input, texts.add);
}

export function endWith(one: Dependant | Guardian): Promise<Outcome<EndGuardianshipMutation["guardianshipEnd"]>> {
  return send(EndGuardianshipDocument, { guardianship: one.id, version: one.version }, texts.end);
}

export function confirmGuardian(one: Guardian): Promise<Outcome<ConfirmGuardianMutation["guardianshipConfirm"]>> {
  return send(ConfirmGuardianDocument, { guardianship: one.id, version: one.version }, texts.confirm);
}

export function refuseGuardian(one: Guardian): Promise<Outcome<RefuseGuardianMutation["guardianshipRefuse"]>> {
  return send(RefuseGuardianDocument, { guardianship: one.id, version: one.version }, texts.refuse);
}

export function agreeForChild(
  guardianship: string,
  code: string,
  policyVersion: string,
): Promise<Outcome<AgreeForChildMutation["childConsentGive"]>> {
  return send(AgreeForChildDocument, { guardianship, code: code.replace(/\D/g, ""), policyVersion }, texts.childConsent);
}

export function withdrawForChild(one: Dependant): Promise<Outcome<WithdrawForChildMutation["childConsentWithdraw"]>> {
  return send(WithdrawForChildDocument, { guardianship: one.id }, texts.childWithdraw);
}
