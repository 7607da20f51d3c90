import { beforeEach, describe, expect, it, vi } from "vitest";
import { FileReportDocument } from "@/gen/graphql";
import { send, waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { beginSession, endSession } from "@/server/session";
import { layFiles, type FakeUpload } from "../fakes/files";
import { thePhone } from "../fakes/phone";

const filed = { reportFile: { report: { id: "c1", number: "482 196 3755", standing: "待接收" }, userErrors: [] } };
const input = { category: "street-lamp", at: { doorplate: "C05V9V8N515NR" }, text: "路灯不亮", photos: ["f0"] };
const photo = (key: string) => ({ path: `kept/${key}`, key });

let uploads: FakeUpload[];
const asked = (): unknown[] => thePhone().requests.filter(({ body }) => body.documentId === documentId(FileReportDocument)).map(({ body }) => (body.variables.input as { photos: string[] }).photos);
const sendIt = (...keys: string[]) => send(FileReportDocument, input, "随手拍", undefined, undefined, keys.map(photo));

beforeEach(() => {
  endSession();
  beginSession({ token: "t", person: "p1", expiresAt: "2099-01-01T00:00:00Z" });
  uploads = layFiles([], new Set(["kept/gone"]));
  thePhone().server = (request) => request.answer({ data: filed });
});

describe("what is sent with pictures", () => {
  it("goes behind them, with their ids behind those that the server had before", async () => {
    const outcome = sendIt("a", "b");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    expect(asked()).toEqual([]);
    uploads[0]?.answer("f1");
    await vi.waitFor(() => expect(uploads).toHaveLength(2));
    uploads[1]?.answer("f2");
    expect(await outcome).toMatchObject({ state: "done" });
    expect(asked()).toEqual([["f0", "f1", "f2"]]);
  });

  it("waits where a picture has no signal, and sends none of them twice afterwards", async () => {
    const outcome = sendIt("a", "b");
    await vi.waitFor(() => expect(uploads).toHaveLength(1));
    uploads[0]?.answer("f1");
    await vi.waitFor(() => expect(uploads).toHaveLength(2));
    uploads[1]?.lose();
    expect(await outcome).toMatchObject({ state: "waiting" });
    void work();
    await vi.waitFor(() => expect(uploads).toHaveLength(3), 5_000);
    expect(uploads.map(({ key }) => key)).toEqual(["a", "b", "b"]);
    uploads[2]?.answer("f2");
    await vi.waitFor(() => expect(asked()).toEqual([["f0", "f1", "f2"]]));
    expect(waiting.value).toEqual([]);
  });

  it("goes without a picture that is gone from the phone, or that the server does not take", async () => {
    const outcome = sendIt("gone", "b");
    await vi.waitFor(() => expect(uploads.map(({ key }) => key)).toEqual(["b"]));
    uploads[0]?.refuse("这不是图片。");
    expect(await outcome).toMatchObject({ state: "done" });
    expect(asked()).toEqual([["f0"]]);
  });

  it("is one with what waits where both have the same pictures, and another where they have not", async () => {
    thePhone().network("none");
    void sendIt();
    void sendIt();
    void sendIt("a");
    await vi.waitFor(() => expect(waiting.value.map(({ files }) => files?.length)).toEqual([undefined, 1]));
  });
});
