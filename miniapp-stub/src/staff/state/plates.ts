import {
  StaffPlateIssueDocument,
  StaffPlateReplaceDocument,
  StaffPlateRevokeDocument,
  StaffPlatesDocument,
  type StaffPlatesQuery,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { printedCode } from "@/state/code";
import { staff } from "@/texts/staff";
import { inputOf, type Ground } from "./ground";
import { paged } from "./paged";

/** A plate as staff keep it, with what became of it. */
export type Plate = StaffPlatesQuery["doorplates"]["nodes"][number];

export function platesAt(ground: Ground) {
  return paged<Plate>(async (after) => (await ask(StaffPlatesDocument, { at: inputOf(ground), after })).doorplates);
}

/** Those that hang first; then what is out of use. */
export function inOrder(plates: readonly Plate[]): Plate[] {
  return [...plates.filter(({ status }) => status === "ACTIVE"), ...plates.filter(({ status }) => status !== "ACTIVE")];
}

/** A new plate for the door itself: a unit's, or the building's. */
export function issue(ground: Ground) {
  const at = ground.kind === "unit" ? { building: ground.building ?? "", unit: ground.id } : { building: ground.id };
  return send(StaffPlateIssueDocument, at, staff.titles.issue);
}

export function replace(code: string, reason: string) {
  return send(StaffPlateReplaceDocument, { code, reason }, staff.titles.replace);
}

export function revoke(code: string, reason: string) {
  return send(StaffPlateRevokeDocument, { code, reason }, staff.titles.revoke);
}

/** Says the code of a new plate, where the answer still had it. */
export function withCode(
  sentence: (code: string) => string,
  otherwise: string,
): (payload: { doorplate?: { code: string } | null }) => string {
  return ({ doorplate }) => (doorplate ? sentence(printedCode(doorplate.code)) : otherwise);
}
