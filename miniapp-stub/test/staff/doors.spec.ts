import { beforeEach, describe, expect, it, vi } from "vitest";
import { cardSubject, standing } from "@/staff/state/cards";
import { dayOf, momentOf } from "@/staff/state/days";
import type { Ground } from "@/staff/state/ground";
import { inOrder, type Plate } from "@/staff/state/plates";
import { pointOf } from "@/staff/state/point";
import { reveal } from "@/staff/state/residents";
import { Trouble } from "@/server/trouble";

const server = vi.hoisted(() => ({ ask: vi.fn(), send: vi.fn() }));
vi.mock("@/server/request", () => ({ ask: server.ask }));
vi.mock("@/server/outbox", async (original) => ({ ...(await original<object>()), send: server.send }));

const community: Ground = { kind: "region", id: "520329001005", name: "积善社区", size: "COMMUNITY", role: "COMMUNITY_STAFF" };
const card = {
  id: "k1", version: 3, role: "GRID_WORKER", title: "网格员", name: "王英", phone: "13885212345", note: null, position: 0,
  from: "2026-01-01T08:30:00+08:00", until: "2026-12-31T17:30:00+08:00",
};

beforeEach(() => {
  vi.resetAllMocks();
  server.send.mockResolvedValue({ state: "done", payload: { userErrors: [] } });
  server.ask.mockResolvedValue({ responsibilities: { nodes: [card], pageInfo: { hasNextPage: false } } });
});

describe("A contact card", () => {
  it("keeps the very moments of days that nobody touched", async () => {
    const subject = cardSubject(community, "k1");
    const read = await subject.read?.();
    await subject.save({ ...read?.fields, phone: "13900000000" }, read?.version ?? 0);
    expect(server.send.mock.calls[0]?.[1]).toMatchObject({ version: 3, phone: "13900000000", from: card.from, until: card.until });
  });

  it("ends with the last second of the day that was typed", async () => {
    await cardSubject(community).save({ role: "GRID_WORKER", name: "王英", phone: "1", position: "0", until: "2027-1-5" }, 0);
    expect(server.send.mock.calls[0]?.[1]).toMatchObject({ from: null, until: "2027-01-05T23:59:59+08:00" });
  });

  it("is not sent with a day that is none, or an order that is no number", async () => {
    for (const [field, wrong] of [["from", "明天"], ["until", "2027-02-30"], ["position", "一"]] as const) {
      const outcome = await cardSubject(community).save({ role: "GRID_WORKER", position: "0", [field]: wrong }, 0);
      expect(outcome).toMatchObject({ state: "refused", field });
    }
    expect(server.send).not.toHaveBeenCalled();
  });

  it("says whether it is shown, will be, or was", () => {
    const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
    expect(standing(card, at("2026-06-01"))).toMatchObject({ over: false, words: "显示中" });
    expect(standing(card, at("2027-06-01")).over).toBe(true);
    expect(standing(card, at("2025-06-01")).words).toContain("起显示");
  });
});

describe("Days and points as people type them", () => {
  it("are read in China's time, or not at all", () => {
    expect(momentOf("2026/12/1", "begin")).toBe("2026-12-01T00:00:00+08:00");
    expect(momentOf(" ", "begin")).toBeNull();
    expect(momentOf("2026-13-01", "begin")).toBeUndefined();
    expect(dayOf("2026-11-30T17:00:00Z")).toBe("2026-12-01");
    expect(pointOf("107.885，27.223")).toEqual({ longitude: 107.885, latitude: 27.223 });
    expect(pointOf("")).toBeNull();
    expect(pointOf("27.2")).toBeUndefined();
  });
});

describe("Plates", () => {
  it("in use come first", () => {
    const plate = (code: string, status: Plate["status"]) => ({ code, status, history: [], unit: null, replacedBy: null }) satisfies Plate;
    expect(inOrder([plate("A", "REVOKED"), plate("B", "ACTIVE"), plate("C", "REPLACED")]).map(({ code }) => code)).toEqual(["B", "A", "C"]);
  });
});

describe("A resident in full", () => {
  it("is asked for at once and never kept to be asked later", async () => {
    server.ask.mockRejectedValueOnce(Trouble.offline());
    expect(await reveal("p1", "VISIT", "上门走访")).toEqual({ refusal: Trouble.offline().message });
    expect(server.send).not.toHaveBeenCalled();
  });

  it("is shown as the server answers, and refused in its words", async () => {
    server.ask.mockResolvedValueOnce({ residentReveal: { details: { name: "王秀英", phone: "138" }, userErrors: [] } });
    expect(await reveal("p1", "VISIT", "上门走访")).toEqual({ name: "王秀英", phone: "138" });
    server.ask.mockResolvedValueOnce({ residentReveal: { details: null, userErrors: [{ message: "请写明原因", code: "INVALID" }] } });
    expect(await reveal("p1", "VISIT", "上")).toEqual({ refusal: "请写明原因" });
  });
});
