import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { happens, open, phone, tap, type Opened } from "./wechat";

const CODE = "C05V9V8N515NR";
const building = {
  __typename: "Building", id: "b1", name: "3栋", address: "文体路 18 号", location: null, compound: { id: "c1", name: "御景苑" },
  regionPath: [{ code: "520329001005", level: "COMMUNITY", name: "积善社区居民委员会", shortName: "积善社区" }], gridPath: [], units: [],
};
const doorplate = { code: CODE, status: "ACTIVE", advice: null, stale: false, asOf: "2026-11-21T09:00:00+08:00", building, unit: { id: "u2", name: "2单元" }, contacts: [], sections: [] };
const me = { id: "p1", consented: true, name: "王芳", phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };
const leak = { id: "k1", code: "leak", kind: "DISPUTE", name: "漏水渗水", hint: null, urgent: false, photoNeeded: false, level: "COMMUNITY", promise: "2小时内接收" };
const dispute = { id: "c1", number: "482 196 3755", standing: "积善社区调解员会在今天17:30前接收。" };

const told: string[] = [];
const filed: unknown[] = [];

beforeEach(() => {
  told.length = 0;
  for (const how of ["error", "warn"] as const) vi.spyOn(console, how).mockImplementation((...words) => void told.push(words.map(String).join(" ")));
  phone.server = (operation, { input }) => {
    if (operation === "FileDispute") filed.push(input);
    const answers: Record<string, unknown> = {
      LogIn: { sessionStart: { session: { token: "t3", expiresAt: "2099-01-01T00:00:00Z" }, me: { id: "p1", consented: true }, userErrors: [] } },
      Me: { me },
      MyRoles: { me: { id: "p1", roles: [] } },
      Plate: { doorplate },
      CaseCategories: { caseCategories: [leak] },
      MyFamily: { me: { id: "p1", dependants: [], guardians: [] } },
      FileDispute: { disputeFile: { dispute, userErrors: [] } },
    };
    return answers[operation];
  };
});
afterEach(() => vi.restoreAllMocks());

/** Somebody writes into the nth field of the page. */
async function writes(page: Opened, kind: string, nth: number, value: string): Promise<void> {
  const field = await vi.waitFor(() => {
    const found = page.dom.querySelectorAll(kind)[nth];
    if (!found) throw new Error(`no ${kind} ${nth}`);
    return found;
  });
  field.setAttribute("data-nth", "here");
  await happens(page, `${kind}[data-nth=here]`, "", "input", { value });
  field.removeAttribute("data-nth");
}

it("in WeChat, a dispute is filed from the plate, a step at a time, with all that was written", async () => {
  const login = await open("pages/login/login");
  if (login.dom.textContent?.includes("微信登录")) await tap(login, "微信登录");
  const page = await open("pages/case/file", { kind: "DISPUTE", plate: CODE });
  await tap(page, "漏水渗水");
  await tap(page, "下一步");
  await vi.waitFor(() => expect(page.dom.textContent).toContain("就在 御景苑 3栋 2单元"));
  await writes(page, "wx-input", 0, "602");
  await tap(page, "下一步");
  await tap(page, "下一步");
  await vi.waitFor(() => expect(page.dom.textContent).toContain("请写几句话"));
  await writes(page, "wx-textarea", 0, "楼上漏水");
  await tap(page, "下一步");
  await vi.waitFor(() => expect(page.dom.textContent).toContain("和谁有矛盾"));
  await writes(page, "wx-input", 2, "702");
  await tap(page, "可以告诉对方");
  await tap(page, "下一步");
  await tap(page, "不公开我的姓名");
  await tap(page, "下一步");
  await vi.waitFor(() => {
    for (const words of ["漏水渗水", "御景苑 3栋 2单元 602", "楼上漏水", "702，会告诉对方", "我自己，不公开姓名", "2小时内接收"]) expect(page.dom.textContent).toContain(words);
  });
  await tap(page, "提交");
  await vi.waitFor(() => expect(page.dom.textContent).toContain("已登记，编号 482 196 3755"));
  expect(filed).toMatchObject([{ category: "leak", at: { doorplate: CODE }, door: "602", text: "楼上漏水", photos: [], anonymous: true, otherSides: [{ door: "702", tell: true }] }]);
  expect(told).toEqual([]);
});
