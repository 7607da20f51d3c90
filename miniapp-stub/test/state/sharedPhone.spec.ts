import { beforeEach, describe, expect, it, vi } from "vitest";
import { MyHouseholdsDocument, PlateDocument } from "@/gen/graphql";
import { beginSession, endSession } from "@/server/session";
import { myHouseholds } from "@/state/household";
import { forgetOpened, openedPlates } from "@/state/openedPlates";
import { openPlate } from "@/state/plate";
import { answers, aPlate, CODE, logIn, settled } from "../pages/answers";
import { thePhone } from "../fakes/phone";

const li = { token: "t2", person: "li", expiresAt: "2099-01-01T00:00:00Z" };
const home = { id: "h1", status: "CONFIRMED", door: "王家 501" };
const kept = (): string => [...thePhone().storage.values()].join();

describe("what is one person's", () => {
  beforeEach(logIn);

  async function opened() {
    answers([MyHouseholdsDocument, { me: { households: [home] } }]);
    const page = myHouseholds();
    await page.again();
    expect(page.view.value.data).toEqual([home]);
    return page;
  }

  it("is not on the screen any more once their session is over", async () => {
    const { view } = await opened();
    endSession();
    expect(view.value).toMatchObject({ loading: false, trouble: { kind: "ENDED" } });
    expect(view.value.data).toBeUndefined();
  });

  it("is not shown to whoever logs in next, though the page is still open and there is no signal", async () => {
    const { view, again } = await opened();
    endSession();
    beginSession(li);
    thePhone().server = (request) => request.lose();
    await again();
    expect(view.value).toMatchObject({ loading: false, trouble: { kind: "OFFLINE" } });
    expect(view.value.data).toBeUndefined();
  });

  it("is not kept nor shown when the answer comes after they have gone", async () => {
    thePhone().server = () => {};
    const { view, again } = myHouseholds();
    const asked = again();
    endSession();
    beginSession(li);
    thePhone().requests.at(-1)!.answer({ data: { me: { households: [home] } } });
    await asked;
    expect(view.value.data).toBeUndefined();
    expect(kept()).not.toContain("王家");
  });

  it("is not read by another from what is kept, where a tab has not heard yet who is logged in", async () => {
    await opened();
    const copies = [...thePhone().storage].filter(([, value]) => value.includes("王家"));
    beginSession(li);
    copies.forEach(([key, value]) => thePhone().storage.set(key, value));
    expect(myHouseholds().view.value.data).toBeUndefined();
  });
});

describe("a session", () => {
  it("that finds no room does not leave the one before it to come back", async () => {
    logIn();
    thePhone().full = true;
    beginSession(li);
    thePhone().kill();
    const { person } = await import("@/server/session");
    expect(person()).toBeUndefined();
  });

  it("that ran out while the app was open takes with it what is personal as soon as one looks", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-21T09:00:00+08:00") });
    vi.resetModules();
    const session = await import("@/server/session");
    const account = await import("@/state/account");
    session.beginSession({ ...li, expiresAt: "2026-11-21T10:00:00+08:00" });
    account.me.value = { id: "li", name: "李强" } as never;
    vi.setSystemTime(Date.parse("2026-11-21T11:00:00+08:00"));
    await account.refresh();
    expect(account.me.value).toBeUndefined();
    expect(thePhone().storage.has("session")).toBe(false);
  });
});

describe("the plates opened last", () => {
  it("are not left for whoever has the phone after somebody has logged out", async () => {
    logIn();
    openPlate(CODE).heard(aPlate());
    expect(openedPlates.value).toHaveLength(1);
    endSession();
    expect(openedPlates.value).toEqual([]);
    expect(thePhone().storage.has("plates")).toBe(false);
  });

  it("leave nothing behind when they are cleared", async () => {
    answers([PlateDocument, { doorplate: aPlate() }]);
    openPlate(CODE);
    await settled();
    forgetOpened();
    expect(kept()).not.toContain("御景苑");
  });
});
