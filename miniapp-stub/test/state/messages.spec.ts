import { beforeEach, describe, expect, it, vi } from "vitest";
import { MyMessagesDocument, ReadAllMessagesDocument, ReadMessagesDocument } from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { beginSession, endSession } from "@/server/session";
import { alarm, alarms, arrived, inbox, type Message } from "@/state/inbox";
import { isUnread, myMessages, read, wayOf } from "@/state/messages";
import { thePhone, type FakeRequest } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";

const message = (id: string, more: Partial<Message> = {}): Message => ({
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
const stand = (unread: number, cursor: string) => ({ unread, cursor, unreadByKind: unread ? [{ kind: "NOTICE", count: unread }] : [] });
const page = (ids: string[], end: string | null, cursor = "c1") => ({
  me: { id: "p1", inbox: { ...stand(2, cursor), messages: { nodes: ids.map((id) => message(id)), pageInfo: { hasNextPage: end !== null, endCursor: end } } } },
});
const asked = (document: object): FakeRequest[] =>
  thePhone().requests.filter((one) => one.body.documentId === documentId(document as typeof MyMessagesDocument));
const ids = (list: readonly Message[]): string[] => list.map((one) => one.id);

beforeEach(logIn);

describe("the list of messages", () => {
  it("goes on page by page, by kind, and begins anew with another kind", async () => {
    answers([MyMessagesDocument, ({ kind, after }: { kind?: string; after?: string }) => page([`${kind ?? "all"}-${after ?? "first"}`], after ? null : "next")]);
    const list = myMessages();
    await list.again();
    await list.more();
    expect(ids(list.messages.value)).toEqual(["all-first", "all-next"]);
    expect(list.hasMore.value).toBe(false);
    await list.choose("ROLE");
    expect(ids(list.messages.value)).toEqual(["ROLE-first"]);
    expect(inbox.value.unread).toBe(2);
  });

  it("keeps the place of who has gone further down and comes back", async () => {
    answers([MyMessagesDocument, ({ after }: { after?: string }) => page([after ?? "first"], after ? null : "next")]);
    const list = myMessages();
    await list.revisit();
    await list.revisit();
    expect(asked(MyMessagesDocument)).toHaveLength(2);
    await list.more();
    await list.revisit();
    expect(ids(list.messages.value)).toEqual(["first", "next"]);
    await list.again();
    expect(ids(list.messages.value)).toEqual(["first"]);
  });

  it("shows above it what arrives meanwhile, of the kind that is shown, and each once", async () => {
    answers([MyMessagesDocument, page(["m1"], null)]);
    const list = myMessages();
    await list.choose("NOTICE");
    arrived.value = [message("m3", { kind: "ROLE" }), message("m2"), message("m1")];
    expect(ids(list.messages.value)).toEqual(["m2", "m1"]);
  });

  it("does not show above the newest what had arrived before, and lies further down", async () => {
    arrived.value = [message("m2"), message("m1")];
    answers([MyMessagesDocument, page(["m2"], "next")]);
    const list = myMessages();
    await list.again();
    arrived.value = [message("m3"), ...arrived.value];
    expect(ids(list.messages.value)).toEqual(["m3", "m2"]);
  });

  it("is the last copy where there is no signal, and nobody's once they have logged out", async () => {
    answers([MyMessagesDocument, page(["m1"], null)]);
    await myMessages().again();
    thePhone().server = (request) => request.lose();
    const list = myMessages();
    await list.again();
    expect(list.view.value.trouble?.kind).toBe("OFFLINE");
    expect(ids(list.messages.value)).toEqual(["m1"]);
    endSession();
    expect(list.messages.value).toEqual([]);
    expect([...thePhone().storage.values()].join()).not.toContain("m1");
    expect(list.shownUpTo.value).toBeUndefined();
  });

  it("keeps above it what has arrived, while it is asked for anew and where that fails", async () => {
    answers([MyMessagesDocument, page(["m1"], null)]);
    const list = myMessages();
    await list.again();
    arrived.value = [message("m2")];
    thePhone().server = (request) => setTimeout(request.lose, 2);
    const asking = list.again();
    expect(ids(list.messages.value)).toEqual(["m2", "m1"]);
    await asking;
    expect(ids(list.messages.value)).toEqual(["m2", "m1"]);
  });

  it("shows above it what arrives while it is asked for, and is not in the answer", async () => {
    thePhone().server = () => {};
    const list = myMessages();
    const asking = list.again();
    arrived.value = [message("m2")];
    thePhone().requests.at(-1)!.answer({ data: page(["m1"], null) });
    await asking;
    expect(ids(list.messages.value)).toEqual(["m2", "m1"]);
  });

  it("keeps for when there is no signal what arrives while it is asked for, and is not in the answer", async () => {
    thePhone().server = (request) => {
      arrived.value = [message("m3", { kind: "ROLE" }), message("m2")];
      request.answer({ data: page(["m1"], null) });
    };
    await myMessages().choose("NOTICE");
    arrived.value = [];
    thePhone().server = (request) => request.lose();
    const list = myMessages();
    await list.choose("NOTICE");
    expect(ids(list.messages.value)).toEqual(["m2", "m1"]);
  });
});

describe("a message that was opened", () => {
  it("is read at once, here and in the count, and the server is told once", async () => {
    const one = message("m1");
    answers([ReadMessagesDocument, { messageRead: { inbox: stand(1, "c1"), userErrors: [] } }]);
    const first = read(one);
    expect(isUnread(one)).toBe(false);
    await first;
    await read(one);
    expect(asked(ReadMessagesDocument).map((request) => request.body.variables)).toEqual([{ input: { messages: ["m1"] } }]);
    expect(inbox.value.unread).toBe(1);
  });

  it("stays read without signal, and the server is told later", async () => {
    const one = message("m7");
    thePhone().server = (request) => request.lose();
    await read(one);
    expect(isUnread(one)).toBe(false);
    expect([...thePhone().storage.values()].join()).toContain("m7");
  });

  it("is told with all that was read without signal, in one", async () => {
    thePhone().network("none");
    await Promise.all(["m1", "m2", "m3"].map((id) => read(message(id))));
    await read(message("m4"));
    thePhone().network("wifi");
    answers([ReadMessagesDocument, { messageRead: { inbox: stand(0, "c1"), userErrors: [] } }]);
    const before = asked(ReadMessagesDocument).length;
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    });
    const told = asked(ReadMessagesDocument).slice(before).map(({ body }) => (body.variables.input as { messages: string[] }).messages);
    expect(told.flat()).toEqual(expect.arrayContaining(["m2", "m3", "m4"]));
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it("leads to what it is about", () => {
    expect(wayOf(message("m1"))).toBe("/pages/notice/notice?id=n1");
    expect(wayOf(message("m1", { kind: "URGENT", subject: null }))).toBeUndefined();
    expect(wayOf(message("m1", { kind: "HOUSEHOLD", subject: null }))).toBe("/pages/homes/homes");
    expect(wayOf(message("m1", { kind: "ROLE" }))).toBe("/pages/me/roles");
    expect(wayOf(message("m1", { kind: "SERVICE", subject: "a1" }))).toBe("/hall/applications/application?id=a1");
    expect(wayOf(message("m1", { kind: "SERVICE", subject: null }))).toBeUndefined();
  });
});

describe("reading all", () => {
  it("goes as far as what is shown, and not to what a count has told since", async () => {
    answers(
      [MyMessagesDocument, page(["m1"], null, "shown")],
      [ReadAllMessagesDocument, { messagesReadAll: { inbox: stand(0, "later"), userErrors: [] } }],
    );
    const list = myMessages();
    expect(list.shownUpTo.value).toBeUndefined();
    await list.again();
    inbox.value = { ...inbox.value, cursor: "later" };
    await list.readAll(list.shownUpTo.value!);
    await settled();
    expect(asked(ReadAllMessagesDocument)[0]!.body.variables).toEqual({ input: { cursor: "shown" } });
    expect(inbox.value.unread).toBe(0);
  });

  it("goes no further than this list was answered, whatever another page was answered since", async () => {
    let cursor = "first";
    answers([MyMessagesDocument, () => page(["m1"], null, cursor)]);
    const list = myMessages();
    await list.again();
    cursor = "second";
    await myMessages().again();
    expect(list.shownUpTo.value).toBe("first");
  });

  it("is of the kind that is shown", async () => {
    answers([MyMessagesDocument, page(["m1"], null, "shown")], [ReadAllMessagesDocument, { messagesReadAll: { inbox: stand(0, "shown"), userErrors: [] } }]);
    const list = myMessages();
    await list.choose("NOTICE");
    await list.readAll("shown");
    expect(asked(ReadAllMessagesDocument)[0]!.body.variables).toEqual({ input: { cursor: "shown", kind: "NOTICE" } });
  });
});

describe("an answer that comes when another has logged in", () => {
  it.each([
    ["to a message that was read", ReadMessagesDocument, { messageRead: { inbox: stand(9, "of-p1"), userErrors: [] } }, () => read(message("m1"))],
    ["to all that was read", ReadAllMessagesDocument, { messagesReadAll: { inbox: stand(9, "of-p1"), userErrors: [] } }, () => myMessages().readAll("c")],
    ["to the list", MyMessagesDocument, { me: { id: "p1", inbox: { ...page(["m1"], null).me.inbox, unread: 9, cursor: "of-p1" } } }, () => myMessages().again()],
  ])("%s counts nothing for them", async (_, document, data, act) => {
    thePhone().server = () => {};
    const acting = act();
    await vi.waitFor(() => expect(asked(document)).toHaveLength(1));
    beginSession({ token: "t2", person: "p2", expiresAt: "2099-01-01T00:00:00Z" });
    asked(document)[0]!.answer({ data });
    await acting;
    expect(inbox.value.unread).toBe(0);
    expect([...thePhone().storage.values()].join()).not.toContain("of-p1");
  });
});

describe("an alarm", () => {
  const urgent = (id: string, more: Partial<Message> = {}): Message => message(id, { kind: "URGENT", subject: id, ...more });

  it("is over once its message was opened, also where that was read before", async () => {
    alarms.value = [urgent("m1"), urgent("m2")];
    await read(urgent("m1", { readAt: "2026-11-21T09:01:00+08:00" }));
    expect(alarm.value?.id).toBe("m2");
  });

  it("is over once a list shows that it was read elsewhere, or withdrawn", async () => {
    alarms.value = [urgent("m1"), urgent("m2"), urgent("m3")];
    const nodes = [urgent("m1", { readAt: "2026-11-21T09:01:00+08:00" }), urgent("m2", { withdrawnReason: "发错了" }), urgent("m3")];
    const unreadByKind = [{ kind: "URGENT", count: 1 }];
    answers([MyMessagesDocument, { me: { id: "p1", inbox: { unread: 1, cursor: "c", unreadByKind, messages: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } } }]);
    await myMessages().again();
    expect(ids(alarms.value)).toEqual(["m3"]);
  });
});
