import { StaffGapCountsDocument, StaffGapsDocument, type ResponsibilityGapKind, type StaffGapFragment } from "@/gen/graphql";
import { ask } from "@/server/request";
import { asked, type Asked } from "@/state/asked";
import { gaps as texts } from "@/texts/duty";
import { inside, pathOf, type Ground } from "./ground";
import { paged } from "./paged";
import { has } from "./rights";

/** Something that nobody answers for. */
export type Gap = StaffGapFragment;
export type GapKind = ResponsibilityGapKind;

/** Of one kind, or of all where none is named. */
export function gapsWithin(ground: Ground, kind: () => GapKind | undefined) {
  return paged<Gap>(async (after) => {
    const one = kind();
    return (await ask(StaffGapsDocument, { within: ground.id, kinds: one ? [one] : null, after })).responsibilityGaps;
  });
}

/** How many of each kind there are, of those of which there are any. */
export function gapCounts(ground: Ground): Asked<ReadonlyArray<{ kind: GapKind; count: number }>> {
  return asked(async () =>
    (await ask(StaffGapCountsDocument, { within: ground.id })).responsibilityGapCounts.filter(({ count }) => count > 0),
  );
}

/** In which compound, where that is known: there may be several buildings of that name. */
export function compoundOf({ place }: Gap): string | undefined {
  if (place?.__typename === "Building") return place.compound?.name;
  return place?.__typename === "Unit" ? place.building?.compound?.name : undefined;
}

/** A key for a list: a place may lack several. */
export function keyOf(gap: Gap): string {
  const { place } = gap;
  const at = place?.__typename === "Region" ? place.code : place?.id;
  return [gap.kind, gap.responsibility?.id ?? gap.post?.id ?? at].join(":");
}

/** Where somebody can be named; undefined where that is for others. */
export function wayTo(gap: Gap, ground: Ground): string | undefined {
  const there = groundOf(gap, ground);
  if (!there) return undefined;
  if (gap.kind !== "NOBODY_ON_DUTY") return pathOf("cards", there);
  return has(ground.role, "KEEP_DUTY") ? pathOf("duty", there) : undefined;
}

function groundOf({ place }: Gap, outer: Ground): Ground | undefined {
  switch (place?.__typename) {
    case "Region":
      return inside(outer, { kind: "region", id: place.code, name: place.shortName, size: place.level });
    case "Grid":
      return inside(outer, { kind: "grid", id: place.id, name: place.name, size: place.gridKind });
    case "Compound":
      return inside(outer, { kind: "compound", id: place.id, name: place.name, size: "COMPOUND" });
    case "Building":
      return inside(outer, { kind: "building", id: place.id, name: place.name, size: "BUILDING" });
    case "Unit":
      return inside(outer, { kind: "unit", id: place.id, name: place.name, size: "UNIT", building: place.building?.id });
    default:
      return undefined;
  }
}

export const kindLabel = (kind: GapKind, count: number): string => texts.counted(texts.kinds[kind], count);
