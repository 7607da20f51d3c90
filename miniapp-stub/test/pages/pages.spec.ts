import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LogOutDocument, MeDocument, MyRolesDocument, MyExportsDocument, OneBuildingDocument, PlateDocument, PolicyDocument, WaitingDesktopDocument } from "@/gen/graphql";
import { beginSession, endSession } from "@/server/session";
import Banners from "@/components/Banners.vue";
import BuildingPage from "@/pages/building/building.vue";
import DesktopPage from "@/pages/desktop/desktop.vue";
import ChildPage from "@/pages/family/child.vue";
import JoinPage from "@/pages/homes/join.vue";
import ConsentPage from "@/pages/login/consent.vue";
import LogOut from "@/pages/me/LogOut.vue";
import MePage from "@/pages/me/me.vue";
import RiderForm from "@/pages/me/RiderForm.vue";
import ProfilePage from "@/pages/me/profile.vue";
import PlatePage from "@/pages/plate/plate.vue";
import ExportsPage from "@/pages/privacy/exports.vue";
import * as account from "@/state/account";
import { registerRider } from "@/state/person";
import { go, pages } from "@/state/ways";
import { me } from "@/texts/me";
import { privacy } from "@/texts/privacy";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, building, CODE, logIn, settled } from "./answers";
import { leave, press, show } from "./shown";

const wang = { id: "p1", consented: true, name: "王芳", phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };

beforeEach(logIn);
afterEach(() => {
  leave();
  endSession();
});

describe("a page that was opened by a link with a bad query", () => {
  it("of a building asks with it as it stands, and says what the server says", async () => {
    answers([OneBuildingDocument, { node: null }]);
    const place = show(BuildingPage);
    happens("onLoad", { id: "%E0%A4%A" });
    await settled();
    expect(place.textContent).toContain("没有找到");
  });

  it("of a desktop says that it is gone", async () => {
    answers([WaitingDesktopDocument, { desktopLogin: null }]);
    const place = show(DesktopPage);
    happens("onLoad", { code: "100%" });
    happens("onShow");
    await settled();
    expect(place.textContent).toContain("已失效");
  });

  it("of a home to register is open all the same", async () => {
    answers([OneBuildingDocument, { node: { __typename: "Building", ...building } }], [MeDocument, { me: wang }], [MyRolesDocument, { me: { id: "p1", roles: [] } }]);
    const place = show(JoinPage);
    happens("onLoad", { building: "b1", unit: "%" });
    happens("onShow");
    await settled();
    expect(place.textContent).toContain("御景苑 3栋");
  });
});

describe("who wants to leave everywhere", () => {
  it("is told that nothing has ended yet where the server did not hear", async () => {
    const told = vi.fn();
    (uni as unknown as { showModal: unknown }).showModal = ({ content }: { content: string }) => told(content);
    thePhone().server = (request) => request.lose();
    const place = show(LogOut);
    press(place, me.leave);
    await settled();
    press(place, me.leaveAll);
    await settled();
    expect(told).toHaveBeenCalledWith(expect.stringContaining("还没有退出"));
  });

  it("is told what the server says where it refused", async () => {
    const told = vi.fn();
    (uni as unknown as { showModal: unknown }).showModal = ({ content }: { content: string }) => told(content);
    answers([LogOutDocument, { sessionEnd: { userErrors: [{ code: "NO", message: "现在不能退出。" }] } }]);
    const place = show(LogOut);
    press(place, me.leave);
    await settled();
    press(place, me.leaveAll);
    await settled();
    expect(told).toHaveBeenCalledWith("现在不能退出。");
  });
});

describe("a plate's page", () => {
  it("that is come back to without signal does not call fresh what it showed before", async () => {
    answers([PlateDocument, { doorplate: aPlate() }]);
    const place = show(PlatePage);
    happens("onLoad", { code: CODE });
    happens("onShow");
    await settled();
    expect(place.textContent).toContain("门牌有效");
    happens("onHide");
    thePhone().server = (request) => request.lose();
    happens("onShow");
    await settled();
    expect(place.textContent).not.toContain("门牌有效");
    expect(place.textContent).toContain("上次更新");
    happens("onUnload");
  });
});

describe("a form", () => {
  const shows = (person: string, name: string) => {
    beginSession({ token: person, person, expiresAt: "2099-01-01T00:00:00Z" });
    answers([MeDocument, { me: { ...wang, id: person, name } }], [MyRolesDocument, { me: { id: person, roles: [] } }]);
  };
  const field = (place: HTMLElement): unknown => (place.querySelector("input") as unknown as { value: string }).value;

  it("of one's name has the name of whoever is logged in, though another had it open before", async () => {
    shows("p1", "王芳");
    const place = show(ProfilePage);
    happens("onShow");
    await settled();
    expect(field(place)).toBe("王芳");
    endSession();
    shows("li", "李强");
    happens("onShow");
    await settled();
    expect(field(place)).toBe("李强");
  });

  it("to register a home chooses the unit whose plate was scanned, whatever was begun for another", async () => {
    shows("p1", "王芳");
    answers([OneBuildingDocument, { node: { __typename: "Building", ...building } }], [MeDocument, { me: wang }], [MyRolesDocument, { me: { id: "p1", roles: [] } }]);
    const place = show(JoinPage);
    happens("onLoad", { building: "b1", unit: "u1" });
    happens("onShow");
    await settled();
    const door = place.querySelector("input")!;
    door.dispatchEvent(new CustomEvent("input", { detail: { value: "501" } }));
    leave();
    forgetHooks();
    const again = show(JoinPage);
    happens("onLoad", { building: "b1", unit: "u2" });
    happens("onShow");
    await settled();
    expect(again.querySelector("[role=radio][aria-checked=true]")?.textContent).toContain("2单元");
  });
});

describe("a way to another page", () => {
  it("is gone once by a double tap, and again as soon as one has been there", () => {
    const { navigateTo } = uni;
    let there = (): void => {};
    uni.navigateTo = ((options: UniApp.NavigateToOptions) => {
      there = () => options.complete?.({});
      return navigateTo(options);
    }) as typeof uni.navigateTo;
    go(pages.homes);
    go(pages.homes);
    expect(thePhone().went).toEqual([`navigateTo ${pages.homes}`]);
    there();
    go(pages.homes);
    expect(thePhone().went).toHaveLength(2);
  });
});

describe("a copy of one's data", () => {
  it("whose time is over by now is shown so when it could not be fetched", async () => {
    let status = "READY";
    const one = () => ({ id: "e1", status, requestedAt: "2026-11-21T09:00:00+08:00", readyAt: null, expiresAt: null, url: "/me/export/e1" });
    answers([MyExportsDocument, () => ({ me: { id: "p1", exports: [one()] } })]);
    (uni as unknown as { downloadFile: unknown }).downloadFile = ({ success }: { success: (answer: object) => void }) =>
      success({ statusCode: 404, tempFilePath: "" });
    const place = show(ExportsPage);
    happens("onShow");
    await settled();
    status = "EXPIRED";
    press(place, privacy.download);
    await settled();
    expect(place.textContent).toContain(privacy.exportStatus.EXPIRED);
  });
});

describe("one's own page", () => {
  it("says in a sentence also what nobody foresaw", async () => {
    uni.request = (() => {
      throw new TypeError("undefined is not a function");
    }) as unknown as typeof uni.request;
    const place = show(MePage);
    happens("onShow");
    await settled();
    expect(place.textContent).not.toMatch(/undefined/);
    expect(place.textContent).toContain("没有信号");
  });

  it("lets out whoever is logged in, though nothing else is known of them yet", async () => {
    thePhone().server = (request) => request.lose();
    const place = show(MePage);
    happens("onShow");
    await settled();
    expect(place.textContent).toContain(me.leave);
  });
});

describe("what waits", () => {
  it("is said to wait for the signal, or for the person to agree where they have not", async () => {
    thePhone().network("none");
    void registerRider("520329");
    await settled();
    account.me.value = { ...wang, consented: true };
    const place = show(Banners);
    expect(place.textContent).toContain("有信号后会自动发出");
    account.me.value = { ...wang, consented: false };
    await settled();
    expect(place.textContent).not.toContain("有信号后会自动发出");
    expect(place.textContent).toContain("同意隐私政策后");
  });
});

describe("a page that was opened by a link, without a login,", () => {
  beforeEach(endSession);

  it("to agree to the policy leads to the login", async () => {
    answers([PolicyDocument, { privacyPolicy: { version: "1", publishedOn: "2026-11-01", text: "# 政策" } }]);
    const place = show(ConsentPage);
    happens("onLoad", {});
    happens("onShow");
    await settled();
    press(place, "登录");
    expect(thePhone().went).toEqual([`navigateTo ${pages.login}`]);
  });

  it("to agree for a child asks for the login before the code is written", async () => {
    answers([PolicyDocument, { privacyPolicy: { version: "1", publishedOn: "2026-11-01", text: "# 政策" } }]);
    const place = show(ChildPage);
    happens("onLoad", { of: "g1" });
    happens("onShow");
    await settled();
    expect(place.querySelector("input")).toBeNull();
    expect(place.textContent).toContain("请先登录");
  });
});

describe("the counties to ride in", () => {
  it("are those of the last words, whichever answer comes last", async () => {
    const place = show(RiderForm);
    const input = place.querySelector("input")!;
    const looks = async (words: string) => {
      input.dispatchEvent(new CustomEvent("input", { detail: { value: words } }));
      press(place, "查找");
      await settled();
    };
    thePhone().server = () => {};
    await looks("凤冈");
    await looks("湄潭");
    const county = (code: string, name: string) => ({ data: { regionSearch: { nodes: [{ code, level: "COUNTY", name, shortName: name, ancestors: [] }] } } });
    thePhone().requests[1]?.answer(county("2", "湄潭县"));
    thePhone().requests[0]?.answer(county("1", "凤冈县"));
    await settled();
    expect(place.textContent).toContain("湄潭县");
    expect(place.textContent).not.toContain("凤冈县");
  });
});
