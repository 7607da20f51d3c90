import { describe, expect, it, vi } from "vitest";
import { FileReportDocument } from "@/gen/graphql";
import { send } from "@/server/outbox";
import { beginSession, endSession } from "@/server/session";
import { forSending, sweepPhotos, type Picked } from "@/state/photos";

const NOW = Date.parse("2026-11-21T10:00:00Z");
const photo = (key: string, more: Partial<Picked>): Picked => ({ id: null, state: "kept", url: `wxfile://${key}`, key, at: NOW, ...more });

describe("photos that go with something", () => {
  it("are named by their id where the server has them, and sent with it where it has not", () => {
    const { photos, files } = forSending([photo("a", { id: "f1", state: "sent" }), photo("b", {}), photo("c", { state: "sending" })], NOW);
    expect(photos).toEqual(["f1"]);
    expect(files).toEqual([{ path: "wxfile://b", key: "b" }, { path: "wxfile://c", key: "c" }]);
  });

  it("that the server refused are left out", () => {
    expect(forSending([photo("a", { state: "refused" })], NOW)).toEqual({ photos: [], files: [] });
  });

  it("that were sent a day ago and claimed by nothing are sent anew, by another key", () => {
    const { photos, files } = forSending([photo("a", { id: "f1", state: "sent", at: NOW - 21 * 3_600_000 })], NOW);
    expect(photos).toEqual([]);
    expect(files).toEqual([{ path: "wxfile://a", key: expect.not.stringMatching(/^a$/) }]);
  });
});

describe("photos on this device", () => {
  const DAY = 24 * 3_600_000;
  const removed: string[] = [];

  /** The files that are kept, and for how many days. */
  function lie(kept: Record<string, number>): void {
    removed.length = 0;
    const fileList = Object.entries(kept).map(([filePath, days]) => ({ filePath, createTime: (Date.now() - days * DAY) / 1000 }));
    const removeSavedFile = ({ filePath }: { filePath: string }): void => void removed.push(filePath);
    const getSavedFileList = ({ success }: { success: (found: object) => void }): void => success({ fileList });
    const access = ({ success }: { success: (found: object) => void }): void => success({});
    vi.stubGlobal("uni", { ...uni, uploadFile: ({ fail }: { fail: () => void }) => fail(), getFileSystemManager: () => ({ getSavedFileList, removeSavedFile, access }) });
  }

  it("go with the session, and those of no draft any more when the app starts; those of what waits stay", async () => {
    beginSession({ token: "t", person: "p1", expiresAt: "2099-01-01T00:00:00Z" });
    lie({ old: 9, new: 1, waits: 9 });
    await send(FileReportDocument, { category: "k", at: { doorplate: "C" }, text: "t" }, "t", false, undefined, [{ path: "waits", key: "w" }]);
    sweepPhotos();
    expect(removed).toEqual(["old"]);
    lie({ new: 1, waits: 9 });
    endSession();
    expect(removed).toEqual(["new"]);
  });
});
