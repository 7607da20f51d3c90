import type { GridKind, PlaceInput, RegionLevel, Role as RoleName } from "@/gen/graphql";
import type { Role } from "@/state/account";
import { decoded } from "@/state/query";

export type Kind = "region" | "grid" | "compound" | "building" | "unit";

/** How wide a place is: regions and areas come in several sizes. */
export type Size = RegionLevel | GridKind | "COMPOUND" | "BUILDING" | "UNIT";

/** The place at which staff stand, in which capacity, and what is known of what lies around it. Travels in a page's address. */
export interface Ground {
  kind: Kind;
  /** A region's code, or the opaque id. */
  id: string;
  name: string;
  size: Size;
  /** The role by which they came here. */
  role: RoleName;
  /** The code of the community that it lies in; none of what is wider. */
  community?: string;
  /** The place around it whose areas may be chosen from, where the role does not hold at the whole community. */
  area?: string;
  /** Of a unit: its building. */
  building?: string;
}

export function inputOf(ground: Pick<Ground, "kind" | "id">): PlaceInput {
  const { kind, id } = ground;
  switch (kind) {
    case "region":
      return { region: id };
    case "grid":
      return { grid: id };
    case "compound":
      return { compound: id };
    case "building":
      return { building: id };
    case "unit":
      return { unit: id };
  }
}

/** Where a role holds; undefined where its place is gone. */
export function groundOf(role: Role): Ground | undefined {
  const place = role.place;
  if (!place) return undefined;
  switch (place.__typename) {
    case "Region":
      return {
        kind: "region",
        id: place.code,
        name: place.shortName,
        size: place.level,
        role: role.role,
        community: place.level === "COMMUNITY" ? place.code : undefined,
      };
    case "Grid":
      return {
        kind: "grid",
        id: place.id,
        name: place.name,
        size: place.kind,
        role: role.role,
        community: place.region?.code,
        area: place.id,
      };
    case "Compound":
      return { kind: "compound", id: place.id, name: place.name, size: "COMPOUND", role: role.role };
    case "Building":
      return { kind: "building", id: place.id, name: place.name, size: "BUILDING", role: role.role };
    case "Unit":
      return { kind: "unit", id: place.id, name: place.name, size: "UNIT", role: role.role };
  }
}

/** A place inside another, reached in the same capacity. */
export function inside(
  outer: Ground,
  inner: { kind: Kind; id: string; name: string; size: Size; building?: string },
): Ground {
  return {
    ...inner,
    role: outer.role,
    community: inner.size === "COMMUNITY" ? inner.id : outer.community,
    area: outer.area,
  };
}

const KEYS = ["kind", "id", "name", "size", "role", "community", "area", "building"] as const;

/** The address of a staff page for a place. */
export function pathOf(page: string, ground: Ground): string {
  const query = KEYS.filter((key) => ground[key])
    .map((key) => `${key}=${encodeURIComponent(ground[key] ?? "")}`)
    .join("&");
  return `/staff/${page}/${page}?${query}`;
}

/** What a page was opened with; undefined where somebody came without. WeChat hands over what is still encoded. */
export function readGround(query: Record<string, string | undefined> | undefined): Ground | undefined {
  const read = (key: string): string | undefined => {
    const text = query?.[key];
    return text ? decoded(text) : undefined;
  };
  const [kind, id, role, size] = [read("kind"), read("id"), read("role"), read("size")];
  if (!kind || !id || !role || !size) return undefined;
  return {
    kind: kind as Kind,
    id,
    size: size as Size,
    role: role as RoleName,
    name: read("name") ?? "",
    community: read("community"),
    area: read("area"),
    building: read("building"),
  };
}
