import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MeDocument, InboxCountsDocument, MyMessagesDocument, MyRemindingDocument, MyRolesDocument, ReadAllMessagesDocument, ReadMessagesDocument, SetRemindingDocument } from "@/gen/graphql";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me } from "@/state/account";
import { alarms, inbox, type Message } from "@/state/inbox";
import Banners from "@/components/Banners.vue";
import BottomBar from "@/components/BottomBar.vue";
import HomePage from "@/pages/home/home.vue";
import MePage from "@/pages/me/me.vue";
import MessagesPage from "@/pages/messages/messages.vue";
import RemindingPage from "@/pages/messages/reminding.vue";
import { read } from "@/state/messages";
import { messages as texts, reminding } from "@/texts/messages";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "./answers";
import { button, leave, press, show } from "./shown";

// As in a browser, where there is no WeChat to be asked.
vi.mock("@/state/platform", () => ({ inWeChat: false }));

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
const stand = (unread: number) => ({ unread, cursor: "c1", unreadByKind: unread ? [{ kind: "NOTICE" as const, count: unread }] : [] });
const wang = { id: "p1", consented: true, name: "王芳", phone: null, phoneMasked: "138****0001", version: 1, policyToAgree: null, closing: null };

const asked = (document: object): unknown[] =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof MeDocument))
    .map((one) => one.body.variables);

beforeEach(() => {
  logIn();
  me.value = wang;
});
afterEach(() => {
  leave();
  endSession();
});

describe("the page of messages", () => {
  async function opens(nodes: Message[], unread: number): Promise<HTMLElement> {
    let now = unread;
    answers(
      [MyMessagesDocument, () => ({ me: { id: "p1", inbox: { ...stand(now), messages: { nodes: now ? nodes : nodes.map((one) => ({ ...one, readAt: one.sentAt })), pageInfo: { hasNextPage: false, endCursor: null } } } } })],
      [ReadMessagesDocument, () => ({ messageRead: { inbox: stand(--now), userErrors: [] } })],
      [ReadAllMessagesDocument, () => ({ messagesReadAll: { inbox: stand((now = 0)), userErrors: [] } })],
    );
    const place = show(MessagesPage);
    happens("onShow");
    await settled();
    return place;
  }

  it("tells new ones from old ones in words, and says why one holds no longer in the place of its text", async () => {
    const place = await opens([message("m2"), message("m1", { readAt: "2026-11-21T09:01:00+08:00", withdrawnReason: "发错了", text: "不再有效的话" })], 1);
    expect(place.querySelectorAll(".message-new")).toHaveLength(1);
    expect(place.textContent).toContain("已撤回：发错了");
    expect(place.textContent).not.toContain("不再有效的话");
    expect(place.textContent).toContain("通知公告 1");
  });

  it("reads what is opened, and leads to it", async () => {
    const place = await opens([message("m2")], 1);
    press(place, "通知 m2");
    await vi.waitFor(() => expect(inbox.value.unread).toBe(0));
    expect(asked(ReadMessagesDocument)).toEqual([{ input: { messages: ["m2"] } }]);
    expect(thePhone().went).toEqual(["navigateTo /pages/notice/notice?id=n1"]);
    expect(place.querySelectorAll(".message-new")).toHaveLength(0);
  });

  it("reads all, up to where it was shown", async () => {
    const place = await opens([message("m2"), message("m1")], 2);
    press(place, texts.readAll);
    await vi.waitFor(() => expect(place.querySelectorAll(".message-new")).toHaveLength(0));
    expect(asked(ReadAllMessagesDocument)).toEqual([{ input: { cursor: "c1" } }]);
    expect(place.textContent).not.toContain(texts.readAll);
  });

  it("says what each is about, of cases too, and of kinds that only a newer server knows", async () => {
    const place = await opens([message("m3", { kind: "TOMORROW" as Message["kind"] }), message("m2", { kind: "CASE" }), message("m1")], 3);
    expect(Array.from(place.querySelectorAll(".message-head"), (one) => one.textContent)).toEqual([expect.stringContaining("其他 · "), expect.stringContaining("事项 · "), expect.stringContaining("通知公告 · ")]);
    expect(button(place, "事项")).toBeTruthy();
  });

  it("says what will lie here where there is nothing", async () => {
    expect((await opens([], 0)).textContent).toContain(texts.none);
  });
});

describe("how many are unread", () => {
  it("is said on the bar, for who sees it and for who hears it", () => {
    inbox.value = stand(3);
    const place = show(BottomBar, { here: "home" });
    const mine = button(place, "我的");
    expect(mine.textContent).toContain("3");
    expect(mine.getAttribute("aria-label")).toBe("我的，3 条未读");
  });

  it("is more than 99 where the server counts no further, and nothing where there are none", () => {
    inbox.value = stand(100);
    expect(button(show(BottomBar, { here: "home" }), "我的").textContent).toContain("99+");
    leave();
    inbox.value = stand(0);
    expect(button(show(BottomBar, { here: "home" }), "我的").getAttribute("aria-label")).toBe("我的");
  });

  it("stands on the first page and leads to the messages", () => {
    inbox.value = stand(2);
    const place = show(HomePage);
    press(place, "2 条未读消息");
    expect(thePhone().went).toEqual(["navigateTo /pages/messages/messages"]);
  });

  it("is asked again on one's own page, for what was read on another device", async () => {
    inbox.value = stand(2);
    answers([MeDocument, { me: wang }], [MyRolesDocument, { me: { id: "p1", roles: [] } }], [InboxCountsDocument, { me: { id: "p1", inbox: stand(1) } }]);
    const place = show(MePage);
    happens("onShow");
    await settled();
    expect(place.textContent).toContain("1 条未读");
  });
});

describe("an urgent message", () => {
  it("stands on whatever page is open until it is looked at, and leads to what it is about", async () => {
    answers([ReadMessagesDocument, { messageRead: { inbox: stand(0), userErrors: [] } }]);
    alarms.value = [message("m9", { kind: "URGENT", title: "燃气泄漏，请马上离开" })];
    const place = show(Banners);
    expect(place.textContent).toContain("燃气泄漏，请马上离开");
    press(place, texts.look);
    await settled();
    expect(thePhone().went).toEqual(["navigateTo /pages/notice/notice?id=n1"]);
    expect(alarms.value).toEqual([]);
    expect(place.textContent).not.toContain("燃气泄漏");
  });
});

describe("what was read without signal", () => {
  it("is not counted among what waits to be sent", async () => {
    thePhone().server = (request) => request.lose();
    await read(message("m5"));
    expect(waiting.value).toHaveLength(1);
    expect(show(Banners).textContent).not.toContain("等待发送");
  });
});

describe("several urgent messages", () => {
  it("stand one after the other, and it is said how many more there are", async () => {
    alarms.value = ["燃气泄漏", "道路塌陷"].map((title, at) => message(`m${at}`, { kind: "URGENT", title }));
    const place = show(Banners);
    expect(place.textContent).toContain("燃气泄漏");
    expect(place.textContent).toContain(texts.moreAlarms(1));
    press(place, "知道了");
    await settled();
    expect(place.textContent).not.toContain("燃气泄漏");
    expect(place.textContent).toContain("道路塌陷");
    expect(place.textContent).not.toContain(texts.moreAlarms(1));
  });
});

describe("the settings of reminding", () => {
  const settings = (more: object = {}) => ({ weChat: true, sms: false, muted: ["ROLE"], quietFrom: 1320, quietUntil: 420, version: 4, consents: [], ...more });

  async function opens(answer: unknown): Promise<HTMLElement> {
    answers([MyRemindingDocument, { me: { id: "p1", messageSettings: settings() }, subscribeTemplates: [] }], [SetRemindingDocument, answer]);
    const place = show(RemindingPage);
    happens("onShow");
    await settled();
    return place;
  }

  it("say in words what is on, and show nothing of WeChat in a browser", async () => {
    const place = await opens({});
    const states = Array.from(place.querySelectorAll("[role=switch]"), (one) => [one.textContent, one.getAttribute("aria-checked")].join());
    expect(states.find((one) => one.includes("任职"))).toMatch(/未打开.*false/);
    expect(states.find((one) => one.includes("住户与家人"))).toMatch(/已打开.*true/);
    expect(place.textContent).not.toContain(reminding.weChatNote);
    expect(place.textContent).toContain("22:00");
  });

  it("keep what was muted of a kind that only a newer server knows", async () => {
    answers([MyRemindingDocument, { me: { id: "p1", messageSettings: settings({ muted: ["TOMORROW"] }), subscribeTemplates: [] }, subscribeTemplates: [] }], [SetRemindingDocument, {}]);
    const place = show(RemindingPage);
    happens("onShow");
    await settled();
    press(place, "事项");
    await vi.waitFor(() => expect(asked(SetRemindingDocument)).toHaveLength(1));
    expect(asked(SetRemindingDocument)[0]).toMatchObject({ input: { muted: ["TOMORROW", "CASE"] } });
  });

  it("are changed by a tap, from the version that was read", async () => {
    const place = await opens({ messageSettingsUpdate: { settings: settings({ muted: [] }), userErrors: [] } });
    press(place, "任职");
    await vi.waitFor(() => expect(place.textContent).toContain(reminding.saved));
    expect(asked(SetRemindingDocument)).toEqual([{ input: { weChat: true, sms: false, muted: [], quietFrom: 1320, quietUntil: 420, version: 4 } }]);
  });

  it("that were saved stand as they were saved, also where the signal goes right then, and are changed from the new version next", async () => {
    const place = await opens({ messageSettingsUpdate: { settings: settings({ muted: [], version: 5 }), userErrors: [] } });
    const known = thePhone().server;
    thePhone().server = (request) => (request.body.documentId === documentId(MyRemindingDocument) ? request.lose() : known(request));
    press(place, "任职");
    await vi.waitFor(() => expect(place.textContent).toContain(reminding.saved));
    await settled();
    expect(button(place, "任职").getAttribute("aria-checked")).toBe("true");
    press(place, "住户与家人");
    await vi.waitFor(() => expect(asked(SetRemindingDocument)).toHaveLength(2));
    expect(asked(SetRemindingDocument)[1]).toMatchObject({ input: { version: 5, muted: ["HOUSEHOLD"] } });
  });

  it("that were refused stand as they were, also where they cannot be read again", async () => {
    const place = await opens({ messageSettingsUpdate: { settings: null, userErrors: [{ field: null, message: "请先绑定手机号。", code: "PHONE" }] } });
    const known = thePhone().server;
    thePhone().server = (request) => (request.body.documentId === documentId(MyRemindingDocument) ? request.lose() : known(request));
    press(place, "任职");
    await vi.waitFor(() => expect(place.textContent).toContain("请先绑定手机号。"));
    await vi.waitFor(() => expect(button(place, "任职").getAttribute("aria-checked")).toBe("false"));
  });

  it("have no hours of quiet when begin and end are the same", async () => {
    const place = await opens({ messageSettingsUpdate: { settings: settings(), userErrors: [] } });
    press(place, reminding.quietSwitch);
    await vi.waitFor(() => expect(asked(SetRemindingDocument)).toMatchObject([{ input: { quietFrom: 0, quietUntil: 0 } }]));
  });

  it("have no hours that begin when they end: that is said, and nothing is changed", async () => {
    const place = await opens({});
    place.querySelectorAll("picker")[1]?.dispatchEvent(Object.assign(new Event("change"), { detail: { value: "22:00" } }));
    await settled();
    expect(place.textContent).toContain(reminding.sameTimes);
    expect(asked(SetRemindingDocument)).toEqual([]);
  });

  it("that were changed elsewhere are shown as they are now, and that is said", async () => {
    const place = await opens({ messageSettingsUpdate: { settings: null, userErrors: [{ field: null, message: "已被修改。", code: "CONFLICT" }] } });
    press(place, "短信提醒");
    await vi.waitFor(() => expect(place.textContent).toContain(reminding.changed));
    expect(asked(MyRemindingDocument)).toHaveLength(2);
  });

  it("stay as the person chose them while they wait for the signal, and are changed no further until it is back", async () => {
    const place = await opens({});
    thePhone().server = (request) => request.lose();
    press(place, "任职");
    await vi.waitFor(() => expect(place.textContent).toContain("已保存在手机上，有信号后会自动发出"));
    expect(button(place, "任职").getAttribute("aria-checked")).toBe("true");
    expect(button(place, "住户与家人").hasAttribute("disabled")).toBe(true);

    const now = { me: { id: "p1", messageSettings: settings({ muted: [], version: 5 }) }, subscribeTemplates: [] };
    answers([SetRemindingDocument, { messageSettingsUpdate: { settings: settings({ muted: [], version: 5 }), userErrors: [] } }], [MyRemindingDocument, now]);
    await vi.waitFor(async () => {
      await work();
      expect(button(place, "住户与家人").hasAttribute("disabled")).toBe(false);
    });
    expect(place.textContent).not.toContain("已保存在手机上");
    expect(asked(MyRemindingDocument)).toHaveLength(2);
  });
});
