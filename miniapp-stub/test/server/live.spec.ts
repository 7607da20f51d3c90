import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Document } from "@/server/request";
import type { FakeSocket } from "../fakes/socket";
import { thePhone } from "../fakes/phone";

const Changes = { __meta__: { documentId: "sha256:changes" } } as unknown as Document<{ n: number }, { code: string }>;

let live: typeof import("@/server/live");
let session: typeof import("@/server/session");
let heard: number[];

const socket = (): FakeSocket => thePhone().sockets.at(-1)!;
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function listen(code = "A"): Promise<() => void> {
  const stop = live.hear(Changes, { code }, ({ n }) => heard.push(n));
  await after(10);
  return stop;
}

async function connect(): Promise<void> {
  socket().accept();
  await after(10);
}

function says(n: number): void {
  socket().subscriptions().forEach(({ id }) => socket().say({ type: "next", id, payload: { data: { n } } }));
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  heard = [];
  live = await import("@/server/live");
  session = await import("@/server/session");
});

describe("live data", () => {
  it("hears over one socket all that is listened to, and asks by the published id", async () => {
    await listen("A");
    await listen("B");
    await connect();
    says(1);
    expect(heard).toEqual([1, 1]);
    expect(thePhone().sockets).toHaveLength(1);
    expect(socket().subscriptions()[0]!.payload).toEqual({ documentId: "sha256:changes", variables: { code: "A" } });
    expect(live.connected.value).toBe(true);
  });

  it("comes back after the line broke and asks for the present state again", async () => {
    await listen();
    await connect();
    socket().end(1006);
    await after(10);
    expect(live.connected.value).toBe(false);
    await after(2_000);
    expect(thePhone().sockets).toHaveLength(2);
    await connect();
    says(7);
    expect(heard).toEqual([7]);
  });

  it("does not come back at once with all other phones when a server goes down", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.9);
    await listen();
    for (let tries = 0; tries < 5; tries++) {
      socket().fail();
      await after(200);
      expect(thePhone().sockets).toHaveLength(tries + 1);
      while (thePhone().sockets.length === tries + 1) await after(1_000);
    }
    vi.restoreAllMocks();
  });

  it("does not wait for its next try when the phone's own network is back", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.9);
    await listen();
    for (let tries = 0; tries < 5; tries++) {
      socket().fail();
      while (thePhone().sockets.length === tries + 1) await after(1_000);
    }
    socket().fail();
    await after(10);
    live.networkIsBack();
    await after(10);
    expect(thePhone().sockets).toHaveLength(7);
    await connect();
    live.networkIsBack();
    await after(10);
    expect(thePhone().sockets).toHaveLength(7);
    vi.restoreAllMocks();
  });

  it("takes a new socket when somebody logs in, and tells it who", async () => {
    await listen();
    await connect();
    session.beginSession({ token: "t1", person: "wang", expiresAt: "2099-01-01T00:00:00Z" });
    await after(10);
    expect(thePhone().sockets).toHaveLength(2);
    expect(thePhone().sockets[0]!.open).toBe(false);
    await connect();
    expect(socket().said[0]).toMatchObject({ type: "connection_init", payload: { authorization: "Bearer t1" } });
    says(3);
    expect(heard).toEqual([3]);
    expect(live.connected.value).toBe(true);
  });

  it("goes on without the session that the server has ended", async () => {
    session.beginSession({ token: "t1", person: "wang", expiresAt: "2099-01-01T00:00:00Z" });
    await listen();
    await connect();
    session.endSession();
    await after(10);
    await connect();
    expect(socket().said[0]!.payload).not.toHaveProperty("authorization");
  });

  it("comes back after being closed as unauthorized, but not for ever", async () => {
    await listen();
    for (let seconds = 0; seconds < 900; seconds++) {
      if (socket().open) socket().end(4401);
      await after(1_000);
    }
    expect(thePhone().sockets.length).toBeGreaterThan(1);
    expect(thePhone().sockets.length).toBeLessThan(8);
  });

  it("does not ask again for what the server refuses", async () => {
    await listen();
    await connect();
    const { id } = socket().subscriptions()[0]!;
    socket().say({ type: "error", id, payload: [{ message: "没有权限" }] });
    await after(120_000);
    expect(socket().said.filter((message) => message.type === "subscribe")).toHaveLength(1);
    expect(thePhone().sockets).toHaveLength(1);
  });

  it("asks again, later, for what the server could not answer at the moment", async () => {
    await listen();
    await connect();
    const { id } = socket().subscriptions()[0]!;
    socket().say({ type: "error", id, payload: [{ message: "稍后再试。", extensions: { code: "UNAVAILABLE", retryAfter: 20 } }] });
    await after(15_000);
    expect(socket().said.filter((message) => message.type === "subscribe")).toHaveLength(1);
    await after(60_000);
    socket().accept();
    await after(10);
    says(5);
    expect(heard).toEqual([5]);
  });

  it("lets the socket go when the app is long out of sight, and hears on when it is back", async () => {
    await listen();
    await connect();
    live.goOutOfSight();
    await after(31_000);
    expect(socket().open).toBe(false);
    await after(60_000);
    expect(thePhone().sockets).toHaveLength(1);
    live.comeIntoSight();
    await after(10);
    await connect();
    says(4);
    expect(heard).toEqual([4]);
  });

  it("keeps the socket through a short look at another app", async () => {
    await listen();
    await connect();
    live.goOutOfSight();
    await after(5_000);
    live.comeIntoSight();
    await after(60_000);
    expect(thePhone().sockets).toHaveLength(1);
  });

  it("drops a socket on which the server no longer answers", async () => {
    await listen();
    await connect();
    await after(60_000);
    expect(live.connected.value).toBe(true);
    socket().silent = true;
    await after(26_000);
    expect(live.connected.value).toBe(false);
  });

  it("tries another socket when one is neither opened nor refused", async () => {
    await listen();
    await after(60_000);
    expect(thePhone().sockets.length).toBeGreaterThan(1);
    expect(thePhone().sockets[0]!.open).toBe(false);
    await connect();
    says(6);
    expect(heard).toEqual([6]);
  });

  it("tries another socket when a server that is half gone opens it and says nothing", async () => {
    await listen();
    socket().acceptMutely();
    await after(60_000);
    expect(thePhone().sockets.length).toBeGreaterThan(1);
    expect(thePhone().sockets[0]!.open).toBe(false);
  });

  it("goes on behind what was heard last when the line broke, whoever opens the next one", async () => {
    let last: string | undefined;
    live.hear(Changes as unknown as Document<{ n: number }, { after?: string }>, () => ({ after: last }), ({ n }) => (last = String(n)));
    await after(10);
    await connect();
    expect(socket().subscriptions()[0]!.payload).toMatchObject({ variables: {} });
    says(4);
    socket().end(1006);
    await after(2_000);
    await connect();
    expect(socket().subscriptions()[0]!.payload).toMatchObject({ variables: { after: "4" } });
    says(5);
    live.reconnect();
    await after(10);
    await connect();
    expect(socket().subscriptions()[0]!.payload).toMatchObject({ variables: { after: "5" } });
  });

  it("asks for what is one person's only while they are logged in", async () => {
    session.beginSession({ token: "t1", person: "wang", expiresAt: "2099-01-01T00:00:00Z" });
    live.hearOfMe(Changes, { code: "A" }, ({ n }) => heard.push(n));
    await after(10);
    await connect();
    says(1);
    const [before] = socket().subscriptions();
    const old = socket();
    session.beginSession({ token: "t2", person: "li", expiresAt: "2099-01-01T00:00:00Z" });
    old.say({ type: "next", id: before!.id, payload: { data: { n: 2 } } });
    await after(60_000);
    expect(heard).toEqual([1]);
    expect(thePhone().sockets).toHaveLength(1);
  });

  it("says no more after being stopped", async () => {
    const stop = await listen();
    await connect();
    const { id } = socket().subscriptions()[0]!;
    stop();
    socket().say({ type: "next", id, payload: { data: { n: 9 } } });
    await after(11_000);
    expect(heard).toEqual([]);
    expect(socket().open).toBe(false);
  });
});
