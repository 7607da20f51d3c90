import { beforeEach, describe, expect, it, vi } from "vitest";
import { askById } from "@/server/request";
import { beginSession, endSession, onSessionEnd, person, token } from "@/server/session";
import { Trouble } from "@/server/trouble";
import { copyOf, forgetCopies, keepCopy } from "@/server/copies";
import { thePhone } from "../fakes/phone";

const wang = { token: "t1", person: "wang", expiresAt: "2099-01-01T00:00:00Z" };

async function troubleOf(body: unknown, status = 200): Promise<Trouble> {
  thePhone().server = (request) => request.answer(body, status);
  return askById("sha256:x", {}).then(
    () => expect.unreachable("it was answered"),
    (trouble: Trouble) => trouble,
  );
}

const errors = (code: string, message: string, retryAfter?: number) => ({ errors: [{ message, extensions: { code, retryAfter } }] });

beforeEach(() => endSession());

describe("a request", () => {
  it("presents the session and the device, and sends the document's id", async () => {
    beginSession(wang);
    thePhone().server = (request) => request.answer({ data: { n: 1 } });
    expect(await askById("sha256:x", { a: 1 })).toEqual({ n: 1 });
    const [request] = thePhone().requests;
    expect(request!.body).toEqual({ documentId: "sha256:x", variables: { a: 1 } });
    expect(request!.header.Authorization).toBe("Bearer t1");
    expect(request!.header["X-Device-Id"]).toMatch(/^.{20,}$/);
  });

  it("tells without signal what to do", async () => {
    thePhone().server = (request) => request.lose();
    await expect(askById("sha256:x", {})).rejects.toMatchObject({ kind: "OFFLINE", message: expect.stringContaining("没有信号") as string });
  });

  it("ends when the phone tells nothing at all of it", async () => {
    vi.useFakeTimers();
    uni.request = (() => undefined) as unknown as typeof uni.request;
    const asked = expect(askById("sha256:x", {})).rejects.toMatchObject({ kind: "OFFLINE" });
    await vi.advanceTimersByTimeAsync(20_000);
    await asked;
  });

  it("shows the server's sentence where it is for people, and ours where it is not", async () => {
    expect((await troubleOf(errors("NOT_FOUND", "没有这栋楼。"))).message).toBe("没有这栋楼。");
    expect((await troubleOf(errors("FORBIDDEN", "Access denied"))).message).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each([
    ["UNAUTHORIZED", 401, "ENDED"],
    ["CONSENT_REQUIRED", 403, "CONSENT"],
    ["TOO_MANY_REQUESTS", 429, "BUSY"],
    ["UNAVAILABLE", 503, "BUSY"],
    ["NOT_FOUND", 200, "REFUSED"],
  ])("takes %s for what it is", async (code, status, kind) => {
    expect((await troubleOf(errors(code, "…", 7), status)).kind).toBe(kind);
  });

  it("takes a proxy's page for no answer of ours", async () => {
    expect((await troubleOf("<html>502</html>", 502)).kind).toBe("BUSY");
    expect((await troubleOf("<html>login</html>", 200)).kind).toBe("OFFLINE");
    expect((await troubleOf("null", 200)).kind).toBe("OFFLINE");
  });
});

describe("a session", () => {
  it("ends when the server no longer takes it, and is forgotten on the device", async () => {
    beginSession(wang);
    await troubleOf(errors("UNAUTHORIZED", "请登录。"), 401);
    expect(person()).toBeUndefined();
    expect(thePhone().storage.has("session")).toBe(false);
  });

  it("is not ended by the late refusal of the one before it", async () => {
    beginSession(wang);
    thePhone().server = () => {};
    const asked = askById("sha256:x", {}).catch(() => {});
    beginSession({ ...wang, token: "t2" });
    thePhone().requests.at(-1)!.answer(errors("UNAUTHORIZED", "请登录。"), 401);
    await asked;
    expect(token()).toBe("t2");
  });

  it("is none when its time is over", () => {
    beginSession({ ...wang, expiresAt: "2020-01-01T00:00:00Z" });
    expect(token()).toBeUndefined();
  });

  it("tells that it ended also when another person's takes its place", () => {
    const told = vi.fn();
    beginSession(wang);
    onSessionEnd(told);
    beginSession({ ...wang, token: "t2" });
    expect(told).not.toHaveBeenCalled();
    beginSession({ ...wang, token: "t3", person: "li" });
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe("copies", () => {
  it("are the last forty", () => {
    vi.useFakeTimers();
    for (let n = 0; n < 45; n++) {
      vi.setSystemTime(1_000_000 + n);
      keepCopy(`plate:${n}`, n);
    }
    expect(copyOf("plate:4")).toBeUndefined();
    expect(copyOf("plate:5")).toEqual({ data: 5, at: 1_000_005 });
  });

  it("of notices are the last ten, and push out nothing else", () => {
    vi.useFakeTimers();
    keepCopy("mine:wang:me", "王芳");
    keepCopy("plate:1", "一栋");
    for (let n = 0; n < 50; n++) {
      vi.setSystemTime(Date.now() + 1_000);
      keepCopy(`mine:wang:notice:${n}`, n);
    }
    expect(copyOf("mine:wang:me")?.data).toBe("王芳");
    expect(copyOf("plate:1")?.data).toBe("一栋");
    expect([39, 40].map((n) => copyOf(`mine:wang:notice:${n}`)?.data)).toEqual([undefined, 40]);
  });

  it("of what is personal are forgotten, and others stay", () => {
    keepCopy("mine:me", "王芳");
    keepCopy("plate:1", "一栋");
    forgetCopies("mine:");
    expect(copyOf("mine:me")).toBeUndefined();
    expect(copyOf("plate:1")?.data).toBe("一栋");
  });

  it("are kept of what is new also after the clock was far ahead", () => {
    vi.useFakeTimers();
    vi.setSystemTime(Date.parse("2031-01-01"));
    for (let n = 0; n < 40; n++) keepCopy(`plate:${n}`, n);
    vi.setSystemTime(Date.parse("2026-11-21"));
    keepCopy("plate:new", "三栋");
    expect(copyOf("plate:new")?.data).toBe("三栋");
  });

  it("do not tell what has been corrected since, on a device that has no more room", () => {
    keepCopy("plate:1", "有效");
    thePhone().full = true;
    keepCopy("plate:1", "已停用");
    expect(copyOf("plate:1")).toBeUndefined();
  });

  it("are done without on a device that has no room", () => {
    thePhone().full = true;
    keepCopy("plate:1", "一栋");
    expect(copyOf("plate:1")).toBeUndefined();
  });
});
