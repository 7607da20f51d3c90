import { beforeEach, describe, expect, it, vi } from "vitest";
import { thePhone, type FakeRequest } from "../fakes/phone";

let account: typeof import("@/state/account");
let login: typeof import("@/state/login");
let session: typeof import("@/server/session");
let copies: typeof import("@/server/copies");
let documents: typeof import("@/gen/graphql");

const idOf = (name: "Me" | "MyRoles" | "LogIn" | "LogOut") =>
  documents[`${name}Document`].__meta__?.documentId as string;

const begun = {
  session: { token: "t1", expiresAt: "2099-01-01T00:00:00Z" },
  me: { id: "wang", consented: true },
  userErrors: [],
};
const wang = { id: "wang", consented: true, name: "王芳", phone: null, phoneMasked: null, version: 1, policyToAgree: null, closing: null };
const role = { id: "r1", role: "GRID_WORKER", title: "网格员", from: "2026-01-01", until: null, version: 1, place: null };

/** The server: each document by name. */
function serves(answers: Record<string, unknown>): void {
  thePhone().server = (request: FakeRequest) => {
    for (const name of ["Me", "MyRoles", "LogIn", "LogOut"] as const) {
      if (idOf(name) === request.body.documentId && name in answers) return request.answer({ data: answers[name] });
    }
    request.lose();
  };
}

async function open(): Promise<void> {
  account = await import("@/state/account");
  login = await import("@/state/login");
  session = await import("@/server/session");
  copies = await import("@/server/copies");
  documents = await import("@/gen/graphql");
}

const all = { LogIn: { sessionStart: begun }, Me: { me: wang }, MyRoles: { me: { id: "wang", roles: [role] } } };

beforeEach(async () => {
  vi.resetModules();
  await open();
});

describe("logging in", () => {
  it("takes WeChat's code, and knows who it is and what they may", async () => {
    serves(all);
    await login.logIn();
    expect(thePhone().requests[0]!.body.variables).toEqual({ code: "code-1" });
    expect(account.me.value?.name).toBe("王芳");
    expect(account.isStaff.value).toBe(true);
  });

  it("tells the server's sentence when it does not want", async () => {
    serves({ LogIn: { sessionStart: { session: null, me: null, userErrors: [{ code: "TOO_OFTEN", message: "登录太频繁。" }] } } });
    await expect(login.logIn()).rejects.toMatchObject({ message: "登录太频繁。" });
    expect(session.person()).toBeUndefined();
  });

  it("has worked also when nothing more can be learnt at the moment", async () => {
    serves({ LogIn: all.LogIn });
    await login.logIn();
    expect(session.person()).toBe("wang");
  });
});

describe("who was logged in", () => {
  it("is known at the next start before the server answers", async () => {
    serves(all);
    await login.logIn();
    thePhone().kill();
    await open();
    expect(account.me.value?.name).toBe("王芳");
    expect(account.isStaff.value).toBe(true);
  });

  it("is forgotten with all that is personal after logging out, also without signal", async () => {
    serves(all);
    await login.logIn();
    copies.keepCopy(`${account.MINE}homes`, "三单元");
    thePhone().storage.set("draft:wang:reveal:p1", JSON.stringify({ values: { text: "家里漏水" }, at: Date.now() }));
    thePhone().network("none");
    await account.logOut(false);
    expect(account.me.value).toBeUndefined();
    expect(copies.copyOf(`${account.MINE}homes`)).toBeUndefined();
    expect([...thePhone().storage.values()].join()).not.toMatch(/王芳|家里漏水/);
  });

  it("keeps nothing on the phone of what needs consent once that is withdrawn", async () => {
    serves(all);
    await login.logIn();
    copies.keepCopy(account.mine("family"), "王芳的孩子");
    serves({ ...all, Me: { me: { ...wang, consented: false } } });
    await account.refresh();
    expect([...thePhone().storage.values()].join()).not.toContain("王芳的孩子");
    expect(account.me.value?.consented).toBe(false);
  });

  it("stays logged in when all sessions were to end and the server did not hear", async () => {
    serves(all);
    await login.logIn();
    await expect(account.logOut(true)).rejects.toMatchObject({ kind: "OFFLINE" });
    expect(session.person()).toBe("wang");
  });

  it("is forgotten when the session ran out while the app was closed", async () => {
    serves(all);
    await login.logIn();
    const kept = JSON.parse(thePhone().storage.get("session")!) as object;
    thePhone().storage.set("session", JSON.stringify({ ...kept, expiresAt: "2020-01-01T00:00:00Z" }));
    thePhone().kill();
    await open();
    expect(account.me.value).toBeUndefined();
    expect([...thePhone().storage.values()].join()).not.toContain("王芳");
  });

  it("is not mixed up with who logs in while the answer is on its way", async () => {
    serves(all);
    await login.logIn();
    thePhone().server = () => {};
    const asked = account.refresh();
    session.beginSession({ token: "t2", person: "li", expiresAt: "2099-01-01T00:00:00Z" });
    thePhone().requests.at(-1)!.answer({ data: { me: wang } });
    await asked;
    expect(account.me.value).toBeUndefined();
  });
});
