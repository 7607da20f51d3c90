import {
  StaffAreasDocument,
  StaffBuildingsDocument,
  StaffCompoundsDocument,
  StaffHouseholdsDocument,
  StaffPlaceDocument,
  StaffRegionsDocument,
} from "@/gen/graphql";
import { ask } from "@/server/request";
import { staff } from "@/texts/staff";
import { inputOf, inside, type Ground } from "./ground";
import type { Connection } from "./paged";
import type { Kept } from "./placeFields";
import { has } from "./rights";

/** What can lie in a place, and be listed. */
export type Content = Kept | "region";

/** A row of such a list. `kept`: it can be corrected; `ground`: it can be entered. */
export interface Row {
  id: string;
  title: string;
  note?: string;
  value?: string;
  kept?: Kept;
  ground?: Ground;
}

/** What is listed in a place of this size. */
export function contentsOf(ground: Ground): Content[] {
  switch (ground.kind) {
    case "region":
      return ground.size === "COMMUNITY" ? ["grid", "compound", "building"] : ["region"];
    case "grid":
      return ground.size === "TEN_HOUSEHOLD_UNIT" ? ["building"] : ["building", "grid"];
    case "compound":
      return ["building"];
    case "building":
      return ["unit", "household"];
    case "unit":
      return ["household"];
  }
}

/** What that is called here: an area of a grid is a zone, one of a zone a ten-household unit. */
export function nameOf(ground: Ground, content: Content): string {
  if (content !== "grid" || ground.kind !== "grid") return staff.kinds[content];
  return staff.sizes.grid[ground.size === "GRID" ? "ZONE" : "TEN_HOUSEHOLD_UNIT"];
}

/** Whether something of this kind may be entered here. */
export function mayAdd(ground: Ground, content: Content): boolean {
  if (content === "region" || !has(ground.role, "KEEP_PLACES")) return false;
  if (content === "compound") return ground.size === "COMMUNITY" && has(ground.role, "KEEP_COMPOUNDS");
  return true;
}

/** Reads a page of a list. */
export async function read(ground: Ground, content: Content, after?: string): Promise<Connection<Row>> {
  const within = inputOf(ground);
  switch (content) {
    case "region": {
      const { regions } = await ask(StaffRegionsDocument, { parent: ground.id, after });
      return rows(regions, ({ code, shortName, level }) => ({
        id: code,
        title: shortName,
        value: staff.sizes.region[level],
        ground: inside(ground, { kind: "region", id: code, name: shortName, size: level }),
      }));
    }
    case "grid": {
      // Level by level: a community has a thousand ten-household units.
      const wanted = ground.kind === "region" ? "GRID" : undefined;
      const { grids } = await ask(StaffAreasDocument, { within, kind: wanted, after });
      const inner = grids.nodes.filter((area) => wanted || area.parent?.id === ground.id);
      return rows({ ...grids, nodes: inner }, ({ id, name, kind }) => ({
        id,
        title: name,
        value: kind === "GRID" ? undefined : staff.sizes.grid[kind],
        kept: content,
        ground: inside(ground, { kind: "grid", id, name, size: kind }),
      }));
    }
    case "compound": {
      const { compounds } = await ask(StaffCompoundsDocument, { within, after });
      return rows(compounds, ({ id, name, address }) => ({
        id,
        title: name,
        note: address,
        kept: content,
        ground: inside(ground, { kind: "compound", id, name, size: "COMPOUND" }),
      }));
    }
    case "building": {
      const { buildings } = await ask(StaffBuildingsDocument, { within, after });
      return rows(buildings, ({ id, name, address, compound }) => ({
        id,
        title: `${compound?.name ?? ""}${name}`,
        note: address,
        kept: content,
        ground: inside(ground, { kind: "building", id, name: `${compound?.name ?? ""}${name}`, size: "BUILDING" }),
      }));
    }
    case "unit": {
      const { node } = await ask(StaffPlaceDocument, { id: ground.id });
      const units = node?.__typename === "Building" ? node.units : [];
      return rows({ nodes: units, pageInfo: { hasNextPage: false } }, ({ id, name }) => ({
        id,
        title: name,
        kept: content,
        ground: inside(ground, { kind: "unit", id, name: `${ground.name}${name}`, size: "UNIT", building: ground.id }),
      }));
    }
    case "household": {
      const { households } = await ask(StaffHouseholdsDocument, { within, after });
      return rows(households, ({ id, door, unit, gridPath }) => ({
        id,
        title: `${ground.kind === "building" ? (unit?.name ?? "") : ""}${door}`,
        note: gridPath[gridPath.length - 1]?.name,
        kept: content,
      }));
    }
  }
}

function rows<T>(page: Connection<T>, row: (node: T) => Row): Connection<Row> {
  return { nodes: page.nodes.map(row), pageInfo: page.pageInfo };
}
