import { StaffRequestCountDocument, StaffRequestsDocument, type StaffRequestsQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import { staff } from "@/texts/staff";
import { inputOf, type Ground } from "./ground";
import { paged } from "./paged";
import { has } from "./rights";

/** Somebody who says that they live at a place, and waits. */
export type Request = StaffRequestsQuery["householdRequests"]["nodes"][number];

/** How many wait at a place, in words; undefined where that is not for the role, or not known. */
export async function waitingAt(ground: Ground): Promise<string | undefined> {
  if (!has(ground.role, "CONFIRM")) return undefined;
  try {
    const { householdRequests } = await ask(StaffRequestCountDocument, { within: inputOf(ground) });
    const count = householdRequests.nodes.length;
    if (!count && !householdRequests.pageInfo.hasNextPage) return staff.home.nobodyWaits;
    return staff.home.counted(count, householdRequests.pageInfo.hasNextPage);
  } catch {
    return undefined;
  }
}

export function requestsAt(ground: Ground) {
  return paged<Request>(
    async (after) => (await ask(StaffRequestsDocument, { within: inputOf(ground), after })).householdRequests,
  );
}

/** Where a door is, in one line. */
export function doorOf(membership: {
  building?: { name: string; address?: string } | null;
  unit?: { name: string } | null;
  door?: string | null;
}): string {
  return [membership.building?.address, `${membership.building?.name ?? ""}${membership.unit?.name ?? ""}${membership.door ?? ""}`]
    .filter(Boolean)
    .join(" ");
}
