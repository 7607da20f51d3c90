import { beforeEach, describe, expect, it, vi } from "vitest";
import { mayAdd, read } from "@/staff/state/contents";
import { groundOf, inside, pathOf, readGround, type Ground } from "@/staff/state/ground";
import { subjectOf } from "@/staff/state/places";
import { appointable, has } from "@/staff/state/rights";

const server = vi.hoisted(() => ({ ask: vi.fn(), send: vi.fn() }));
vi.mock("@/server/request", () => ({ ask: server.ask }));
vi.mock("@/server/outbox", async (original) => ({ ...(await original<object>()), send: server.send }));

const community: Ground = { kind: "region", id: "520329001005", name: "积善社区", size: "COMMUNITY", role: "COMMUNITY_STAFF", community: "520329001005" };
const grid: Ground = { kind: "grid", id: "g3", name: "第三网格", size: "GRID", role: "GRID_WORKER", area: "g3" };
const unit: Ground = { ...grid, kind: "unit", id: "u2", name: "3栋2单元", size: "UNIT", building: "b3" };

beforeEach(() => {
  vi.resetAllMocks();
  server.send.mockResolvedValue({ state: "done", payload: { userErrors: [] } });
});

describe("A place's address", () => {
  it("comes out of a page's address as it went in, also where WeChat leaves it encoded", () => {
    const query = Object.fromEntries(new URLSearchParams(pathOf("place", unit).split("?")[1]));
    const encoded = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, encodeURIComponent(value)]));
    expect(readGround(query)).toEqual({ ...unit, community: undefined });
    expect(readGround(encoded)).toEqual({ ...unit, community: undefined });
    expect(readGround({})).toBeUndefined();
  });
});

describe("Staff", () => {
  it("are shown only what their role entitles to", () => {
    expect(has("GRID_WORKER", "CONFIRM")).toBe(true);
    expect(has("GRID_WORKER", "KEEP_CARDS")).toBe(false);
    expect(has("STREET_STAFF", "READ_RESIDENTS")).toBe(false);
    expect(has("OPERATOR", "READ_RESIDENTS")).toBe(false);
    expect(has("PROPERTY_STAFF", "KEEP_PLACES")).toBe(false);
    expect(mayAdd(grid, "compound")).toBe(false);
    expect(mayAdd(community, "compound")).toBe(true);
  });

  it("appoint only roles below their own, and such as hold at the place", () => {
    expect(appointable("COMMUNITY_STAFF", "GRID")).toEqual(["GRID_WORKER"]);
    expect(appointable("COMMUNITY_STAFF", "COMMUNITY")).toEqual(["MEDIATOR", "MEMBER_UNIT"]);
    expect(appointable("STREET_STAFF", "COMMUNITY")).toContain("COMMUNITY_STAFF");
    expect(appointable("GRID_WORKER", "TEN_HOUSEHOLD_UNIT")).toEqual([]);
  });
});

describe("What lies in a place", () => {
  it("is what lies right in it, not the area itself, and is entered in the same capacity", async () => {
    const node = (id: string, kind: string, parent?: string) => ({ id, name: id, kind, version: 1, parent: parent && { id: parent } });
    const areas = [node("g3", "GRID"), node("z1", "ZONE", "g3"), node("t1", "TEN_HOUSEHOLD_UNIT", "z1")];
    server.ask.mockResolvedValue({ grids: { nodes: areas, pageInfo: { hasNextPage: false } } });
    const { nodes } = await read(grid, "grid");
    expect(nodes.map(({ id }) => id)).toEqual(["z1"]);
    expect(nodes[0]?.ground).toMatchObject({ kind: "grid", size: "ZONE", role: "GRID_WORKER", area: "g3" });
  });
});

describe("A change to a place", () => {
  it("enters the first building of a grid, also of one in which nothing lies yet", async () => {
    const place = { __typename: "Grid" as const, id: "g3", kind: "GRID" as const, name: "第三网格", region: { code: "520329001005" } };
    const role = { id: "r1", role: "GRID_WORKER" as const, title: "网格员", from: "2026-01-01T00:00:00Z", until: null, version: 1, place };
    const ground = groundOf(role)!;
    await subjectOf({ kept: "building", ground }).save({ name: "1栋", address: "积善路1号", compound: "", grid: "g3", point: "" }, 0);
    expect(server.send.mock.calls[0]?.[1]).toMatchObject({ region: "520329001005", grid: "g3", name: "1栋" });
    expect(inside(ground, { kind: "grid", id: "z1", name: "东区", size: "ZONE" }).community).toBe("520329001005");
  });

  it("enters a household at its unit and building", async () => {
    await subjectOf({ kept: "household", ground: unit }).save({ door: " 602 ", grid: "" }, 0);
    expect(server.send.mock.calls[0]?.[1]).toEqual({ building: "b3", unit: "u2", grid: null, door: "602" });
  });

  it("names the version that it was made from, and leaves a position that nobody touched", async () => {
    server.ask.mockResolvedValue({
      node: {
        __typename: "Building", id: "b3", name: "3栋", address: "积善路 18 号", version: 7,
        location: { longitude: 107.8851, latitude: 27.22345 }, compound: null, gridPath: [{ id: "g3", name: "" }, { id: "z1", name: "" }],
        regionPath: [], units: [],
      },
    });
    const subject = subjectOf({ kept: "building", ground: community, id: "b3" });
    const before = await subject.read?.();
    await subject.save({ ...before?.fields, name: "3号楼" }, before?.version ?? 0);
    expect(server.send.mock.calls[0]?.[1]).toEqual({
      building: "b3", version: 7, name: "3号楼", address: "积善路 18 号", compound: null, grid: "z1",
      location: { longitude: 107.8851, latitude: 27.22345 },
    });
  });

  it("is not sent with a position that cannot be read", async () => {
    const outcome = await subjectOf({ kept: "building", ground: community }).save({ name: "3栋", address: "积善路", point: "楼下" }, 0);
    expect(outcome).toMatchObject({ state: "refused", field: "point" });
    expect(server.send).not.toHaveBeenCalled();
  });
});
