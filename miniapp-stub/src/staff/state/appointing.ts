import {
  StaffAppointDocument,
  StaffRoleEndDocument,
  StaffRoleGrantsDocument,
  type Role as RoleName,
  type StaffRoleGrantsQuery,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { staff } from "@/texts/staff";
import { momentOf } from "./days";
import type { Subject } from "./editing";
import type { FieldSpec } from "./fields";
import { inputOf, type Ground } from "./ground";
import { paged } from "./paged";
import { appointable } from "./rights";

/** A role that somebody holds at a place, as those who appoint see it. */
export type Grant = StaffRoleGrantsQuery["roleGrants"]["nodes"][number];

/** Who holds which role within a region. */
export function grantsWithin(region: string) {
  return paged<Grant>(async (after) => (await ask(StaffRoleGrantsDocument, { within: region, after })).roleGrants);
}

export function appointFields(ground: Ground): FieldSpec[] {
  const options = appointable(ground.role, ground.size).map((value) => ({ value, label: staff.roles.names[value] ?? value }));
  return [
    { key: "phone", label: staff.roles.phone, hint: staff.roles.phoneHint, most: 20 },
    { key: "role", label: staff.roles.role, options },
    { key: "until", label: staff.roles.until, hint: staff.roles.untilHint, most: 10 },
  ];
}

export function appointment(ground: Ground): Subject {
  const blank = { phone: "", role: appointable(ground.role, ground.size)[0] ?? "", until: "" };
  return {
    draft: `appoint:${ground.id}`,
    blank,
    save: async ({ phone = "", role = "", until: day }): Promise<Outcome<Payload>> => {
      const until = momentOf(day, "end");
      if (until === undefined) return { state: "refused", message: staff.cards.dayWrong, field: "until" };
      const input = { phone: phone.trim(), role: role as RoleName, place: inputOf(ground), until };
      return send(StaffAppointDocument, input, staff.titles.appoint);
    },
  };
}

export function endOf(grant: Pick<Grant, "id" | "version">) {
  return send(StaffRoleEndDocument, { roleGrant: grant.id, version: grant.version }, staff.titles.roleEnd);
}

export function placeName(place: Grant["place"]): string {
  if (!place) return staff.home.gone;
  return place.__typename === "Region" ? place.shortName : place.name;
}
