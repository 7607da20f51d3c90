import { beforeEach, describe, expect, it, vi } from "vitest";
import { Trouble } from "@/server/trouble";
import type { Ground } from "@/staff/state/ground";
import { importing, type Imported } from "@/staff/state/importing";

const server = vi.hoisted(() => ({ ask: vi.fn(), send: vi.fn(), upload: vi.fn(), kept: new Map<string, unknown>() }));
vi.mock("@/server/request", () => ({ ask: server.ask }));
vi.mock("@/server/outbox", async (original) => ({ ...(await original<object>()), send: server.send }));
vi.mock("@/server/upload", () => ({ upload: server.upload, sendable: (path: string) => ({ path, key: `key of ${path} ${Math.random()}` }) }));
vi.mock("@/state/account", () => ({ mine: (name: string) => `mine:${name}` }));
vi.mock("@/server/copies", () => ({
  copyOf: (key: string) => (server.kept.has(key) ? { data: server.kept.get(key), at: 0 } : undefined),
  keepCopy: (key: string, data: unknown) => void server.kept.set(key, data),
}));

const community: Ground = { kind: "region", id: "520329001005", name: "积善社区", size: "COMMUNITY", role: "COMMUNITY_STAFF" };
const file = { path: "wxfile://tmp/1", name: "门牌.xlsx", size: 20_000 };
const imported = (status: Imported["status"], more: Partial<Imported> = {}): Imported => ({
  id: "i1",
  status,
  rows: 0,
  problems: 0,
  created: 0,
  updated: 0,
  advice: null,
  resultUrl: null,
  createdAt: "2026-11-21T09:00:00+08:00",
  ...more,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  server.kept.clear();
  server.upload.mockResolvedValue("f1");
  server.send.mockResolvedValue({ state: "done", payload: { placeImport: imported("CHECKING"), userErrors: [] } });
  server.ask.mockResolvedValue({ placeImport: imported("CHECKING") });
});

describe("An import", () => {
  it("is asked for soon at first, then every five seconds, until it is done, and not once more", async () => {
    const work = importing(community);
    await work.bring(file);
    expect(work.view.value.step).toBe("checking");
    for (const [pause, asked] of [[1_000, 1], [2_000, 2], [3_000, 3], [5_000, 4], [5_000, 5]] as const) {
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(server.ask).toHaveBeenCalledTimes(asked - 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(server.ask).toHaveBeenCalledTimes(asked);
    }
    server.ask.mockResolvedValue({ placeImport: imported("DONE", { rows: 2133, created: 2100, updated: 33 }) });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(work.view.value).toMatchObject({ step: "over", imported: { status: "DONE", created: 2100 } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.ask).toHaveBeenCalledTimes(6);
  });

  it("goes on asking while there is no signal, and says that the server goes on too", async () => {
    const work = importing(community);
    await work.bring(file);
    server.ask.mockRejectedValueOnce(Trouble.offline());
    await vi.advanceTimersByTimeAsync(1_000);
    expect(work.view.value).toMatchObject({ step: "checking", unheard: true });
    server.ask.mockResolvedValue({ placeImport: imported("REFUSED", { rows: 10, problems: 2, resultUrl: "https://x/r.xlsx" }) });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(work.view.value).toMatchObject({ step: "over", unheard: false, imported: { problems: 2, resultUrl: "https://x/r.xlsx" } });
  });

  it("is not asked for once the page is left, and taken up when one comes back, even to a new page", async () => {
    const left = importing(community);
    await left.bring(file);
    left.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.ask).not.toHaveBeenCalled();

    const back = importing(community);
    server.ask.mockResolvedValue({ placeImport: imported("DONE") });
    back.follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(back.view.value.step).toBe("over");
  });

  it("of another place is not taken up here", () => {
    server.kept.set("mine:import:region:other", "i9");
    const work = importing(community);
    work.follow();
    expect(work.view.value.step).toBe("choosing");
    expect(server.ask).not.toHaveBeenCalled();
  });

  it("lets another file be chosen when the server knows it no more", async () => {
    server.kept.set("mine:import:region:520329001005", "i1");
    server.ask.mockResolvedValue({ placeImport: null });
    const work = importing(community);
    work.follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(work.view.value.step).toBe("choosing");
    expect(work.view.value.refusal).toBeTruthy();
  });

  it("does not begin with what is no workbook, or too big a one", async () => {
    const work = importing(community);
    for (const wrong of [{ ...file, name: "门牌.xls" }, { ...file, size: 11 * 1024 * 1024 }]) {
      await work.bring(wrong);
      expect(work.view.value.step).toBe("choosing");
      expect(work.view.value.refusal).toBeTruthy();
    }
    expect(server.upload).not.toHaveBeenCalled();
  });

  it("sends the same file under the same key again when the signal broke off", async () => {
    server.upload.mockRejectedValueOnce(Trouble.offline());
    const work = importing(community);
    await work.bring(file);
    expect(work.view.value).toMatchObject({ step: "choosing", refusal: Trouble.offline().message });
    await work.bring(file);
    const [first, second] = server.upload.mock.calls.map(([sent]) => (sent as { key: string }).key);
    expect(second).toBe(first);
    expect(work.view.value.step).toBe("checking");
  });

  it("shows how much is uploaded, and waits where the signal goes before it has begun", async () => {
    server.upload.mockImplementationOnce(async (_file: unknown, told: (percent: number) => void) => {
      told(40);
      expect(work.view.value).toMatchObject({ step: "uploading", percent: 40 });
      return "f1";
    });
    server.send.mockResolvedValueOnce({ state: "waiting" });
    const work = importing(community);
    await work.bring(file);
    expect(work.view.value.step).toBe("waiting");
  });

  it("names the place and the file, and shows the server's sentence when it is declined", async () => {
    server.send.mockResolvedValueOnce({ state: "refused", message: "请选择一个社区或一个网格，再导入表格。" });
    const work = importing(community);
    await work.bring(file);
    expect(server.send.mock.calls[0]?.[1]).toEqual({ within: { region: "520329001005" }, file: "f1" });
    expect(work.view.value).toMatchObject({ step: "choosing", refusal: "请选择一个社区或一个网格，再导入表格。" });
  });
});
