import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { happens, open, phone, tap } from "./wechat";

const CODE = "C05V9V8N515NR";
const building = {
  __typename: "Building", id: "b1", name: "3栋", address: "文体路 18 号", location: { longitude: 107.9, latitude: 27.2 }, compound: { id: "c1", name: "御景苑" },
  regionPath: [], gridPath: [], units: [],
};
const doorplate = { code: CODE, status: "ACTIVE", advice: null, stale: false, asOf: "2026-11-21T09:00:00+08:00", building, unit: null, contacts: [], sections: [] };
const me = { id: "p1", consented: true, name: "王小芳", phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };
const line = {
  id: "e1", kind: "HEALTH_CHECK", title: "网约车司机免费体检", state: "PUBLISHED", startsAt: "2099-12-10T09:00:00+08:00", endsAt: "2099-12-10T11:30:00+08:00", venue: "社区服务中心二楼",
  signUpOpensAt: "2026-01-01T09:00:00+08:00", signUpClosesAt: "2099-12-09T18:00:00+08:00", placesLeft: 37, waiting: 0, waitingLimit: null, location: { longitude: 107.9, latitude: 27.2027 },
};
const questions = [
  { number: 1, type: "YES_NO", label: "有没有药物过敏", purpose: "供医生参考", required: true, options: [] },
  { number: 2, type: "SOME_OF", label: "想查哪几项", purpose: "安排科室", required: true, options: ["血压", "血糖"] },
];
const event = {
  ...line, text: "早上不要吃东西。", host: "县人民医院", contact: null, publisher: "积善社区", cancelledReason: null, cancelUntil: line.signUpClosesAt, perHousehold: false, capacity: 500,
  offerMinutes: 120, came: null, score: null, scores: 0, calendarPath: "/events/e1.ics", codePath: "/events/e1/code.png", building: null, who: { text: "网约车司机" }, groups: [], questions,
  cover: null, series: null, report: null, signUps: [] as object[],
};
const signUp = {
  id: "s1", state: "PLACED", standing: "名额已留好。", forWhom: null, own: true, group: null, ahead: null, pass: "P-1-abcdef", checkedInAt: null, noShow: false, actions: ["CANCEL"],
  score: null, answers: [],
};
const settings = { weChat: true, sms: false, muted: [], quietFrom: 0, quietUntil: 0, version: 1, consents: [] };
const templates = [{ template: "t-case", kinds: ["CASE"], standing: false }, { template: "t-event", kinds: ["EVENT"], standing: false }];
const pageOf = (nodes: object[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });

const told: string[] = [];
const sent: Record<string, unknown> = {};
const wechat = (globalThis as unknown as { wx: Record<string, unknown> }).wx;

beforeEach(async () => {
  told.length = 0;
  phone.went = [];
  phone.asked = [];
  for (const how of ["error", "warn"] as const) vi.spyOn(console, how).mockImplementation((...words) => void told.push(words.map(String).join(" ")));
  phone.server = (operation, variables) => {
    sent[operation] = variables;
    const answers: Record<string, unknown> = {
      LogIn: { sessionStart: { session: { token: "t4", expiresAt: "2099-01-01T00:00:00Z" }, me: { id: "p1", consented: true }, userErrors: [] } },
      Me: { me },
      MyRoles: { me: { id: "p1", roles: [] } },
      Plate: { doorplate },
      EventsAt: { events: pageOf([line]) },
      EventsForMe: { me: { id: "p1", events: pageOf([line]) } },
      MySignUps: { me: { id: "p1", signUps: pageOf([{ ...signUp, event: line }]) } },
      OneEvent: { event },
      OnePass: { node: { __typename: "EventSignUp", ...signUp, event: line } },
      MyFamily: { me: { id: "p1", dependants: [], guardians: [] } },
      MyReminding: { me: { id: "p1", messageSettings: settings }, subscribeTemplates: templates },
      ReportConsents: { subscribeConsentReport: { settings, userErrors: [] } },
      SignUpForEvent: { eventSignUp: { signUp, userErrors: [] } },
      CheckInToEvent: { eventCheckIn: { event: line, signUps: [signUp], userErrors: [] } },
    };
    return answers[operation];
  };
  const login = await open("pages/login/login");
  if (login.dom.textContent?.includes("微信登录")) await tap(login, "微信登录");
  await vi.waitFor(() => expect(sent.MyRoles).toBeDefined());
});
afterEach(() => vi.restoreAllMocks());

describe("in WeChat, what is on", () => {
  it("is listed around the door, with how far it is and how many places it has; and what one has there", async () => {
    const page = await open("pages/events/events", { plate: CODE });
    await vi.waitFor(() => {
      for (const words of ["御景苑 3栋 附近", "网约车司机免费体检", "约 300 米", "还有 37 个名额"]) expect(page.dom.textContent).toContain(words);
    });
    await happens(page, "wx-picker", "类别", "change", { value: 1 });
    await vi.waitFor(() => expect(sent.EventsAt).toMatchObject({ kind: "HEALTH_CHECK" }));
    await tap(page, "我的报名");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("名额已留好。"));
    expect(page.dom.textContent).not.toContain("还有 37 个名额");
    await tap(page, "出示凭证");
    await vi.waitFor(() => expect(phone.went.at(-1)).toBe("navigateTo /pages/pass/pass?id=s1"));
    expect(told).toEqual([]);
  });

  it("can be sent on, put into the phone's calendar, and drawn as a picture with its code", async () => {
    const asked: object[] = [];
    wechat.addPhoneCalendar = ({ success, fail: _, ...entry }: { success: () => void; fail: unknown }) => (asked.push(entry), success());
    const drawn: string[] = [];
    const pen = { fillRect: () => {}, fillText: (words: string) => drawn.push(words), drawImage: () => drawn.push("code"), measureText: (words: string) => ({ width: words.length * 30 }) };
    const image = { set src(_: string) { setTimeout(() => (this as unknown as { onload: () => void }).onload()); } };
    const canvas = { width: 0, height: 0, getContext: () => pen, createImage: () => image };
    phone.canvas = canvas;
    wechat.downloadFile = ({ success }: { success: (file: object) => void }) => void setTimeout(() => success({ statusCode: 200, tempFilePath: "tmp/code.png" }));
    wechat.canvasToTempFilePath = ({ success }: { success: (made: object) => void }) => success({ tempFilePath: "tmp/poster.png" });
    const saved: string[] = [];
    wechat.saveImageToPhotosAlbum = ({ filePath, success }: { filePath: string; success: () => void }) => (saved.push(filePath), success());

    const page = await open("pages/event/event", { id: "e1" });
    await vi.waitFor(() => expect(page.dom.textContent).toContain("早上不要吃东西。"));
    expect(page.happens("onShareAppMessage", { from: "menu" })).toMatchObject({ path: "/pages/event/event?id=e1" });
    await tap(page, "加入日历");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("已加入手机日历"));
    expect(asked).toMatchObject([{ title: "网约车司机免费体检", location: "社区服务中心二楼" }]);
    await tap(page, "分享图");
    await tap(page, "保存到相册");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("已保存到相册"));
    expect(drawn).toEqual(expect.arrayContaining(["网约车司机免费体检", "code"]));
    expect([saved, canvas.width]).toEqual([["tmp/poster.png"], 750]);
    expect(told).toEqual([]);
  });
});

describe("in WeChat, who wants to come", () => {
  it("signs up a step at a time, and is asked in the tap whether they may be reminded of events, before all else", async () => {
    const page = await open("pages/signup/signup", { event: "e1" });
    await tap(page, "下一步");
    await tap(page, "否");
    await tap(page, "下一步");
    await tap(page, "血糖");
    await tap(page, "下一步");
    await vi.waitFor(() => {
      for (const words of ["请看一遍", "本人（王小芳）", "否", "血糖"]) expect(page.dom.textContent).toContain(words);
    });
    await tap(page, "提交报名");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("名额已留好"));
    expect(sent.SignUpForEvent).toMatchObject({ input: { event: "e1", answers: [{ number: 1, text: "否" }, { number: 2, options: ["血糖"] }] } });
    await tap(page, "提醒我");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("好的，微信会提醒您：活动、事项"));
    expect(phone.asked).toEqual([["t-event", "t-case"]]);
    expect(told).toEqual([]);
  });

  it("shows the pass as a code, bright", async () => {
    let brightness = 0.4;
    wechat.getScreenBrightness = ({ success }: { success: (now: object) => void }) => success({ value: brightness });
    wechat.setScreenBrightness = ({ value }: { value: number }) => void (brightness = value);
    const page = await open("pages/pass/pass", { id: "s1" });
    await vi.waitFor(() => expect(page.dom.textContent).toContain("王*芳"));
    expect(page.dom.innerHTML).toContain("background-image");
    expect(brightness).toBe(1);
    page.happens("onHide");
    expect(brightness).toBe(0.4);
    expect(told).toEqual([]);
  });

  it("checks in by the code at the door, seen by our camera, or by WeChat's own", async () => {
    const page = await open("pages/checkin/checkin", { event: "e1" });
    phone.sees = { result: "https://a.gov.cn/e/7KQ2M" };
    await tap(page, "扫签到码");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("王小芳，已签到：网约车司机免费体检"));
    expect(sent.CheckInToEvent).toEqual({ input: { code: "7KQ2M", event: "e1" } });
    const other = await open("pages/checkin/checkin", { q: encodeURIComponent("https://a.gov.cn/e/9AB3C") });
    await vi.waitFor(() => expect(other.dom.textContent).toContain("已签到"));
    expect(sent.CheckInToEvent).toEqual({ input: { code: "9AB3C" } });
    expect(told).toEqual([]);
  });
});
