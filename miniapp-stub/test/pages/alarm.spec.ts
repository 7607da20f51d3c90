import { h } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AddToAlarmDocument,
  AlarmsToAnswerDocument,
  AlarmToAnswerDocument,
  AnswerAlarmDocument,
  CallOffAlarmDocument,
  EndAlarmDocument,
  OwnAlarmDocument,
  RaiseAlarmDocument,
} from "@/gen/graphql";
import AnswerPage from "@/pages/alarm/answer.vue";
import AlarmPage from "@/pages/alarm/alarm.vue";
import AlarmsPage from "@/pages/alarm/alarms.vue";
import HoldButton from "@/pages/alarm/HoldButton.vue";
import PlatePage from "@/pages/plate/plate.vue";
import StandPage from "@/pages/alarm/stand.vue";
import TheApp from "@/App.vue";
import PageFrame from "@/components/PageFrame.vue";
import { documentId } from "@/server/request";
import { endSession, token } from "@/server/session";
import { cancel, seeSent, sending } from "@/state/alarmSending";
import { closeAlarm, keepAlarm, openAlarm } from "@/state/openAlarm";
import { forgetOpened, remember } from "@/state/openedPlates";
import { alarmEntry } from "@/texts/alarm";
import { alarming as texts } from "@/texts/alarming";
import { answering } from "@/texts/answering";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, CODE, logIn, settled } from "./answers";
import { button, leave, press, show } from "./shown";

const TICKET = "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAA";
const phones = [{ title: "急救", number: "120" }];

const anAlarm = (change: object = {}) => ({
  id: "a1",
  kind: "FALL",
  title: "摔倒",
  where: "御景苑 3栋 2单元",
  state: "CALLING",
  standing: "正在通知联户长和网格员。",
  outcome: null,
  raisedAt: new Date().toISOString(),
  endedAt: null,
  stage: null,
  passedOnAt: null,
  told: 0,
  helpers: [],
  steps: [{ number: 1, at: new Date().toISOString(), words: "有人报警" }],
  phones,
  ...change,
});
const coming = anAlarm({
  state: "COMING",
  standing: "网格员王*英正在赶来。",
  helpers: [{ name: "王*英", title: "网格员", answer: "COMING", at: new Date().toISOString(), minutes: 5 }],
  steps: [1, 2, 3].map((number) => ({ number, at: new Date().toISOString(), words: `第 ${number} 步` })),
});
const atDesk = (change: object = {}) => ({
  id: "a1",
  presses: 2,
  actions: ["ANSWER"],
  ownAnswer: null,
  alarm: anAlarm(),
  place: null,
  position: null,
  name: "钱老太",
  phone: "13800000000",
  words: "起不来",
  report: null,
  historyIntact: true,
  files: [],
  told: [{ name: "王*英", title: "网格员", stage: "NEIGHBOURS", at: new Date().toISOString(), answer: null, read: true, ways: [{ channel: "SMS", state: "SENT" }] }],
  ...change,
});

const asked = (document: object): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof RaiseAlarmDocument))
    .map((one) => one.body.variables);
const inputOf = (document: object, at = 0): Record<string, unknown> => asked(document)[at]?.input as Record<string, unknown>;

function phoneHas(some: Record<string, unknown>): void {
  Object.assign((globalThis as unknown as { uni: Record<string, unknown> }).uni, some);
}

/** As the app does when it is launched, seen again, and has its network back. */
function theApp(): void {
  show({ ...TheApp, render: () => null });
  happens("onLaunch");
}

const keyOf = (document: object, at = 0): unknown => inputOf(document, at).idempotencyKey;
const raised: [object, unknown] = [RaiseAlarmDocument, { alarmRaise: { ticket: TICKET, alarm: anAlarm(), phones, userErrors: [] } }];
const calledOff: [object, unknown] = [CallOffAlarmDocument, { alarmCallOff: { alarm: null, userErrors: [] } }];

function hold(place: HTMLElement): void {
  place.querySelector(".hold")?.dispatchEvent(new MouseEvent("mousedown"));
  vi.advanceTimersByTime(1_000);
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const recorder = { onStop: () => {}, onError: () => {}, start: () => {}, stop: () => {} };
  phoneHas({ getRecorderManager: () => recorder, getLocation: ({ success }: { success: (at: object) => void }) => success({ longitude: 107.5, latitude: 27.8, accuracy: 12 }) });
});
afterEach(async () => {
  happens("onUnload");
  leave();
  forgetHooks();
  endSession();
  // What one test has sent is taken back before the next begins.
  cancel();
  answers(calledOff);
  thePhone().network("wifi");
  await vi.advanceTimersByTimeAsync(60_000);
  closeAlarm(TICKET);
  forgetOpened();
  vi.useRealTimers();
});

describe("raising an alarm", () => {
  function open(query: object = { plate: CODE }): HTMLElement {
    const place = show(AlarmPage);
    happens("onLoad", query);
    happens("onShow");
    return place;
  }

  it("holds the button for a second, counts down, and sends plate and position with one key until it is heard", async () => {
    const place = open();
    await settled();
    hold(place);
    await settled();
    expect(place.textContent).toContain(texts.counting(3));
    expect(place.textContent).toContain(`${texts.kind.FALL}，${texts.where("C05V-9V8N-515NR")}`);
    vi.advanceTimersByTime(3_000);
    await settled();
    expect(place.textContent).toContain(texts.sending);
    expect(inputOf(RaiseAlarmDocument)).toMatchObject({ kind: "FALL", place: { plate: CODE, location: { longitude: 107.5, latitude: 27.8 }, accuracy: 12 } });

    thePhone().requests.at(-1)?.lose();
    await settled();
    expect(place.textContent).toContain(texts.unsent);
    answers([RaiseAlarmDocument, { alarmRaise: { ticket: TICKET, alarm: anAlarm(), phones, userErrors: [] } }]);
    vi.advanceTimersByTime(2_100);
    await settled();
    vi.advanceTimersByTime(200);

    expect(asked(RaiseAlarmDocument)).toHaveLength(2);
    expect(inputOf(RaiseAlarmDocument, 1).idempotencyKey).toBe(inputOf(RaiseAlarmDocument).idempotencyKey);
    expect(thePhone().went).toContain(`redirectTo /pages/alarm/stand?ticket=${TICKET}`);
    expect(openAlarm.value?.ticket).toBe(TICKET);
  });

  it("sends nothing where the button is let go too soon, or the countdown is cancelled", async () => {
    const place = open();
    await settled();
    const held = place.querySelector(".hold");
    held?.dispatchEvent(new MouseEvent("mousedown"));
    vi.advanceTimersByTime(500);
    held?.dispatchEvent(new MouseEvent("mouseup"));
    vi.advanceTimersByTime(5_000);
    await settled();
    expect(place.textContent).toContain(texts.holdOn);

    hold(place);
    await settled();
    press(place, texts.cancel);
    vi.advanceTimersByTime(5_000);
    await settled();
    expect(place.textContent).toContain(texts.cancelled);
    expect(asked(RaiseAlarmDocument)).toEqual([]);
  });

  it("shows what the server says that could not keep it, and whom to call, and goes on trying", async () => {
    const place = open();
    await settled();
    const contacts = [...phones, { title: "网格员", number: "13900000000" }];
    answers([RaiseAlarmDocument, { alarmRaise: { ticket: null, alarm: null, phones: contacts, userErrors: [{ field: null, message: "没存下来，请打 120", code: "STORE_AWAY" }] } }]);
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    expect(place.textContent).toContain("没存下来，请打 120");
    expect(place.textContent).toContain(texts.retrying);
    expect(place.textContent).not.toContain("没有信号");
    button(place, texts.call("网格员", "13900000000"));
    thePhone().server = (request) => request.lose();
    await vi.advanceTimersByTimeAsync(2_100);
    expect(place.textContent).toContain(texts.unsent);
    button(place, texts.call("网格员", "13900000000"));
    expect(asked(RaiseAlarmDocument).length).toBeGreaterThan(1);
  });

  it("shows whom to call where it is refused", async () => {
    const place = open({});
    await settled();
    answers([RaiseAlarmDocument, { alarmRaise: { ticket: null, alarm: null, phones, userErrors: [{ field: "place", message: "不知道您在哪里", code: "NO_PLACE" }] } }]);
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    vi.advanceTimersByTime(200);
    await settled();
    expect(place.textContent).toContain("不知道您在哪里");
    press(place, texts.call("急救", "120"));
  });

  it("is sent by who does not wait for the countdown", async () => {
    const place = open();
    await settled();
    hold(place);
    await settled();
    press(place, texts.now);
    await settled();
    expect(asked(RaiseAlarmDocument)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_500);
    expect(asked(RaiseAlarmDocument)).toHaveLength(1);
  });

  it("needs no login: one that has ended meanwhile costs no time, and the key is the same", async () => {
    logIn();
    const place = open();
    await settled();
    thePhone().server = (request) =>
      request.header.Authorization
        ? request.answer({ errors: [{ message: "请登录", extensions: { code: "UNAUTHORIZED" } }] }, 401)
        : request.body.documentId === documentId(RaiseAlarmDocument) && request.answer({ data: raised[1] });
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    expect(token()).toBeUndefined();
    expect(asked(RaiseAlarmDocument)).toHaveLength(2);
    expect(keyOf(RaiseAlarmDocument, 1)).toBe(keyOf(RaiseAlarmDocument));
    expect(openAlarm.value?.ticket).toBe(TICKET);
  });

  it("goes on when the page is left, says so on every other, and leads to no page that nobody looks at", async () => {
    const place = open();
    await settled();
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    happens("onUnload");
    leave();
    forgetHooks();
    thePhone().requests.at(-1)?.lose();
    const other = show(PageFrame);
    await settled();
    expect(other.textContent).toContain(alarmEntry.unsent);
    press(other, alarmEntry.look);
    expect(thePhone().went).toContain("navigateTo /pages/alarm/alarm");
    answers(raised);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(openAlarm.value).toMatchObject({ ticket: TICKET, plate: CODE });
    expect(other.textContent).not.toContain(alarmEntry.unsent);
    expect(other.textContent).toContain(alarmEntry.open);
    expect(thePhone().went.join()).not.toContain("redirectTo");
  });

  it("is shown as it goes on to who comes back, and taken back from any page", async () => {
    let place = open();
    await settled();
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    happens("onUnload");
    leave();
    forgetHooks();
    place = open({});
    await settled();
    expect(place.textContent).toContain(texts.sending);
    expect(asked(RaiseAlarmDocument)).toHaveLength(1);
    happens("onUnload");
    leave();
    answers(calledOff);
    press(show(PageFrame), alarmEntry.cancel);
    await settled();
    expect(keyOf(CallOffAlarmDocument)).toBe(keyOf(RaiseAlarmDocument));
    expect(sending.value).toBeUndefined();
  });

  it("is sent at once where the app is hidden during the countdown, as by a call", async () => {
    const place = open();
    await settled();
    hold(place);
    await settled();
    happens("onHide");
    await settled();
    expect(asked(RaiseAlarmDocument)).toHaveLength(1);
    answers(raised);
    thePhone().requests.at(-1)?.lose();
    await vi.advanceTimersByTimeAsync(2_100);
    expect(thePhone().went.join()).not.toContain("redirectTo");
    happens("onShow");
    expect(thePhone().went).toContain(`redirectTo /pages/alarm/stand?ticket=${TICKET}`);
  });

  it("is not sent where the page is left during the countdown, which is said", async () => {
    const place = open();
    await settled();
    hold(place);
    await settled();
    happens("onUnload");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked(RaiseAlarmDocument)).toEqual([]);
    expect(thePhone().went).toContain(`showToast ${texts.cancelled}`);
  });

  it("stays to be seen where its page does not open", async () => {
    const place = open();
    await settled();
    answers(raised);
    phoneHas({ redirectTo: ({ fail }: { fail: () => void }) => fail() });
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    expect(place.textContent).toContain(texts.sending);
    const went: string[] = [];
    phoneHas({ redirectTo: ({ url }: { url: string }) => went.push(url) });
    press(place, texts.see);
    expect(went).toEqual([`/pages/alarm/stand?ticket=${TICKET}`]);
  });

  it("takes back by its key what was sent and never answered, until the server has heard", async () => {
    const place = open();
    await settled();
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    press(place, texts.cancel);
    await settled();
    expect(place.textContent).toContain(texts.takenBack);
    expect(place.textContent).not.toContain(texts.cancelled);
    expect(inputOf(CallOffAlarmDocument)).toEqual({ idempotencyKey: inputOf(RaiseAlarmDocument).idempotencyKey });
    thePhone().requests.at(-1)?.lose();
    await settled();
    answers([CallOffAlarmDocument, { alarmCallOff: { alarm: null, userErrors: [] } }]);
    vi.advanceTimersByTime(2_100);
    await settled();
    vi.advanceTimersByTime(10_000);
    await settled();
    expect(asked(CallOffAlarmDocument)).toHaveLength(2);
    expect(asked(RaiseAlarmDocument)).toHaveLength(1);
  });

  it("tells of each that was taken back, and of none any more once another is raised", async () => {
    let place = open();
    for (let at = 0; at < 2; at++) {
      await settled();
      hold(place);
      vi.advanceTimersByTime(3_000);
      await settled();
      press(place, texts.cancel);
    }
    await vi.advanceTimersByTimeAsync(30_000);
    const told = (): Set<unknown> => new Set(asked(CallOffAlarmDocument).map(({ input }) => (input as { idempotencyKey: string }).idempotencyKey));
    expect(told()).toEqual(new Set([keyOf(RaiseAlarmDocument), keyOf(RaiseAlarmDocument, 1)]));
    leave();
    forgetHooks();
    place = open();
    await settled();
    hold(place);
    vi.advanceTimersByTime(3_000);
    await vi.advanceTimersByTimeAsync(10_000);
    const before = asked(CallOffAlarmDocument).length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked(CallOffAlarmDocument)).toHaveLength(before);
  });

  it("keeps no alarm whose answer comes after it was taken back", async () => {
    const place = open();
    await settled();
    hold(place);
    vi.advanceTimersByTime(3_000);
    await settled();
    const request = thePhone().requests.at(-1);
    press(place, texts.cancel);
    request?.answer({ data: raised[1] });
    await settled();
    expect(openAlarm.value).toBeUndefined();
    expect(thePhone().went.join()).not.toContain("redirectTo");
  });

  const waits = (at: number): void => void thePhone().storage.set("alarm-unsent", JSON.stringify({ input: { idempotencyKey: "k1", kind: "FIRE", place: { plate: CODE } }, at }));

  it("goes on by itself when the app is opened again, with what was taken back too", async () => {
    waits(Date.now());
    thePhone().storage.set("alarms-taken-back", JSON.stringify(["k0"]));
    theApp();
    await settled();
    expect(keyOf(RaiseAlarmDocument)).toBe("k1");
    expect(keyOf(CallOffAlarmDocument)).toBe("k0");
  });

  it("does not wait for the next try when the app is seen again", async () => {
    thePhone().server = (request) => request.lose();
    waits(Date.now());
    theApp();
    await settled();
    expect(asked(RaiseAlarmDocument)).toHaveLength(1);
    happens("onShow");
    await settled();
    expect(asked(RaiseAlarmDocument)).toHaveLength(2);
  });

  it("is dropped after an hour, which is said, and not sent on to where nobody is any more", async () => {
    waits(Date.now() - 61 * 60_000);
    theApp();
    await settled();
    expect(asked(RaiseAlarmDocument)).toEqual([]);
    const other = show(PageFrame);
    expect(other.textContent).toContain(alarmEntry.tooOld);
    press(other, "知道了");
    expect(sending.value).toBeUndefined();

    thePhone().server = (request) => request.lose();
    waits(Date.now() - 59 * 60_000);
    happens("onShow");
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(sending.value).toMatchObject({ state: "refused", message: alarmEntry.tooOld });
    expect(thePhone().storage.has("alarm-unsent")).toBe(false);
    seeSent();
  });
});

describe("the button that raises an alarm", () => {
  function open(): { held: HTMLElement; times: () => number } {
    let times = 0;
    const place = show(HoldButton, { onHeld: () => times++ });
    return { held: place.querySelector<HTMLElement>(".hold") as HTMLElement, times: () => times };
  }
  const touch = (held: HTMLElement, name: string, clientX = 10): boolean => held.dispatchEvent(Object.assign(new Event(name), { touches: [{ clientX }] }));
  const mouse = (held: HTMLElement, ...names: string[]): void => names.forEach((name) => held.dispatchEvent(new MouseEvent(name)));
  /** A browser sends a mouse's events after a finger's. */
  const tap = (held: HTMLElement): void => {
    touch(held, "touchstart");
    vi.advanceTimersByTime(80);
    touch(held, "touchend");
    mouse(held, "mousedown", "mouseup", "click");
  };

  it("is held for a second, or slid to the right", () => {
    const { held, times } = open();
    touch(held, "touchstart");
    vi.advanceTimersByTime(1_000);
    expect(times()).toBe(1);
    touch(held, "touchend");
    mouse(held, "mousedown", "mouseup", "click");
    vi.advanceTimersByTime(5_000);

    touch(held, "touchstart", 10);
    touch(held, "touchmove", 100);
    expect(times()).toBe(1);
    touch(held, "touchmove", 140);
    touch(held, "touchend");
    expect(times()).toBe(2);
  });

  it("takes a finger that tapped it, and the mouse that browsers make of it, for neither", () => {
    const { held, times } = open();
    tap(held);
    vi.advanceTimersByTime(5_000);
    tap(held);
    expect(times()).toBe(0);
  });

  it("is pressed once by a keyboard or a screen reader", () => {
    const { held, times } = open();
    mouse(held, "click");
    expect(times()).toBe(1);
    vi.advanceTimersByTime(5_000);
    mouse(held, "mousedown", "mouseup", "click");
    expect(times()).toBe(2);
  });

  it("is pressed twice by who cannot hold it", () => {
    const { held, times } = open();
    tap(held);
    vi.advanceTimersByTime(1_000);
    tap(held);
    expect(times()).toBe(1);
  });

  it("is not pressed by a mouse that was pressed once", () => {
    const { held, times } = open();
    mouse(held, "mousedown");
    vi.advanceTimersByTime(120);
    mouse(held, "mouseup", "click");
    vi.advanceTimersByTime(5_000);
    expect(times()).toBe(0);
  });
});

describe("the place of an alarm", () => {
  const nowhere = (): void => phoneHas({ getLocation: ({ fail }: { fail: () => void }) => fail() });

  function open(query: object = {}): HTMLElement {
    const place = show(AlarmPage);
    happens("onLoad", query);
    happens("onShow");
    return place;
  }

  it("is waited for where nothing is known of it, but not for long", async () => {
    let found = (_: object): void => {};
    vi.stubGlobal("navigator", { geolocation: { getCurrentPosition: () => {} }, onLine: true });
    phoneHas({ getLocation: ({ success }: { success: (at: object) => void }) => (found = success) });
    const place = open();
    await settled();
    hold(place);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(place.textContent).toContain(texts.finding);
    expect(asked(RaiseAlarmDocument)).toEqual([]);
    found({ longitude: 107.5, latitude: 27.8, accuracy: 30 });
    await settled();
    expect(inputOf(RaiseAlarmDocument).place).toEqual({ location: { longitude: 107.5, latitude: 27.8 }, accuracy: 30 });
    happens("onUnload");
    leave();
    forgetHooks();
    cancel();

    const again = open();
    await settled();
    hold(again);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(inputOf(RaiseAlarmDocument, 1).place).toEqual({});
    vi.unstubAllGlobals();
    thePhone().lay();
  });

  it("is tried for again when asked, scanned, or one of the doors that were looked at", async () => {
    remember(aPlate());
    vi.advanceTimersByTime(60 * 60_000);
    nowhere();
    const place = open();
    await settled();
    expect(place.textContent).toContain(texts.nowhere);
    phoneHas({ getLocation: ({ success }: { success: (at: object) => void }) => success({ longitude: 107.5, latitude: 27.8, accuracy: 12 }) });
    press(place, texts.locate);
    await settled();
    expect(place.textContent).toContain(texts.located(12));

    phoneHas({ scanCode: ({ success }: { success: (seen: object) => void }) => success({ result: "https://example.com/pay" }) });
    press(place, texts.scan);
    await settled();
    expect(place.textContent).toContain("不是门牌");
    phoneHas({ scanCode: ({ fail }: { fail: (why: object) => void }) => fail({ errMsg: "scanCode:fail no permission" }) });
    press(place, texts.scan);
    await settled();
    expect(place.textContent).toContain("请允许使用相机");

    press(place, "御景苑 3栋 2单元");
    await settled();
    expect(place.textContent).toContain(texts.where("御景苑 3栋 2单元"));
  });

  it("is the door that was opened last where a page names none, and can be changed", async () => {
    remember(aPlate());
    nowhere();
    const place = open();
    await settled();
    expect(place.textContent).toContain(texts.where("御景苑 3栋 2单元"));
    press(place, texts.elsewhere);
    await settled();
    expect(place.textContent).toContain(texts.nowhere);
  });
});

describe("one's own alarm", () => {
  async function open(): Promise<HTMLElement> {
    const place = show(StandPage);
    happens("onLoad", { ticket: TICKET });
    happens("onShow");
    await settled();
    return place;
  }

  it("says who is coming as soon as somebody is", async () => {
    answers([OwnAlarmDocument, { alarm: anAlarm() }]);
    const place = await open();
    expect(place.textContent).toContain(texts.none);
    answers([OwnAlarmDocument, { alarm: coming }]);
    vi.advanceTimersByTime(4_100);
    await settled();
    expect(place.textContent).toContain("网格员王*英正在赶来");
    expect(place.textContent).toContain(texts.minutes(5));
  });

  it("keeps what is newer where an older answer comes last", async () => {
    answers([OwnAlarmDocument, { alarm: coming }]);
    const place = await open();
    answers([OwnAlarmDocument, { alarm: anAlarm() }]);
    vi.advanceTimersByTime(4_100);
    await settled();
    expect(place.textContent).toContain("网格员王*英正在赶来");
  });

  it("is there at once as raising it answered, before it can be asked for", async () => {
    const page = show(AlarmPage);
    happens("onLoad", { plate: CODE });
    happens("onShow");
    await settled();
    answers(raised);
    hold(page);
    vi.advanceTimersByTime(3_000);
    await settled();
    happens("onUnload");
    leave();
    forgetHooks();
    thePhone().network("none");
    const place = await open();
    expect(place.textContent).toContain("御景苑 3栋 2单元");
    await vi.advanceTimersByTimeAsync(500);
    expect(place.textContent).toContain(texts.stale);
    press(place, texts.another);
    expect(thePhone().went).toContain(`navigateTo /pages/alarm/alarm?plate=${CODE}`);
  });

  it("is no dead end where it cannot be read: one can call, and raise it again", async () => {
    keepAlarm(TICKET, CODE);
    thePhone().network("none");
    const place = await open();
    await vi.advanceTimersByTimeAsync(100);
    expect(place.querySelector("[aria-label*='120']")).not.toBeNull();
    press(place, texts.anew);
    expect(thePhone().went).toContain(`navigateTo /pages/alarm/alarm?plate=${CODE}`);
    thePhone().network("wifi");
    answers([OwnAlarmDocument, { alarm: anAlarm() }]);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(place.textContent).toContain("正在通知联户长");
  });

  it("says that it could not be read until it is, without a jump at each try", async () => {
    answers([OwnAlarmDocument, { alarm: anAlarm() }]);
    const place = await open();
    thePhone().server = (request) => request.lose();
    await vi.advanceTimersByTimeAsync(4_100);
    expect(place.textContent).toContain(texts.stale);
    thePhone().server = () => {};
    await vi.advanceTimersByTimeAsync(4_100);
    expect(place.textContent).toContain(texts.stale);
  });

  it("adds words and a phone, and says what is wrong with them", async () => {
    answers(
      [OwnAlarmDocument, { alarm: anAlarm() }],
      [AddToAlarmDocument, { alarmAdd: { alarm: null, userErrors: [{ field: "phone", message: "这不是电话", code: "NO_PHONE" }] } }],
    );
    const place = await open();
    const fields = place.querySelectorAll("textarea, input");
    fields[0]?.dispatchEvent(new CustomEvent("input", { detail: { value: "起不来" } }));
    fields[1]?.dispatchEvent(new CustomEvent("input", { detail: { value: "12" } }));
    await settled();
    press(place, texts.send);
    await settled();
    expect(inputOf(AddToAlarmDocument)).toEqual({ ticket: TICKET, words: "起不来", phone: "12" });
    expect(place.textContent).toContain("这不是电话");
  });

  it("is called off after having been asked, and is then over", async () => {
    answers(
      [OwnAlarmDocument, { alarm: anAlarm() }],
      [CallOffAlarmDocument, { alarmCallOff: { alarm: { ...coming, state: "ENDED", outcome: "CALLED_OFF", endedAt: new Date().toISOString() }, userErrors: [] } }],
    );
    const place = await open();
    press(place, texts.callOff);
    await settled();
    expect(asked(CallOffAlarmDocument)).toEqual([]);
    press(place, texts.callOffConfirm);
    await settled();
    expect(inputOf(CallOffAlarmDocument)).toEqual({ ticket: TICKET });
    expect(place.textContent).toContain(texts.over);
    expect(openAlarm.value).toBeUndefined();
    press(place, texts.raiseAgain);
    expect(thePhone().went).toContain("redirectTo /pages/alarm/alarm");
  });

  it("is raised again at the same door", async () => {
    keepAlarm(TICKET, CODE);
    answers([OwnAlarmDocument, { alarm: null }]);
    const place = await open();
    press(place, texts.raiseAgain);
    expect(thePhone().went).toContain(`redirectTo /pages/alarm/alarm?plate=${CODE}`);
  });

  it("says beside its button why it was not called off, and is asked for where the server tells nothing of it", async () => {
    answers(
      [OwnAlarmDocument, { alarm: anAlarm() }],
      [CallOffAlarmDocument, { alarmCallOff: { alarm: null, userErrors: [{ field: null, message: "没有这次报警", code: "NOT_FOUND" }] } }],
    );
    const place = await open();
    press(place, texts.callOff);
    await settled();
    press(place, texts.callOffConfirm);
    await settled();
    expect(button(place, texts.callOff).closest("view")?.parentElement?.textContent).toContain("没有这次报警");
    expect(place.textContent?.indexOf("没有这次报警")).toBeGreaterThan(place.textContent?.indexOf(texts.callOff) ?? 0);

    answers([OwnAlarmDocument, { alarm: anAlarm({ state: "ENDED" }) }], calledOff);
    press(place, texts.callOff);
    await settled();
    press(place, texts.callOffConfirm);
    await settled();
    expect(place.textContent).toContain(texts.over);
    button(place, texts.raiseAgain);
  });
});

describe("what follows an alarm", () => {
  interface Sent {
    url: string;
    header: Record<string, string>;
    success: (answer: object) => void;
    fail: () => void;
  }
  let posts: Sent[];
  let recorder: { stopped: (file: object) => void; stops: number };
  let chosen = 0;

  async function open(): Promise<HTMLElement> {
    answers([OwnAlarmDocument, { alarm: anAlarm() }]);
    const place = show(StandPage);
    happens("onLoad", { ticket: TICKET });
    happens("onShow");
    await settled();
    return place;
  }
  const files = (): Sent[] => posts.filter(({ url }) => url.endsWith("/alarm-files"));
  const answer = async (statusCode: number, message?: string): Promise<void> => {
    files().at(-1)?.success({ statusCode, data: message ? { userErrors: [{ code: "X", message }] } : {} });
    await settled();
  };
  const said = (kind: "photo" | "sound", state: keyof typeof texts.uploadStates): string => texts.upload(texts.uploads[kind], texts.uploadStates[state]);

  beforeEach(() => {
    posts = [];
    recorder = { stopped: () => {}, stops: 0 };
    const { request } = (globalThis as unknown as { uni: { request: (options: Sent) => object } }).uni;
    vi.stubGlobal("fetch", () => Promise.resolve({ arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) }));
    phoneHas({
      request: (options: Sent) => {
        posts.push(options);
        return options.url.endsWith("/alarm-files") ? {} : request(options);
      },
      chooseMedia: ({ success }: { success: (some: object) => void }) => success({ tempFiles: [{ tempFilePath: `photo-${++chosen}` }] }),
      chooseImage: () => {},
      getRecorderManager: () => ({ onStop: (heard: (file: object) => void) => (recorder.stopped = heard), onError: () => {}, start: () => {}, stop: () => recorder.stops++ }),
    });
  });
  // What waits for an answer is given one: the queue is no page's.
  afterEach(async () => {
    for (let at = 0; at < posts.length; at++) posts[at]?.url.endsWith("/alarm-files") && posts[at]?.success({ statusCode: 201, data: {} });
    await settled();
    vi.unstubAllGlobals();
    thePhone().lay();
  });

  it("is tried again where nothing came back, or the server has no room just now", async () => {
    const place = await open();
    press(place, texts.photo);
    await settled();
    expect(files()[0]?.header["X-Alarm-Ticket"]).toBe(TICKET);
    files()[0]?.fail();
    await settled();
    expect(place.textContent).toContain(said("photo", "waiting"));
    await vi.advanceTimersByTimeAsync(2_100);
    await answer(503, "现在发的人很多");
    expect(place.textContent).toContain("现在发的人很多");
    await vi.advanceTimersByTimeAsync(2_100);
    await answer(201);
    expect(files()).toHaveLength(3);
    expect(place.textContent).toContain(said("photo", "sent"));
    expect(place.textContent).not.toContain("现在发的人很多");
  });

  it("is kept where the server does not take it, to be sent once more", async () => {
    const place = await open();
    press(place, texts.photo);
    await settled();
    await answer(415, "这个文件打不开");
    expect(place.textContent).toContain(said("photo", "failed"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(files()).toHaveLength(1);
    press(place, texts.sendOnceMore);
    await settled();
    await answer(201);
    expect(place.textContent).toContain(said("photo", "sent"));
  });

  it("waits for its turn: a recording that ends while a photo is on its way is not lost", async () => {
    const place = await open();
    press(place, texts.photo);
    press(place, texts.voice);
    await settled();
    recorder.stopped({ tempFilePath: "voice-1" });
    await settled();
    expect(files()).toHaveLength(1);
    expect(place.textContent).toContain(said("sound", "waiting"));
    await answer(201);
    await answer(201);
    expect(files()).toHaveLength(2);
    expect(place.textContent).toContain(said("sound", "sent"));
  });

  it("goes on when the page is left, with what was just being said", async () => {
    const place = await open();
    press(place, texts.voice);
    await settled();
    happens("onUnload");
    leave();
    expect(recorder.stops).toBe(1);
    recorder.stopped({ tempFilePath: "voice-2" });
    await settled();
    expect(files()).toHaveLength(1);
    files()[0]?.fail();
    await vi.advanceTimersByTimeAsync(2_100);
    expect(files()).toHaveLength(2);
  });
});

describe("every page", () => {
  const WAY = ".alarm-way";

  it("has the way to the alarm at its bottom, above what stays there, and the alarm's own have none", () => {
    const place = show({ render: () => h(PageFrame, null, { bottom: () => h("i", { class: "own-bar" }) }) });
    const foot = place.querySelector(".foot");
    expect(Array.from(foot?.children ?? []).map((one) => (one.matches(WAY) ? "alarm" : one.querySelector(".own-bar") ? "bar" : ""))).toEqual(["alarm", "bar"]);
    expect(place.querySelector(".screen")?.className).toContain("barred");
    expect(show(PageFrame, { calm: true }).querySelector(WAY)).toBeNull();
    const desk = show(PageFrame, { wide: true, alarmAbove: true });
    expect(desk.querySelector(`.top ${WAY}`)).not.toBeNull();
    expect(desk.querySelector(`.foot ${WAY}`)).toBeNull();
  });

  it("leads to the alarm of this door, and to the open one where there is one", async () => {
    const place = show(PageFrame, { plate: CODE });
    place.querySelector<HTMLElement>(WAY)?.click();
    await settled();
    expect(thePhone().went).toContain(`navigateTo /pages/alarm/alarm?plate=${CODE}`);
    expect(place.querySelector(WAY)?.getAttribute("aria-label")).toBe(alarmEntry.label);
  });

  it("leads from a plate to the alarm of its door before anything of it is answered", async () => {
    const place = show(PlatePage);
    happens("onLoad", { code: CODE });
    await settled();
    place.querySelector<HTMLElement>(WAY)?.click();
    expect(thePhone().went).toContain(`navigateTo /pages/alarm/alarm?plate=${CODE}`);
  });

  it("leads to the open alarm, by its button and its banner, until that is known to be over", async () => {
    keepAlarm(TICKET);
    const place = show(PageFrame);
    place.querySelector<HTMLElement>(WAY)?.click();
    expect(thePhone().went).toEqual([`navigateTo /pages/alarm/stand?ticket=${TICKET}`]);
    await vi.advanceTimersByTimeAsync(1_000);
    press(place, alarmEntry.see);
    expect(thePhone().went).toHaveLength(2);

    answers([OwnAlarmDocument, { alarm: anAlarm() }]);
    show({ ...TheApp, render: () => null });
    happens("onShow");
    await settled();
    expect(openAlarm.value?.ticket).toBe(TICKET);
    answers([OwnAlarmDocument, { alarm: anAlarm({ state: "ENDED" }) }]);
    happens("onShow");
    await settled();
    expect(openAlarm.value).toBeUndefined();
    expect(place.textContent).not.toContain(alarmEntry.open);
  });
});

describe("answering an alarm", () => {
  async function open(): Promise<HTMLElement> {
    logIn();
    const place = show(AnswerPage);
    happens("onLoad", { id: "a1" });
    happens("onShow");
    await settled();
    return place;
  }

  it("is seen by being opened, and told who comes, and when", async () => {
    const payload = (change: object) => ({ alarmAnswer: { alarm: atDesk(change), userErrors: [] } });
    answers(
      [AlarmToAnswerDocument, { alarmToAnswer: atDesk() }],
      [AnswerAlarmDocument, ({ input }: { input: { answer: string } }) => payload({ ownAnswer: input.answer })],
    );
    const place = await open();
    await settled();
    expect(inputOf(AnswerAlarmDocument)).toEqual({ alarm: "a1", answer: "SEEN" });
    expect(place.textContent).toContain(answering.own.SEEN);
    expect(place.textContent).toContain("起不来");

    press(place, answering.minute(10));
    await settled();
    press(place, answering.going);
    await settled();
    expect(inputOf(AnswerAlarmDocument, 1)).toEqual({ alarm: "a1", answer: "COMING", minutes: 10 });
    expect(place.textContent).toContain(answering.answered);
    press(place, answering.there);
    await settled();
    expect(inputOf(AnswerAlarmDocument, 2)).toEqual({ alarm: "a1", answer: "THERE" });
  });

  it("ends it with what came of it, by who may", async () => {
    answers(
      [AlarmToAnswerDocument, { alarmToAnswer: atDesk({ actions: ["ANSWER", "END"], ownAnswer: "THERE" }) }],
      [EndAlarmDocument, { alarmEnd: { alarm: atDesk({ actions: [], alarm: anAlarm({ state: "ENDED", outcome: "HELPED" }) }), userErrors: [] } }],
    );
    const place = await open();
    press(place, answering.outcomes.HANDED_OVER);
    await settled();
    press(place, answering.end);
    await settled();
    press(place, answering.endConfirm);
    await settled();
    expect(inputOf(EndAlarmDocument)).toEqual({ alarm: "a1", outcome: "HANDED_OVER" });
    expect(place.textContent).toContain(answering.ended);
  });

  it("leads to who raised it, by phone and on the map", async () => {
    const at = { longitude: 107.5, latitude: 27.8 };
    answers([AlarmToAnswerDocument, { alarmToAnswer: atDesk({ ownAnswer: "SEEN", position: { location: at, accuracy: 12 } }) }]);
    const opened: object[] = [];
    const called: string[] = [];
    phoneHas({ openLocation: (where: object) => opened.push(where), makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => called.push(phoneNumber) });
    const place = await open();
    press(place, answering.call);
    press(place, answering.way);
    expect(called).toEqual(["13800000000"]);
    expect(opened).toMatchObject([{ ...at, name: "摔倒", address: "御景苑 3栋 2单元" }]);
  });

  it("says of one that is none of theirs that there is none", async () => {
    answers([AlarmToAnswerDocument, { alarmToAnswer: null }]);
    const place = await open();
    expect(place.textContent).toContain(answering.gone);
    expect(asked(AnswerAlarmDocument)).toEqual([]);
  });
});

describe("the alarms that one was told of", () => {
  it("stand in a list, those that are over too when asked, and lead to each", async () => {
    logIn();
    const listed = ({ open }: { open: boolean }) => {
      const nodes = open ? [atDesk()] : [atDesk(), { ...atDesk(), id: "a2", alarm: anAlarm({ state: "ENDED", title: "着火" }) }];
      return { me: { alarmsToAnswer: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } };
    };
    answers([AlarmsToAnswerDocument, listed]);
    const place = show(AlarmsPage);
    happens("onShow");
    await settled();
    expect(place.textContent).toContain("御景苑 3栋 2单元");
    expect(place.textContent).toContain(answering.states.CALLING);
    press(place, "摔倒");
    expect(thePhone().went).toContain("navigateTo /pages/alarm/answer?id=a1");
    press(place, answering.all);
    await settled();
    expect(place.textContent).toContain("着火");
    expect(place.textContent).toContain(answering.states.ENDED);
  });

  it("are none where there are none", async () => {
    logIn();
    answers([AlarmsToAnswerDocument, { me: { alarmsToAnswer: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } }]);
    const place = show(AlarmsPage);
    happens("onShow");
    await settled();
    expect(place.textContent).toContain(answering.none);
  });
});
