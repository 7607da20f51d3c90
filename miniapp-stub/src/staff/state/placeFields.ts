import { StaffAreasDocument, StaffCompoundsDocument, type PlaceInput } from "@/gen/graphql";
import { ask } from "@/server/request";
import { staff } from "@/texts/staff";
import type { FieldSpec } from "./fields";
import type { Ground } from "./ground";
import { all } from "./paged";

/** What is kept here: the kinds of place that staff enter and correct. */
export type Kept = "grid" | "compound" | "building" | "unit" | "household";

/** A place to be entered has no id yet; it is to lie in `ground`. */
export interface PlaceOf {
  kept: Kept;
  ground: Ground;
  id?: string;
}

/** What can be chosen from: the areas and compounds around the place, as far as the role reaches. */
export async function fieldsFor(place: PlaceOf): Promise<FieldSpec[]> {
  const { kept, ground } = place;
  const t = staff.fields;
  if (kept === "household") return [{ key: "door", label: t.door, hint: t.doorHint, most: 32 }, await areaField(ground)];
  const name: FieldSpec = { key: "name", label: t.name[kept], hint: t.nameHint[kept], most: kept === "unit" ? 32 : 64 };
  if (kept === "unit") return [name, await areaField(ground)];
  const address: FieldSpec = { key: "address", label: t.address, hint: t.addressHint, most: 128 };
  if (kept === "compound") return [name, address];
  if (kept === "building") {
    const point: FieldSpec = { key: "point", label: t.point, hint: t.pointHint, most: 40 };
    return [name, address, await compoundField(ground), await areaField(ground), point];
  }
  const kinds = Object.entries(staff.sizes.grid).map(([value, label]) => ({ value, label }));
  const kind: FieldSpec = { key: "kind", label: t.kind, options: kinds };
  return place.id ? [name, await areaField(ground, t.parent)] : [kind, name, await areaField(ground, t.parent)];
}

/** As far as the role reaches: a community, or the area at which it holds. */
function reach(ground: Ground): PlaceInput | undefined {
  if (ground.area) return { grid: ground.area };
  return ground.community ? { region: ground.community } : undefined;
}

async function areaField(ground: Ground, label: string = staff.fields.area): Promise<FieldSpec> {
  const within = reach(ground);
  const areas = within ? await all(async (after) => (await ask(StaffAreasDocument, { within, after })).grids) : [];
  const options = areas.map((area) => ({ value: area.id, label: staff.fields.areaOption(area.name, staff.sizes.grid[area.kind]) }));
  return { key: "grid", label, options, none: staff.fields.noArea };
}

async function compoundField(ground: Ground): Promise<FieldSpec> {
  const within = reach(ground);
  const compounds = within
    ? await all(async (after) => (await ask(StaffCompoundsDocument, { within, after })).compounds)
    : [];
  const options = compounds.map(({ id, name }) => ({ value: id, label: name }));
  return { key: "compound", label: staff.fields.compound, options, none: staff.fields.noCompound };
}
