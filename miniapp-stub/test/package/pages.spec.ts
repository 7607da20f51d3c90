import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { happens, open, pagesOfPackage, phone, tap } from "./wechat";

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

const told: string[] = [];

beforeEach(() => {
  phone.server = (operation) => (operation === "Plate" ? { doorplate } : undefined);
  phone.went = [];
  told.length = 0;
  for (const how of ["error", "warn"] as const) vi.spyOn(console, how).mockImplementation((...words) => void told.push(words.map(String).join(" ")));
});
afterEach(() => vi.restoreAllMocks());

describe("in WeChat, a page of the package", () => {
  it.each(pagesOfPackage())("opens without a word of complaint, also where nobody answers: %s", async (page) => {
    phone.server = () => undefined;
    const { dom } = await open(page, QUERY);
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

describe("in WeChat, what staff choose of a list", () => {
  const card = { id: "r1", version: 1, role: "GRID_WORKER", title: "网格员", name: "王英", phone: "13800000001", note: null, position: 0, from: "2026-01-01T00:00:00+08:00", until: null };

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
