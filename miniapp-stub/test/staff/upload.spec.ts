import { beforeEach, describe, expect, it, vi } from "vitest";
import { sendable, upload } from "@/server/upload";

type Sent = {
  url: string;
  name: string;
  filePath: string;
  header: Record<string, string>;
  success: (answer: { statusCode: number; data: string }) => void;
  fail: () => void;
};

const session = vi.hoisted(() => ({ over: vi.fn() }));
vi.mock("@/server/session", () => ({ token: () => "t1", sessionIsOver: session.over }));

let sent: Sent[] = [];
let answer: (request: Sent) => void;
let progress: ((now: { progress: number }) => void) | undefined;

beforeEach(() => {
  sent = [];
  session.over.mockReset();
  const uploadFile = (request: Sent) => {
    sent.push(request);
    setTimeout(() => answer(request));
    return { onProgressUpdate: (tell: typeof progress) => (progress = tell) };
  };
  vi.stubGlobal("uni", { getStorageSync: () => "", setStorageSync: () => {}, uploadFile });
});

const refused = (code: string, message: string, statusCode: number) => (request: Sent) =>
  request.success({ statusCode, data: JSON.stringify({ errors: [{ message, extensions: { code } }] }) });

describe("A file that is sent", () => {
  it("goes as a form's part, with the session and the same key at every try, and comes back as an id", async () => {
    const file = sendable("wxfile://tmp/1");
    answer = (request) => request.fail();
    await expect(upload(file)).rejects.toMatchObject({ kind: "OFFLINE" });
    answer = (request) => request.success({ statusCode: 201, data: '{"id":"f1"}' });
    expect(await upload(file)).toBe("f1");
    expect(sent[1]).toMatchObject({ url: "/media", name: "file", filePath: "wxfile://tmp/1" });
    expect(sent[1]?.header.Authorization).toBe("Bearer t1");
    expect(sent.map(({ header }) => header["Idempotency-Key"])).toEqual([file.key, file.key]);
    expect(sendable("wxfile://tmp/1").key).not.toBe(file.key);
  });

  it("tells how much of it is sent", async () => {
    const told = vi.fn();
    answer = (request) => {
      progress?.({ progress: 40 });
      request.success({ statusCode: 201, data: '{"id":"f1"}' });
    };
    await upload(sendable("a"), told);
    expect(told).toHaveBeenCalledWith(40);
  });

  it("is refused in the server's words", async () => {
    answer = refused("FILE_UNKNOWN", "这种文件不能上传。", 415);
    await expect(upload(sendable("a"))).rejects.toMatchObject({ kind: "REFUSED", message: "这种文件不能上传。" });
  });

  it("ends the session here that the server no longer takes", async () => {
    answer = refused("UNAUTHORIZED", "请先登录。", 401);
    await expect(upload(sendable("a"))).rejects.toMatchObject({ kind: "ENDED" });
    expect(session.over).toHaveBeenCalledWith("t1");
  });

  it("meets a proxy's page as a busy server", async () => {
    answer = (request) => request.success({ statusCode: 502, data: "<html>" });
    await expect(upload(sendable("a"))).rejects.toMatchObject({ kind: "BUSY" });
  });
});
