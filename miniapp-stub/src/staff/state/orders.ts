import {
  StaffMemberUnitCloseDocument,
  StaffMemberUnitEnterDocument,
  StaffMemberUnitJoinDocument,
  StaffMemberUnitLeaveDocument,
  StaffMemberUnitsDocument,
  StaffMemberUnitUpdateDocument,
  StaffOneMemberUnitDocument,
  StaffOrderPoolDocument,
  type StaffMemberUnitFragment,
  type StaffOrderPoolQuery,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { casework } from "@/texts/casework";
import type { Subject } from "./editing";
import type { FieldSpec } from "./fields";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** An order that one may take, as a list shows it. */
export type PoolOrder = StaffOrderPoolQuery["orderPool"]["nodes"][number];
/** A unit that takes orders, with who does so for it. */
export type MemberUnit = StaffMemberUnitFragment;

const t = casework.units;

/** Those that were offered to one's units, and those that any unit may take, by deadline. */
export function orderPool() {
  return paged<PoolOrder>(async (after) => (await ask(StaffOrderPoolDocument, { after })).orderPool);
}

export function unitsWithin(ground: Ground, closed: () => boolean) {
  return paged<MemberUnit>(
    async (after) => (await ask(StaffMemberUnitsDocument, { within: ground.id, closed: closed(), after })).memberUnits,
  );
}

/** Undefined where there is none. */
export async function readUnit(id: string): Promise<MemberUnit | undefined> {
  const { node } = await ask(StaffOneMemberUnitDocument, { id });
  return node?.__typename === "MemberUnit" ? node : undefined;
}

export const unitFields: readonly FieldSpec[] = [{ key: "name", label: t.name, hint: t.nameHint, most: 60 }];

/** How a unit is entered, or, where there is one, read and given another name. */
export function unitSubject(ground: Ground, id?: string): Subject {
  const name = (typed: Readonly<Record<string, string>>): string => (typed.name ?? "").trim();
  if (!id) {
    return {
      draft: `member-unit:at:${ground.id}`,
      blank: { name: "" },
      save: (typed) => send(StaffMemberUnitEnterDocument, { region: ground.id, name: name(typed) }, casework.titles.unit),
    };
  }
  return {
    draft: `member-unit:${id}`,
    blank: { name: "" },
    read: async () => {
      const unit = await readUnit(id);
      return unit && !unit.closed ? { version: unit.version, fields: { name: unit.name } } : undefined;
    },
    save: (typed, version) => send(StaffMemberUnitUpdateDocument, { unit: id, version, name: name(typed) }, casework.titles.unit),
    remove: (version) => send(StaffMemberUnitCloseDocument, { unit: id, version }, t.close),
  };
}

export function join(unit: string, phone: string) {
  return send(StaffMemberUnitJoinDocument, { unit, phone: phone.trim() }, t.join);
}

export function leave(unit: string, person: string) {
  return send(StaffMemberUnitLeaveDocument, { unit, person }, casework.titles.unit);
}
