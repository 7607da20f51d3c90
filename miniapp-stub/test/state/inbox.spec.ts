import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeSocket } from "../fakes/socket";
import { thePhone } from "../fakes/phone";

let account: typeof import("@/state/account");
let session: typeof import("@/server/session");
let inbox: typeof import("@/state/inbox");
let live: typeof import("@/server/live");

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const socket = (): FakeSocket => thePhone().sockets.at(-1)!;
const kept = (): string => [...thePhone().storage.values()].join();
const message = (id: string, more: object = {}) => ({
  id,
  kind: "NOTICE",
  title: `通知 ${id}`,
  text: "请看",
  subject: "n1",
  sentAt: "2026-11-21T09:00:00+08:00",
  readAt: null,
  withdrawnReason: null,
  ...more,
});
const somebody = (id: string, consented = true) => ({ id, consented, name: null }) as never;

/** Opens the app anew, as whoever was logged in last. */
async function open(): Promise<void> {
  vi.resetModules();
  session = await import("@/server/session");
  live = await import("@/server/live");
  account = await import("@/state/account");
  inbox = await import("@/state/inbox");
  inbox.hearMessages();
}

async function logIn(person: string, consented = true): Promise<void> {
  session.beginSession({ token: `${person}.1`, person, expiresAt: "2099-01-01T00:00:00Z" });
  account.me.value = somebody(person, consented);
  await after(10);
}

async function connect(): Promise<void> {
  socket().accept();
  await after(10);
}

async function tells(unread: number, cursor: string, told?: object): Promise<void> {
  const messageReceived = { message: told ?? null, unread, cursor };
  socket().subscriptions().forEach(({ id }) => socket().say({ type: "next", id, payload: { data: { messageReceived } } }));
  await after(10);
}

const askedAfter = (): unknown => (socket().subscriptions()[0]!.payload as { variables: { after?: string } }).variables.after;

beforeEach(async () => {
  vi.useFakeTimers();
  await open();
});

describe("the inbox", () => {
  it("is heard once for the whole app, from the login on, and counts what is unread", async () => {
    await after(10);
    expect(thePhone().sockets).toHaveLength(0);
    await logIn("wang");
    await connect();
    expect(socket().subscriptions()).toHaveLength(1);
    await tells(3, "c3");
    expect(inbox.inbox.value).toMatchObject({ unread: 3, cursor: "c3" });
    await tells(4, "c4", message("m4"));
    expect(inbox.inbox.value).toMatchObject({ unread: 4, unreadByKind: [{ kind: "NOTICE", count: 1 }] });
    expect(inbox.arrived.value.map((one) => one.id)).toEqual(["m4"]);
  });

  it("puts what arrives at the head of the lists that were read before, for when there is no signal", async () => {
    await logIn("wang");
    await connect();
    const { copyOf, keepCopy } = await import("@/server/copies");
    const names = [undefined, "NOTICE", "ROLE"].map((kind) => account.mine(inbox.listName(kind as never)));
    names.slice(0, 2).forEach((name) => keepCopy(name, { nodes: [message("m1")], end: "e1" }));
    await tells(2, "c2", message("m2"));
    await tells(2, "c2", message("m2"));
    const [all, notices, roles] = names.map((name) => copyOf<{ nodes: { id: string }[]; end?: string }>(name)?.data);
    expect(all?.nodes.map((one) => one.id)).toEqual(["m2", "m1"]);
    expect(notices?.nodes.map((one) => one.id)).toEqual(["m2", "m1"]);
    expect(all?.end).toBe("e1");
    expect(roles).toBeUndefined();
  });

  it("is not asked for before the privacy policy was agreed to, and is then", async () => {
    await logIn("wang", false);
    expect(thePhone().sockets).toHaveLength(0);
    account.me.value = somebody("wang");
    await after(10);
    await connect();
    expect(socket().subscriptions()).toHaveLength(1);
  });

  it("is heard no more, nor shown, once the consent was taken back", async () => {
    await logIn("wang");
    await connect();
    await tells(2, "c2", message("m2"));
    account.me.value = somebody("wang", false);
    expect([inbox.inbox.value.unread, inbox.arrived.value.length]).toEqual([0, 0]);
    await after(10);
    expect(socket().subscriptions()).toEqual([]);
  });

  it("misses nothing when the line was cut: it goes on behind the cursor, and shows nothing twice", async () => {
    await logIn("wang");
    await connect();
    expect(askedAfter()).toBeUndefined();
    await tells(1, "c1", message("m1"));
    socket().end(1006);
    await after(2_000);
    await connect();
    expect(askedAfter()).toBe("c1");
    await tells(3, "c2", message("m2"));
    await tells(3, "c2", message("m2"));
    await tells(3, "c3", message("m3"));
    expect(inbox.arrived.value.map((one) => one.id)).toEqual(["m3", "m2", "m1"]);
    expect(inbox.inbox.value.unread).toBe(3);
  });

  it("stands as it stood last when the app is opened without signal", async () => {
    await logIn("wang");
    await connect();
    await tells(5, "c5");
    thePhone().kill();
    thePhone().network("none");
    await open();
    expect(inbox.inbox.value.unread).toBe(5);
  });

  it("of one person is neither shown nor kept nor gone on with for the next on the same phone", async () => {
    await logIn("wang");
    await connect();
    await tells(2, "of-wang", message("m1", { kind: "URGENT", title: "王家的事" }));
    expect(inbox.alarm.value?.id).toBe("m1");
    const old = socket();
    const [subscription] = old.subscriptions();
    session.endSession();
    expect([inbox.inbox.value.unread, inbox.arrived.value.length, inbox.alarm.value]).toEqual([0, 0, undefined]);
    old.say({ type: "next", id: subscription!.id, payload: { data: { messageReceived: { message: message("m2"), unread: 3, cursor: "late" } } } });
    await after(20_000);
    expect(inbox.inbox.value.unread).toBe(0);
    expect(kept()).not.toContain("of-wang");
    expect(thePhone().sockets).toHaveLength(1);

    await logIn("li");
    expect(inbox.inbox.value.unread).toBe(0);
    await connect();
    expect(askedAfter()).toBeUndefined();
  });

  it("is counted once where the app and a page are shown together, and again when one is shown later", async () => {
    await logIn("wang");
    const before = thePhone().requests.length;
    const answered = { data: { me: { id: "wang", inbox: { unread: 2, cursor: "c2", unreadByKind: [] } } } };
    thePhone().server = ({ answer }) => setTimeout(() => answer(answered), 100);
    const shown = Promise.all([inbox.countShown(), inbox.countShown()]);
    await after(200);
    await shown;
    expect(thePhone().requests.length - before).toBe(1);
    expect(inbox.inbox.value.unread).toBe(2);
    void inbox.countShown();
    expect(thePhone().requests.length - before).toBe(2);
    await after(200);
  });

  it("counts for nobody else what is answered when they have gone", async () => {
    await logIn("wang");
    thePhone().server = () => {};
    const counting = inbox.countAgain();
    const request = thePhone().requests.at(-1);
    session.endSession();
    await logIn("li");
    request?.answer({ data: { me: { id: "wang", inbox: { unread: 9, cursor: "c9", unreadByKind: [] } } } });
    await counting;
    expect(inbox.inbox.value.unread).toBe(0);
  });

  it("raises an alarm for what is urgent and new, and for nothing else", async () => {
    await logIn("wang");
    await connect();
    await tells(1, "c1", message("m1"));
    await tells(1, "c2", message("m2", { kind: "URGENT", readAt: "2026-11-21T09:01:00+08:00" }));
    await tells(1, "c3", message("m3", { kind: "URGENT", withdrawnReason: "发错了" }));
    expect(inbox.alarm.value).toBeUndefined();
    await tells(2, "c4", message("m4", { kind: "URGENT" }));
    expect(inbox.alarm.value?.id).toBe("m4");
  });

  it("is let go with the socket while the app is out of sight, and goes on behind the cursor afterwards", async () => {
    await logIn("wang");
    await connect();
    await tells(1, "c1");
    live.goOutOfSight();
    await after(40_000);
    expect(socket().open).toBe(false);
    live.comeIntoSight();
    await after(10);
    await connect();
    expect(askedAfter()).toBe("c1");
  });

  const counted = (unread: number, cursor: string, kind = "NOTICE") => ({ unread, cursor, unreadByKind: unread ? [{ kind, count: unread }] : [] });
  const counts = (stand: object) => (thePhone().server = ({ answer }) => answer({ data: { me: { id: "wang", inbox: stand } } }));

  it("is gone on with behind what a page was answered, where nothing was told yet", async () => {
    await logIn("wang");
    counts(counted(1, "c1"));
    await inbox.countAgain();
    await connect();
    expect(askedAfter()).toBe("c1");
  });

  it("leaves no gap between what a page was answered and what is told first, whichever was asked before", async () => {
    await logIn("wang");
    await connect();
    expect(askedAfter()).toBeUndefined();
    counts(counted(1, "c1"));
    await inbox.countAgain();
    await tells(2, "c2");
    expect(socket().subscriptions()).toHaveLength(1);
    expect(askedAfter()).toBe("c1");
    await tells(2, "c2", message("m2"));
    expect(inbox.arrived.value.map((one) => one.id)).toEqual(["m2"]);
    expect(inbox.inbox.value.unread).toBe(2);
  });

  it("keeps an alarm where more are unread than are counted, and lets it go when nothing is", async () => {
    await logIn("wang");
    await connect();
    await tells(inbox.MANY, "c1");
    await tells(inbox.MANY, "c2", message("m2", { kind: "URGENT" }));
    await tells(inbox.MANY, "c3", message("m3"));
    expect(inbox.alarm.value?.id).toBe("m2");
    expect(inbox.inbox.value.unread).toBe(inbox.MANY);
    await tells(0, "c3");
    expect(inbox.alarm.value).toBeUndefined();
  });

  it("keeps several alarms, and lets those go that were read on another device; what came since that was asked stays", async () => {
    await logIn("wang");
    await connect();
    await tells(1, "c1", message("m1", { kind: "URGENT" }));
    thePhone().server = () => {};
    const counting = inbox.countAgain();
    await after(1);
    await tells(2, "c2", message("m2", { kind: "URGENT", subject: "n2" }));
    expect(inbox.alarms.value.map(({ id }) => id)).toEqual(["m1", "m2"]);
    const messages = { nodes: [message("m1", { kind: "URGENT", readAt: "2026-11-21T09:01:00+08:00" })], pageInfo: { hasNextPage: false, endCursor: null } };
    thePhone().requests.at(-1)!.answer({ data: { me: { id: "wang", inbox: { ...counted(0, "c1"), messages } } } });
    await counting;
    expect(inbox.alarms.value.map(({ id }) => id)).toEqual(["m2"]);
  });

  it("asks anew for an alarm of which something new is told: it may have been withdrawn", async () => {
    await logIn("wang");
    await connect();
    await tells(1, "c1", message("m1", { kind: "URGENT" }));
    const messages = { nodes: [message("m1", { kind: "URGENT", withdrawnReason: "发错了" })], pageInfo: { hasNextPage: false, endCursor: null } };
    counts({ ...counted(2, "c2", "URGENT"), messages });
    await tells(2, "c2", message("m2"));
    expect(inbox.alarm.value).toBeUndefined();
  });
});
