import { beforeEach, describe, expect, it, vi } from "vitest";
import { thePhone, type FakeRequest } from "../fakes/phone";
import { Create, Edit } from "./documents";

let outbox: typeof import("@/server/outbox");
let session: typeof import("@/server/session");

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const done = { data: { thing: { userErrors: [] } } };
const refused = (code: string, message: string) => ({ data: { thing: { userErrors: [{ code, message, field: "what" }] } } });
const error = (code: string, message = "稍后再试。", retryAfter?: number) => ({
  errors: [{ message, extensions: { code, retryAfter } }],
});

async function open(): Promise<void> {
  outbox = await import("@/server/outbox");
  session = await import("@/server/session");
}

async function restart(): Promise<void> {
  thePhone().kill();
  await open();
}

function logIn(person = "wang"): void {
  session.beginSession({ token: `${person}-token`, person, expiresAt: "2099-01-01T00:00:00Z" });
}

function answers(...answer: Array<(request: FakeRequest) => void>): void {
  let n = 0;
  thePhone().server = (request) => (answer[n++] ?? answer.at(-1)!)(request);
}

const input = (n: number) => thePhone().requests[n]!.body.variables.input as Record<string, unknown>;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T09:00:00+08:00") });
  vi.resetModules();
  await open();
  logIn();
});

describe("what is sent", () => {
  it("is not refused for all that waits quietly", async () => {
    thePhone().network("none");
    for (let n = 0; n < 50; n++) void outbox.send(Edit, { what: String(n), version: 1 }, "消息标为已读", true);
    const sent = outbox.send(Edit, { what: "a", version: 1 }, "甲");
    await after(100);
    expect((await sent).state).toBe("waiting");
  });

  it("quietly waits as all does, and is told of to nobody when it was done late", async () => {
    answers((request) => request.lose(), (request) => request.answer(done));
    const sent = outbox.send(Create, { what: "a" }, "消息标为已读", true);
    await after(100);
    expect((await sent).state).toBe("waiting");
    await restart();
    expect(outbox.waiting.value).toHaveLength(1);
    void outbox.work();
    await after(100);
    expect(outbox.waiting.value).toEqual([]);
    expect(outbox.late.value).toEqual([]);
  });

  it("carries a key where the schema has one, and none where it has a version", async () => {
    answers((request) => request.answer(done));
    const one = outbox.send(Create, { what: "a" }, "甲");
    const two = outbox.send(Edit, { what: "b", version: 2 }, "乙");
    await after(100);
    expect((await one).state).toBe("done");
    expect((await two).state).toBe("done");
    expect(input(0)).toMatchObject({ what: "a", idempotencyKey: expect.stringMatching(/^.{20,64}$/) as string });
    expect(input(1)).toEqual({ what: "b", version: 2 });
  });

  it("is refused with the server's sentence and the part at fault", async () => {
    answers((request) => request.answer(refused("BLANK", "请填写内容。")));
    const sent = outbox.send(Create, { what: "" }, "甲");
    await after(100);
    expect(await sent).toEqual({ state: "refused", message: "请填写内容。", field: "what", code: "BLANK" });
    expect(outbox.waiting.value).toEqual([]);
    expect(outbox.late.value).toEqual([]);
  });

  it("waits without signal, is sent with the same key after a restart, and is told of late", async () => {
    answers((request) => request.lose(), (request) => request.answer(done));
    const sent = outbox.send(Create, { what: "a" }, "登记住处");
    await after(100);
    expect((await sent).state).toBe("waiting");
    await restart();
    expect(outbox.waiting.value.map((entry) => entry.title)).toEqual(["登记住处"]);
    void outbox.work();
    await after(100);
    expect(input(1)).toEqual(input(0));
    expect(outbox.waiting.value).toEqual([]);
    expect(outbox.late.value.map((news) => [news.title, news.refusal])).toEqual([["登记住处", undefined]]);
  });

  it("is told of until it was read, also after a restart", async () => {
    answers((request) => request.lose(), (request) => request.answer(refused("DUPLICATE", "这一户已经登记过了。")));
    void outbox.send(Create, { what: "a" }, "登记住处");
    await after(10_000);
    await restart();
    expect(outbox.late.value).toMatchObject([{ title: "登记住处", refusal: "这一户已经登记过了。" }]);
    outbox.dismiss(outbox.late.value[0]!.key);
    await restart();
    expect(outbox.late.value).toEqual([]);
  });
});

describe("an edit whose answer was lost", () => {
  it("is not called done nor failed when its version has moved on: it may have been ours", async () => {
    answers((request) => request.lose(), (request) => request.answer(refused("CONFLICT", "内容已被修改。")));
    void outbox.send(Edit, { what: "a", version: 1 }, "修改楼栋");
    await after(10_000);
    expect(outbox.late.value[0]!.refusal).toMatch(/可能已经办好了.*内容已被修改/);
  });

  it("is a plain conflict when it was heard at the first time", async () => {
    answers((request) => request.answer(refused("CONFLICT", "内容已被修改。")));
    const sent = outbox.send(Edit, { what: "a", version: 1 }, "修改楼栋");
    await after(100);
    expect(await sent).toMatchObject({ state: "refused", message: "内容已被修改。", code: "CONFLICT" });
  });
});

describe("a server that does not want", () => {
  it("is left alone for as long as it asked, whatever happens meanwhile", async () => {
    answers((request) => request.answer(error("TOO_MANY_REQUESTS", "请稍后再试。", 30), 429), (request) => request.answer(done));
    const first = outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    const second = outbox.send(Create, { what: "b" }, "乙");
    void outbox.work();
    await after(29_000);
    expect(thePhone().requests).toHaveLength(1);
    expect((await first).state).toBe("waiting");
    expect((await second).state).toBe("waiting");
    await after(10_000);
    expect(thePhone().requests.map((_, n) => input(n).what)).toEqual(["a", "a", "b"]);
  });

  it("does not hold up the rest for ever with one thing that fails by itself", async () => {
    thePhone().server = (request) =>
      (request.body.variables.input as { what: string }).what === "bad"
        ? request.answer(error("INTERNAL_ERROR", "服务器出错了。"), 500)
        : request.answer(done);
    void outbox.send(Create, { what: "bad" }, "坏的");
    void outbox.send(Create, { what: "good" }, "好的");
    await after(300_000);
    expect(outbox.waiting.value).toEqual([]);
    expect(outbox.late.value.map((news) => [news.title, news.refusal])).toEqual([["坏的", "服务器出错了。"], ["好的", undefined]]);
  });

  it("is not confused with the login page of a café's network", async () => {
    answers((request) => request.answer("<html>欢迎</html>"), (request) => request.answer(done));
    const sent = outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    expect((await sent).state).toBe("waiting");
    await after(10_000);
    expect(outbox.waiting.value).toEqual([]);
  });

  it("makes what it no longer knows be done anew, and the rest goes on", async () => {
    answers((request) => request.lose(), (request) => request.answer(error("DOCUMENT_UNKNOWN"), 400), (request) => request.answer(done));
    void outbox.send(Create, { what: "a" }, "旧的");
    void outbox.send(Create, { what: "b" }, "新的");
    await after(10_000);
    expect(outbox.late.value[0]).toMatchObject({ title: "旧的", refusal: expect.stringContaining("请重新办一次") as string });
    expect(outbox.waiting.value).toEqual([]);
  });
});

describe("people", () => {
  it("wait with theirs while another has the phone", async () => {
    thePhone().network("none");
    void outbox.send(Create, { what: "a" }, "王的");
    await after(100);
    logIn("li");
    thePhone().network("wifi");
    answers((request) => request.answer(done));
    void outbox.work();
    await after(60_000);
    expect(outbox.waiting.value).toEqual([]);
    expect(thePhone().requests).toHaveLength(1);
    logIn("wang");
    void outbox.work();
    await after(100);
    expect(thePhone().requests.at(-1)!.header.Authorization).toBe("Bearer wang-token");
    expect(outbox.waiting.value).toEqual([]);
  });

  it("find theirs sent after they have logged in again", async () => {
    answers((request) => request.answer(error("UNAUTHORIZED"), 401), (request) => request.answer(done));
    const sent = outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    expect(await sent).toMatchObject({ state: "waiting", message: expect.stringContaining("重新登录") as string });
    expect(outbox.waitingForLogin.value).toBe(1);
    logIn();
    void outbox.work();
    await after(100);
    expect(outbox.waitingForLogin.value).toBe(0);
    expect(outbox.late.value).toHaveLength(1);
  });

  it("who have not agreed are told so at their form; what waited from before is kept until they have", async () => {
    thePhone().network("none");
    void outbox.send(Create, { what: "old" }, "以前的");
    await after(100);
    thePhone().network("wifi");
    let agreed = false;
    thePhone().server = (request) => request.answer(agreed ? done : error("CONSENT_REQUIRED", "请先同意。"), agreed ? 200 : 403);
    const sent = outbox.send(Create, { what: "new" }, "现在的");
    await after(100);
    expect(await sent).toMatchObject({ state: "refused", code: "CONSENT_REQUIRED" });
    expect(outbox.waiting.value.map((entry) => entry.title)).toEqual(["以前的"]);
    agreed = true;
    void outbox.work();
    await after(100);
    expect(outbox.waiting.value).toEqual([]);
  });
});

describe("the very same, asked for again while it waits", () => {
  it("is sent once, and whoever asks hears of the one that waits", async () => {
    thePhone().network("none");
    const first = outbox.send(Edit, { what: "王芳", version: 1 }, "修改姓名");
    await after(100);
    expect((await first).state).toBe("waiting");
    const second = outbox.send(Edit, { what: "王芳", version: 1 }, "修改姓名");
    await after(100);
    expect((await second).state).toBe("waiting");
    expect(outbox.waiting.value).toHaveLength(1);
    thePhone().network("wifi");
    answers((request) => request.answer(done));
    await after(60_000);
    expect(outbox.waiting.value).toEqual([]);
    expect(outbox.late.value.map((news) => [news.title, news.refusal])).toEqual([["修改姓名", undefined]]);
  });

  it("is done once where it creates, and what is another's or says something else is another thing", async () => {
    thePhone().network("none");
    void outbox.send(Create, { what: "a" }, "登记住处");
    void outbox.send(Create, { what: "a" }, "登记住处");
    void outbox.send(Create, { what: "b" }, "登记住处");
    await after(100);
    logIn("li");
    void outbox.send(Create, { what: "a" }, "登记住处");
    await after(100);
    expect(outbox.waiting.value).toHaveLength(1);
    logIn("wang");
    expect(outbox.waiting.value).toHaveLength(2);
  });

  it("answers both forms that stand waiting for it", async () => {
    answers(() => {});
    const both = [outbox.send(Create, { what: "a" }, "甲"), outbox.send(Create, { what: "a" }, "甲")];
    await after(100);
    expect(thePhone().requests).toHaveLength(1);
    thePhone().requests[0]!.answer(done);
    await after(100);
    expect((await Promise.all(both)).map((one) => one.state)).toEqual(["done", "done"]);
  });
});

describe("the phone", () => {
  it("sends in order also what it had no room for", async () => {
    thePhone().network("none");
    thePhone().full = true;
    void outbox.send(Create, { what: "first" }, "甲");
    await after(10);
    thePhone().full = false;
    void outbox.send(Create, { what: "second" }, "乙");
    await after(10);
    thePhone().network("wifi");
    answers((request) => request.answer(done));
    const before = thePhone().requests.length;
    await after(60_000);
    expect(thePhone().requests.slice(before).map(({ body }) => (body.variables.input as { what: string }).what)).toEqual(["first", "second"]);
  });

  it("does not send again what was sent when its clock was far ahead", async () => {
    vi.setSystemTime(Date.parse("2031-01-01T00:00:00+08:00"));
    answers((request) => request.lose());
    void outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    thePhone().kill();
    vi.setSystemTime(Date.parse("2026-11-23T09:00:00+08:00"));
    await open();
    logIn();
    const before = thePhone().requests.length;
    void outbox.work();
    await after(60_000);
    expect(thePhone().requests).toHaveLength(before);
    expect(outbox.late.value[0]!.refusal).toContain("可能已经办好了");
  });

  it("sends also where the browser gives no turns to a page that may keep nothing", async () => {
    thePhone().kill();
    const locks = { request: () => Promise.reject(new DOMException("denied", "SecurityError")) };
    vi.stubGlobal("navigator", { locks });
    await open();
    logIn();
    vi.unstubAllGlobals();
    thePhone().lay();
    answers((request) => request.answer(done));
    const sent = outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    expect(thePhone().requests).toHaveLength(1);
    expect((await sent).state).toBe("done");
  });

  it("says that it could not keep what waits when its storage is full, and goes on sending it", async () => {
    thePhone().full = true;
    answers((request) => request.lose(), (request) => request.answer(done));
    const sent = outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    expect(await sent).toMatchObject({ state: "waiting", message: expect.stringContaining("没能保存") as string });
    expect(outbox.unkept.value).toBe(1);
    await after(10_000);
    expect(input(1)).toEqual(input(0));
    expect(outbox.unkept.value).toBe(0);
  });

  it("takes fifty and no more", async () => {
    thePhone().network("none");
    for (let n = 0; n < 50; n++) void outbox.send(Create, { what: `${n}` }, "甲");
    const sent = outbox.send(Create, { what: "one too many" }, "甲");
    expect((await sent).state).toBe("refused");
    expect(outbox.waiting.value).toHaveLength(50);
  });

  it("drops what an older version kept and this one cannot read, and says so", async () => {
    thePhone().storage.set("outbox:old", '{"key":"old","mutation":"…"}');
    thePhone().storage.set("outbox:broken", "{");
    await restart();
    expect(outbox.waiting.value).toEqual([]);
    expect(outbox.late.value).toHaveLength(2);
    expect([...thePhone().storage.keys()].filter((key) => key.startsWith("outbox:"))).toEqual([]);
  });

  it("does not send again what the server may have done longer ago than it remembers", async () => {
    answers((request) => request.lose());
    void outbox.send(Create, { what: "a" }, "甲");
    await after(100);
    thePhone().kill();
    vi.setSystemTime(Date.now() + 30 * 3_600_000);
    await open();
    const before = thePhone().requests.length;
    void outbox.work();
    await after(60_000);
    expect(thePhone().requests).toHaveLength(before);
    expect(outbox.late.value[0]!.refusal).toContain("可能已经办好了");
  });
});
