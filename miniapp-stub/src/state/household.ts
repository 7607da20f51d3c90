import {
  JoinHouseholdDocument,
  LeaveHouseholdDocument,
  MyHouseholdsDocument,
  type JoinHouseholdMutation,
  type LeaveHouseholdMutation,
  type MembershipFragment,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import { send, type Outcome } from "@/server/outbox";
import { me as texts } from "@/texts/me";
import { askedOfMe, ofMe, type Asked } from "./asked";
import { nameOf } from "./buildings";

export type Membership = MembershipFragment;

/** Where one lives or says so, the newest first, what has ended too. */
export function myHouseholds(): Asked<readonly Membership[]> {
  return askedOfMe(async () => ofMe((await ask(MyHouseholdsDocument, {})).me).households, "households");
}

/** Those that last or wait, before those that are over. */
export function present(memberships: readonly Membership[]): Membership[] {
  return memberships.filter((one) => one.status === "CONFIRMED" || one.status === "WAITING");
}

export function past(memberships: readonly Membership[]): Membership[] {
  return memberships.filter((one) => one.status === "REFUSED" || one.status === "ENDED");
}

/** 御景苑 3栋 2单元 501; what is gone is left out. */
export function homeName(one: Membership): string {
  const parts = [one.building ? nameOf(one.building) : texts.homes.gone, one.unit?.name, one.door];
  return parts.filter(Boolean).join(" ");
}

export function join(
  building: string,
  unit: string | undefined,
  door: string,
): Promise<Outcome<JoinHouseholdMutation["householdJoin"]>> {
  return send(JoinHouseholdDocument, { building, unit, door: door.trim() }, texts.homes.join);
}

export function leave(one: Membership): Promise<Outcome<LeaveHouseholdMutation["householdLeave"]>> {
  return send(LeaveHouseholdDocument, { membership: one.id, version: one.version }, texts.homes.leave);
}
