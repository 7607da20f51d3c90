import { describe, expect, it, vi } from "vitest";
import { download } from "@/server/download";

type Options = UniApp.DownloadFileOption;

/** The phone fetches files so. */
function phone(fetches: (options: Options) => void): void {
  vi.stubGlobal("uni", { ...uni, downloadFile: fetches });
}

describe("a file that is fetched", () => {
  it("lies on the device once it has come", async () => {
    phone(({ success, complete }) => {
      success?.({ statusCode: 200, tempFilePath: "/tmp/1" } as UniApp.DownloadSuccessData);
      complete?.({});
    });
    expect(await download("/media/1")).toBe("/tmp/1");
  });

  it("did not come where the server says something else, or nothing comes back", async () => {
    phone(({ success }) => success?.({ statusCode: 503 } as UniApp.DownloadSuccessData));
    await expect(download("/media/1")).rejects.toMatchObject({ kind: "BUSY" });
    phone(({ fail }) => fail?.({}));
    await expect(download("/media/1")).rejects.toMatchObject({ kind: "OFFLINE" });
  });

  it("is waited for no longer than a minute, also on a phone that never tells how it went", async () => {
    vi.useFakeTimers();
    let patience: number | undefined;
    phone(({ timeout }) => (patience = timeout));
    const over = vi.fn();
    download("/media/1").catch(over);
    await vi.advanceTimersByTimeAsync(65_000);
    expect(over).toHaveBeenCalledWith(expect.objectContaining({ kind: "OFFLINE" }));
    expect(patience).toBe(60_000);
  });
});
