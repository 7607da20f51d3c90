import { StaffErrandsUntakenDocument, type StaffErrandsUntakenQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import { halling } from "@/texts/halling";
import type { Ground } from "./ground";
import { paged } from "./paged";
import { has } from "./rights";

/** An errand that nobody took yet, without names. */
export type UntakenErrand = StaffErrandsUntakenQuery["errandsUntaken"]["nodes"][number];

/** Hours after which an office is told that nobody took it. */
export const LONG = 24;

/** Those that have lain for so many hours, the oldest first. */
export function errandsUntaken({ id }: Ground, hours: () => number) {
  return paged<UntakenErrand>(async (after) => (await ask(StaffErrandsUntakenDocument, { within: id, hours: hours(), after })).errandsUntaken);
}

/** How many have lain for long, in words; undefined where there are none, where that is not for the role, or not known. */
export async function errandsWaiting({ role, kind, id }: Ground): Promise<string | undefined> {
  if (kind !== "region" || !has(role, "HANDLE_APPLICATIONS")) return undefined;
  try {
    const { nodes, pageInfo } = (await ask(StaffErrandsUntakenDocument, { within: id, hours: LONG })).errandsUntaken;
    return nodes.length ? halling.actions.untaken(nodes.length, pageInfo.hasNextPage) : undefined;
  } catch {
    return undefined;
  }
}
