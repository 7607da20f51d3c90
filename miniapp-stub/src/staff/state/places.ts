import {
  StaffBuildingCreateDocument,
  StaffBuildingRemoveDocument,
  StaffBuildingUpdateDocument,
  StaffCompoundCreateDocument,
  StaffCompoundRemoveDocument,
  StaffCompoundUpdateDocument,
  StaffGridCreateDocument,
  StaffGridRemoveDocument,
  StaffGridUpdateDocument,
  StaffHouseholdCreateDocument,
  StaffHouseholdRemoveDocument,
  StaffHouseholdsDocument,
  StaffHouseholdUpdateDocument,
  StaffPlaceDocument,
  StaffUnitCreateDocument,
  StaffUnitRemoveDocument,
  StaffUnitUpdateDocument,
  type GridKind,
  type StaffPlaceQuery,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { staff } from "@/texts/staff";
import type { Fields, Read, Subject } from "./editing";
import type { Kept, PlaceOf } from "./placeFields";
import { inputOf, type Ground } from "./ground";
import { pointOf, writtenPoint } from "./point";
import { all } from "./paged";

const word = (text: string | undefined): string => (text ?? "").trim();
const orNull = (text: string | undefined): string | null => word(text) || null;

/** How a place is read and changed, or entered. */
export function subjectOf(place: PlaceOf): Subject {
  const id = place.id;
  if (!id) return { draft: `${place.kept}:at:${place.ground.id}`, blank: blankFor(place), save: (typed) => create(place, typed) };
  return {
    draft: `${place.kept}:${id}`,
    blank: {},
    read: place.kept === "household" ? () => readHousehold(place.ground, id) : () => readPlace(id),
    save: (typed, version) => update(place.kept, id, typed, version),
    remove: (version) => remove(place.kept, id, version),
  };
}

function blankFor({ kept, ground }: PlaceOf): Fields {
  const grid = ground.kind === "grid" ? ground.id : "";
  switch (kept) {
    case "grid":
      return { kind: ground.size === "GRID" ? "ZONE" : ground.kind === "grid" ? "TEN_HOUSEHOLD_UNIT" : "GRID", name: "", grid };
    case "compound":
      return { name: "", address: "" };
    case "building":
      return { name: "", address: "", compound: ground.kind === "compound" ? ground.id : "", grid, point: "" };
    case "unit":
      return { name: "", grid: "" };
    case "household":
      return { door: "", grid: "" };
  }
}

async function readPlace(id: string): Promise<Read | undefined> {
  const { node } = await ask(StaffPlaceDocument, { id });
  return node ? readOf(node) : undefined;
}

function readOf(node: NonNullable<StaffPlaceQuery["node"]>): Read | undefined {
  switch (node.__typename) {
    case "Grid":
      return { version: node.version, fields: { name: node.name, grid: node.parent?.id ?? "" } };
    case "Compound":
      return { version: node.version, fields: { name: node.name, address: node.address } };
    case "Building":
      return {
        version: node.version,
        fields: {
          name: node.name,
          address: node.address,
          compound: node.compound?.id ?? "",
          grid: node.gridPath[node.gridPath.length - 1]?.id ?? "",
          point: writtenPoint(node.location),
        },
      };
    case "Unit":
      return { version: node.version, fields: { name: node.name, grid: node.grid?.id ?? "" } };
    default:
      return undefined;
  }
}

/** Households are no nodes of the graph: the list of the door they belong to is read again. */
async function readHousehold(ground: Ground, id: string): Promise<Read | undefined> {
  const households = await all(
    async (after) => (await ask(StaffHouseholdsDocument, { within: inputOf(ground), after })).households,
  );
  const found = households.find((household) => household.id === id);
  return found && {
    version: found.version,
    fields: { door: found.door, grid: found.gridPath[found.gridPath.length - 1]?.id ?? "" },
  };
}

/** A refusal of our own, where what was typed cannot even be sent. */
function unreadablePoint(): Outcome<Payload> {
  return { state: "refused", message: staff.fields.pointWrong, field: "point" };
}

async function create({ kept, ground }: PlaceOf, typed: Fields): Promise<Outcome<Payload>> {
  const region = ground.community ?? "";
  const title = staff.titles.create(staff.kinds[kept]);
  const name = word(typed.name);
  const grid = orNull(typed.grid);
  switch (kept) {
    case "grid":
      return send(StaffGridCreateDocument, { region, kind: typed.kind as GridKind, name, parent: grid }, title);
    case "compound":
      return send(StaffCompoundCreateDocument, { region, name, address: word(typed.address) }, title);
    case "building": {
      const location = pointOf(typed.point);
      if (location === undefined) return unreadablePoint();
      const compound = orNull(typed.compound);
      return send(StaffBuildingCreateDocument, { region, compound, grid, name, address: word(typed.address), location }, title);
    }
    case "unit":
      return send(StaffUnitCreateDocument, { building: ground.id, grid, name }, title);
    case "household": {
      const door = word(typed.door);
      const at = ground.kind === "unit" ? { building: ground.building ?? "", unit: ground.id } : { building: ground.id, unit: null };
      return send(StaffHouseholdCreateDocument, { ...at, grid, door }, title);
    }
  }
}

async function update(kept: Kept, id: string, typed: Fields, version: number): Promise<Outcome<Payload>> {
  const title = staff.titles.update(staff.kinds[kept]);
  const name = word(typed.name);
  const grid = orNull(typed.grid);
  switch (kept) {
    case "grid":
      return send(StaffGridUpdateDocument, { grid: id, version, name, parent: grid }, title);
    case "compound":
      return send(StaffCompoundUpdateDocument, { compound: id, version, name, address: word(typed.address) }, title);
    case "building": {
      const location = pointOf(typed.point);
      if (location === undefined) return unreadablePoint();
      const compound = orNull(typed.compound);
      return send(StaffBuildingUpdateDocument, { building: id, version, compound, grid, name, address: word(typed.address), location }, title);
    }
    case "unit":
      return send(StaffUnitUpdateDocument, { unit: id, version, name, grid }, title);
    case "household":
      return send(StaffHouseholdUpdateDocument, { household: id, version, door: word(typed.door), grid }, title);
  }
}

async function remove(kept: Kept, id: string, version: number): Promise<Outcome<Payload>> {
  const title = staff.titles.remove(staff.kinds[kept]);
  switch (kept) {
    case "grid":
      return send(StaffGridRemoveDocument, { grid: id, version }, title);
    case "compound":
      return send(StaffCompoundRemoveDocument, { compound: id, version }, title);
    case "building":
      return send(StaffBuildingRemoveDocument, { building: id, version }, title);
    case "unit":
      return send(StaffUnitRemoveDocument, { unit: id, version }, title);
    case "household":
      return send(StaffHouseholdRemoveDocument, { household: id, version }, title);
  }
}
