import { beforeEach, describe, expect, it, vi } from "vitest";
import { privacy } from "@/texts/privacy";
import { thePhone } from "../fakes/phone";

const LINK = "/exports/1?signed";

let downloads: string[];
let shared: string[];
/** What WeChat says to the next one that is sent on. */
let says: string;

async function handOver(): Promise<void> {
  const { fetchExport } = await import("@/state/exportFile");
  await fetchExport(LINK, "copy.json");
}

beforeEach(() => {
  vi.resetModules();
  thePhone().lay();
  [downloads, shared, says] = [[], [], "shareFileMessage:ok"];
  const downloadFile = ({ url, success }: { url: string; success: (file: object) => void }) => {
    downloads.push(url);
    success({ statusCode: 200, tempFilePath: "tmp/1" });
  };
  vi.stubGlobal("uni", { ...uni, downloadFile });
  vi.stubGlobal("wx", {
    shareFileMessage: ({ filePath, success, fail }: { filePath: string; success: () => void; fail: (why: { errMsg: string }) => void }) => {
      shared.push(filePath);
      if (says.endsWith(":ok")) success();
      else fail({ errMsg: says });
    },
  });
});

describe("the copy of one's data, in WeChat", () => {
  it("is fetched and sent on to a chat", async () => {
    await handOver();
    expect([downloads, shared]).toEqual([[LINK], ["tmp/1"]]);
  });

  it("waits for one more tap where WeChat has forgotten the first, and is not fetched again", async () => {
    says = "shareFileMessage:fail can only be invoked by user TAP gesture.";
    await expect(handOver()).rejects.toThrow(privacy.tapAgain);
    says = "shareFileMessage:ok";
    await handOver();
    expect([downloads, shared]).toEqual([[LINK], ["tmp/1", "tmp/1"]]);
  });

  it("is no fault where the person chose no chat", async () => {
    says = "shareFileMessage:fail cancel";
    await expect(handOver()).resolves.toBeUndefined();
  });
});
