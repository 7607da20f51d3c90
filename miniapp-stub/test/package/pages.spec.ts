import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aCase, deskCount, event, FILED, node, page as pageOf, row } from "../staff/caseData";
import { happens, nothingWaits, open, pagesOfPackage, phone, tap } from "./wechat";

const CODE = "C05V9V8N515NR";

const doorplate = {
  code: CODE,
  status: "ACTIVE",
  advice: null,
  stale: false,
  asOf: "2026-11-21T09:00:00+08:00",
  building: {
    __typename: "Building",
    id: "b1",
    name: "3栋",
    address: "文体路 18 号",
    location: { latitude: 27.2, longitude: 107.9 },
    compound: { id: "c1", name: "御景苑" },
    regionPath: [{ code: "520329001005", level: "COMMUNITY", name: "积善社区居民委员会", shortName: "积善社区" }],
    gridPath: [],
    units: [],
  },
  unit: { id: "u2", name: "2单元" },
  contacts: [{ role: "GRID_WORKER", title: "网格员", name: "王英", phone: "13800000001", note: null, place: "第一网格" }],
  sections: [],
};

/** What the pages are opened with: the plate's, a building's, the staff's. */
const QUERY = { code: CODE, id: "520329001005", kind: "region", size: "COMMUNITY", role: "COMMUNITY_STAFF", name: encodeURIComponent("积善社区") };

/** Opened with what was scanned, it sends that as soon as somebody is logged in: in the midst of a later story, for pages stay open. */
const SENDS = "pages/checkin/checkin";
const UNSCANNED = { ...QUERY, code: "" };

const told: string[] = [];

beforeEach(() => {
  phone.server = (operation) => (operation === "Plate" ? { doorplate } : undefined);
  phone.went = [];
  told.length = 0;
  for (const how of ["error", "warn"] as const) vi.spyOn(console, how).mockImplementation((...words) => void told.push(words.map(String).join(" ")));
});
afterEach(async () => {
  await nothingWaits();
  vi.restoreAllMocks();
});

describe("in WeChat, a page of the package", () => {
  it.each(pagesOfPackage())("opens without a word of complaint, also where nobody answers: %s", async (page) => {
    phone.server = () => undefined;
    const { dom } = await open(page, page === SENDS ? UNSCANNED : QUERY);
    await vi.waitFor(() => expect(dom.textContent).toContain("大字"));
    expect(told).toEqual([]);
  });
});

describe("in WeChat, the plate's page", () => {
  it.each([
    ["the scene of a mini-program code", { scene: CODE }],
    ["the encoded link of a plain code", { q: encodeURIComponent("https://a.gov.cn/d/C05V-9V8N-515NR"), scancode_time: "1" }],
    ["a page that somebody sent on", { code: CODE }],
  ])("shows the door that %s names", async (_, query) => {
    const asked: unknown[] = [];
    phone.server = (operation, { code }) => (asked.push([operation, code]), { doorplate });
    const { dom } = await open("pages/plate/plate", query);
    await vi.waitFor(() => {
      for (const words of ["门牌有效", "文体路 18 号", "3栋2单元", "王英", "在地图上看"]) expect(dom.textContent).toContain(words);
    });
    expect(asked).toEqual([["Plate", CODE]]);
    expect(told).toEqual([]);
  });

  it("can be sent on, by the door's name", async () => {
    const page = await open("pages/plate/plate", { scene: CODE });
    const title = expect.stringContaining("御景苑 3栋 2单元") as string;
    const sent = { title, path: `/pages/plate/plate?code=${CODE}` };
    await vi.waitFor(() => expect(page.happens("onShareAppMessage", { from: "menu" })).toEqual(sent));
  });

  it("leads to the desktop that waits, where its link was scanned", async () => {
    await open("pages/plate/plate", { q: encodeURIComponent("https://a.gov.cn/l/x7y") });
    await vi.waitFor(() => expect(phone.went).toEqual(["redirectTo /pages/desktop/desktop?code=x7y"]));
  });

  it("is where the camera leads that has seen a mini-program code, or a plain one", async () => {
    const page = await open("pages/home/home");
    phone.sees = { scanType: "WX_CODE", path: `pages/plate/plate?scene=${CODE}` };
    await tap(page, "扫门牌");
    await vi.waitFor(() => expect(phone.went).toHaveLength(1));
    phone.sees = { scanType: "QR_CODE", result: "https://a.gov.cn/d/C05V-9V8N-515NR" };
    await tap(page, "扫门牌");
    await vi.waitFor(() => expect(phone.went).toEqual(Array(2).fill(`navigateTo /pages/plate/plate?code=${CODE}`)));
    phone.sees = { scanType: "QR_CODE", result: "https://shop.example/pay" };
    await tap(page, "扫门牌");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("这不是门牌的二维码"));
  });

  it("calls whoever stands on it", async () => {
    await tap(await open("pages/plate/plate", { scene: CODE }), "拨打");
    await vi.waitFor(() => expect(phone.went).toEqual(["makePhoneCall 13800000001"]));
  });
});

describe("in WeChat, somebody new", () => {
  const me = { id: "p1", consented: false, name: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };

  it("logs in with the code that WeChat gives, is led to the policy, and binds the phone by WeChat's button", async () => {
    const asked: Record<string, unknown> = {};
    let now = me;
    phone.server = (operation, variables) => {
      asked[operation] = variables;
      const session = { token: "t1", expiresAt: "2099-01-01T00:00:00Z" };
      if (operation === "LogIn") return { sessionStart: { session, me: { id: "p1" }, userErrors: [] } };
      if (operation === "Me") return { me: now };
      if (operation === "BindPhone") return { phoneBind: { userErrors: [] } };
      return operation === "MyRoles" ? { me: { id: "p1", roles: [] } } : undefined;
    };
    await tap(await open("pages/login/login"), "微信登录");
    await vi.waitFor(() => expect(phone.went).toEqual(["navigateTo /pages/login/consent"]));
    expect(asked.LogIn).toEqual({ code: "code-of-wechat" });

    now = { ...me, consented: true };
    const profile = await open("pages/me/profile");
    await happens(profile, "wx-button", "绑定手机号", "getphonenumber", { code: "code-of-phone", errMsg: "getPhoneNumber:ok" });
    await vi.waitFor(() => expect(profile.dom.textContent).toContain("手机号已绑定"));
    expect(asked.BindPhone).toEqual({ input: expect.objectContaining({ code: "code-of-phone" }) as object });
    expect(told).toEqual([]);
  });
});

describe("in WeChat, who is asked to confirm a notice", () => {
  const notice = {
    id: "n1", kind: "ANTI_FRAUD", title: "谨防冒充公检法", summary: "公检法不会电话办案", publisher: "子营街道",
    publishedAt: "2026-11-20T09:00:00+08:00", expiresAt: null, revisedAt: null, pinned: false, urgent: false, mustRead: true, inForce: true,
    withdrawnReason: null, readAt: null, html: '<p>不要转账，看<a href="https://a.gov.cn/x">说明</a></p>', plainText: "不要转账", cover: null, attachments: [],
  };
  const settings = { weChat: true, sms: false, muted: [], quietFrom: 0, quietUntil: 0, version: 1, consents: [] };
  const me = { id: "p1", consented: true, name: "王芳", phoneMasked: null, version: 1, policyToAgree: null, closing: null };

  it("reads it, confirms it, and is asked by WeChat in the tap whether it may remind them", async () => {
    const sent: Record<string, unknown> = {};
    phone.server = (operation, variables) => {
      sent[operation] = variables;
      if (operation === "LogIn") return { sessionStart: { session: { token: "t2", expiresAt: "2099-01-01T00:00:00Z" }, me: { id: "p1" }, userErrors: [] } };
      if (operation === "Me") return { me };
      if (operation === "MyRoles") return { me: { id: "p1", roles: [] } };
      if (operation === "OneNotice") return { notice };
      if (operation === "ReadNotice") return { noticeRead: { notice: { id: "n1", readAt: notice.publishedAt }, userErrors: [] } };
      if (operation === "MyReminding") return { me: { id: "p1", messageSettings: settings }, subscribeTemplates: [{ template: "t-notice", kinds: ["NOTICE"], standing: false }] };
      return operation === "ReportConsents" ? { subscribeConsentReport: { settings, userErrors: [] } } : undefined;
    };
    const login = await open("pages/login/login");
    if (login.dom.textContent?.includes("微信登录")) await tap(login, "微信登录");
    const page = await open("pages/notice/notice", { id: "n1" });
    await vi.waitFor(() => {
      for (const words of ["谨防冒充公检法", "子营街道", "文中的链接", "说明"]) expect(page.dom.textContent).toContain(words);
    });
    expect(page.dom.querySelectorAll("wx-rich-text")).toHaveLength(1);
    await tap(page, "我已阅读");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("您已阅读"));
    expect(sent.ReadNotice).toEqual({ input: { notice: "n1" } });
    await tap(page, "提醒我");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("好的，微信会提醒您：通知公告"));
    expect(phone.asked).toEqual([["t-notice"]]);
    expect(sent.ReportConsents).toEqual({ input: expect.objectContaining({ answers: [{ template: "t-notice", accepted: true }] }) as object });
    expect(told).toEqual([]);
  });

  it("sets by WeChat's own wheel from when on nothing is to disturb them, and turns WeChat off and on", async () => {
    const sent: unknown[] = [];
    let now = { ...settings, quietFrom: 1320, quietUntil: 420 };
    phone.server = (operation, { input }) => {
      if (operation === "Me") return { me };
      if (operation === "MyRoles") return { me: { id: "p1", roles: [] } };
      if (operation === "MyReminding") return { me: { id: "p1", messageSettings: now }, subscribeTemplates: [{ template: "t-notice", kinds: ["NOTICE"], standing: false }] };
      if (operation === "ReportConsents") return { subscribeConsentReport: { settings: now, userErrors: [] } };
      if (operation !== "SetReminding") return undefined;
      sent.push(input);
      now = { ...now, ...(input as object), version: now.version + 1 };
      return { messageSettingsUpdate: { settings: now, userErrors: [] } };
    };
    phone.asked = [];
    const page = await open("pages/messages/reminding");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("22:00"));
    await happens(page, "wx-picker", "开始", "change", { value: "21:30" });
    await vi.waitFor(() => expect(page.dom.textContent).toContain("21:30"));
    await vi.waitFor(() => expect(page.dom.textContent).toContain("已保存"));
    await tap(page, "微信提醒");
    await vi.waitFor(() => {
      expect(page.dom.textContent).not.toContain("微信还能提醒几次");
      expect(page.dom.textContent).toContain("已保存");
    });
    expect(phone.asked).toEqual([]);
    await tap(page, "微信提醒");
    await vi.waitFor(() => {
      expect(page.dom.textContent).toContain("微信还能提醒几次");
      expect(page.dom.textContent).toContain("已保存");
    });
    expect(phone.asked).toEqual([["t-notice"]]);
    expect(sent).toMatchObject([{ quietFrom: 1290, version: 1 }, { weChat: false, version: 2 }, { weChat: true, version: 3 }]);
    expect(told).toEqual([]);
  });
});

describe("in WeChat, what staff choose of a list", () => {
  const card = { id: "r1", version: 1, leaves: [], role: "GRID_WORKER", title: "网格员", name: "王英", phone: "13800000001", note: null, position: 0, from: "2026-01-01T00:00:00+08:00", until: null };

  it("takes the list's place, and the way back, which leads to the list again", async () => {
    phone.server = (operation) =>
      operation === "StaffCards" ? { responsibilities: { nodes: [card], pageInfo: { hasNextPage: false, endCursor: null } } } : undefined;
    const page = await open("staff/cards/cards", QUERY);
    expect(page.dom.querySelectorAll("wx-page-container")).toHaveLength(0);
    await tap(page, "王英");
    await vi.waitFor(() => expect(page.dom.querySelectorAll("wx-page-container")).toHaveLength(1));
    await vi.waitFor(() => expect(page.dom.querySelectorAll("wx-input").length).toBeGreaterThan(3));
    await happens(page, "wx-page-container", "", "beforeleave");
    await vi.waitFor(() => expect(page.dom.querySelectorAll("wx-input, wx-page-container")).toHaveLength(0));
    expect(page.dom.textContent).toContain("王英");
    expect(told).toEqual([]);
  });
});

describe("in WeChat, a notice", () => {
  const receipt = { resident: "r1", name: "李*兰", door: "3栋501", readAt: null, toldAt: null, appInstalled: null, callWarning: null };

  it("is told at the door with what was found on the phone, and the record waits where there is no signal", async () => {
    const asked: unknown[] = [];
    phone.server = (operation, variables) => {
      if (operation === "StaffNoticeTell") return void asked.push(variables.input);
      return operation === "StaffReceipts" ? { noticeReceipts: { nodes: [receipt], pageInfo: { hasNextPage: false, endCursor: null } } } : undefined;
    };
    const page = await open("staff/receipts/receipts", { ...QUERY, notice: "n1", about: "ANTI_FRAUD" });
    await tap(page, "李*兰");
    await tap(page, "已装");
    await tap(page, "没开");
    await tap(page, "记下");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("已记在手机上，有信号后会自动发出"));
    await vi.waitFor(() => expect(asked[0]).toEqual({ notice: "n1", resident: "r1", appInstalled: true, callWarning: false }));
    expect(told).toEqual([]);
  });

  it("that lacks its title is not sent, and the buttons beneath its body write Markdown", async () => {
    const page = await open("staff/writing/writing", QUERY);
    await tap(page, "重点");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("6 / 8000 字"));
    await tap(page, "保存并预览");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("请填写标题。"));
    expect(page.dom.textContent).not.toContain("请填写正文。");
    expect(told).toEqual([]);
  });
});

describe("in WeChat, the door of an event", () => {
  const now = Date.now();
  const time = (after: number): string => new Date(now + after).toISOString();
  const event = { id: "e1", kind: "DRILL", title: "消防演练", state: "RUNNING", startsAt: time(-600_000), endsAt: time(3_600_000), venue: "小区广场" };
  const roster = [{ id: "s1", name: "王*英", phone: "138****5678", state: "PLACED", checkedInAt: null, passDigest: createHash("sha256").update("pass-of-s1").digest("hex") }];

  it("shows its code, knows a pass that is scanned without a signal, and records it when that is back", async () => {
    const recorded: unknown[] = [];
    let signal = true;
    phone.server = (operation, { input }) => {
      if (!signal) return undefined;
      if (operation === "StaffEventAtDoor") return { event };
      if (operation === "StaffEventDoorCode") return { eventDoorCode: { link: "https://a.gov.cn/e/c0de", digits: "012345", changesAt: time(25_000), now: time(0) } };
      if (operation === "StaffEventDoorRoster") return { eventRoster: { nodes: roster, pageInfo: { hasNextPage: false, endCursor: null } } };
      if (operation !== "StaffEventAttendanceRecord") return undefined;
      recorded.push(...(input as { came: unknown[] }).came);
      return { eventAttendanceRecord: { results: [{ outcome: "RECORDED", text: "王*英，已签到", line: { id: "s1" } }], userErrors: [] } };
    };
    const page = await open("staff/door/door", { ...QUERY, event: "e1" });
    await vi.waitFor(() => {
      for (const words of ["消防演练", "012 345", "秒后更换"]) expect(page.dom.textContent).toContain(words);
    });
    expect(page.dom.innerHTML).toContain("data:image/svg+xml");
    await tap(page, "扫凭证");
    await tap(page, "载入名单");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("名单上有名额 1 人，已到 0 人"));
    signal = false;
    phone.sees = { result: "pass-of-s1" };
    await tap(page, "扫一张凭证");
    await vi.waitFor(() => expect(page.dom.textContent).toContain("王*英 138****5678，有名额，已记下到场。"));
    expect(page.dom.textContent).toContain("已在这部手机上记下 1 人");
    expect(recorded).toEqual([]);
    signal = true;
    await vi.waitFor(() => expect(page.dom.textContent).toContain("王*英，已签到"), { timeout: 20_000 });
    expect(recorded).toEqual([{ pass: "pass-of-s1", at: expect.any(String) as string }]);
    expect(told).toEqual([]);
  });
});

describe("in WeChat, a case", () => {
  it("is chosen from the queue, takes its place, is taken there, and is not finished without a word", async () => {
    const asked: unknown[] = [];
    let now = aCase();
    phone.server = (operation, variables) => {
      if (operation === "StaffDesks") return { caseDesks: [deskCount(1, 1)] };
      if (operation === "StaffQueue") return pageOf("caseQueue", [row("c1", { state: "IN_HAND", minutesLeft: -60, overdue: true })]);
      if (operation === "StaffOneCase") return node(now, [FILED, event(2, "TAKE", "张晓燕已接收")]);
      if (operation !== "StaffCaseTake" && operation !== "StaffCaseFinish") return undefined;
      asked.push(variables.input);
      now = aCase({ state: "IN_HAND", standing: "积善社区正在处理。", actions: ["FINISH", "RELEASE"], version: 4 });
      return operation === "StaffCaseTake" ? { caseTake: { case: { id: "c1" }, userErrors: [] } } : { caseFinish: { case: { id: "c1" }, userErrors: [] } };
    };
    const queue = await open("staff/queue/queue", QUERY);
    await vi.waitFor(() => {
      for (const words of ["积善社区 1 件", "路灯不亮 · 府前街南侧路灯", "已逾期"]) expect(queue.dom.textContent).toContain(words);
    });
    expect(queue.dom.querySelectorAll("wx-page-container")).toHaveLength(0);
    await tap(queue, "路灯不亮 · 府前街南侧路灯");
    await vi.waitFor(() => {
      for (const words of ["晚上一片黑", "王*英", "张晓燕已接收"]) expect(queue.dom.textContent).toContain(words);
    });
    expect(queue.dom.querySelectorAll("wx-page-container")).toHaveLength(1);
    await tap(queue, "接收");
    await vi.waitFor(() => expect(queue.dom.textContent).toContain("已接收，由您办理"));
    await tap(queue, "办结");
    await tap(queue, "请选择");
    await tap(queue, "已解决");
    await tap(queue, "办结");
    await vi.waitFor(() => expect(queue.dom.textContent).toContain("请填写这一项"));
    expect(asked).toEqual([{ case: "c1", version: 3 }]);
    await happens(queue, "wx-page-container", "", "beforeleave");
    await vi.waitFor(() => expect(queue.dom.textContent).not.toContain("晚上一片黑"));
    expect(told).toEqual([]);
  });
});
