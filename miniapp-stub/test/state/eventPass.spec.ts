import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MySignUpsDocument, OneEventDocument, OnePassDocument } from "@/gen/graphql";
import { beginSession, endSession } from "@/server/session";
import { mySignUps, openEvent } from "@/state/events";
import { keepPass, keptPass, openPass } from "@/state/eventPass";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";
import { aLine, anEvent, aSignUp } from "../pages/eventData";

const SOON = { ...aLine(), startsAt: "2026-12-10T09:00:00+08:00", endsAt: "2026-12-10T11:30:00+08:00" };
const stored = (): string[] => [...thePhone().storage.keys()].filter((key) => key.startsWith("pass:"));

beforeEach(logIn);
afterEach(endSession);

describe("a pass", () => {
  it("is kept from whatever told of it first: the event, one's list, or its own page", async () => {
    answers(
      [OneEventDocument, { event: anEvent({ signUps: [aSignUp()] }) }],
      [MySignUpsDocument, { me: { id: "p1", signUps: { nodes: [{ ...aSignUp({ id: "s2" }), event: aLine() }], pageInfo: { hasNextPage: false, endCursor: null } } } }],
      [OnePassDocument, { node: { __typename: "EventSignUp", ...aSignUp({ id: "s3" }), event: aLine() } }],
    );
    await openEvent("e1").again();
    await mySignUps().again();
    await openPass("s3").again();
    expect(["s1", "s2", "s3"].map((id) => keptPass(id)?.signUp.pass)).toEqual(Array(3).fill("P-1-abcdef"));
    expect(keptPass("s2")?.event).toEqual({ id: "e1", title: "网约车司机免费体检", startsAt: aLine().startsAt, endsAt: aLine().endsAt, venue: "社区服务中心二楼" });
  });

  it("is forgotten once the server tells of none", async () => {
    keepPass({ signUp: aSignUp(), event: aLine() });
    keepPass({ signUp: aSignUp({ state: "CANCELLED", pass: null }), event: aLine() });
    expect(keptPass("s1")).toBeUndefined();
    keepPass({ signUp: aSignUp(), event: aLine() });
    answers([OnePassDocument, { node: null }]);
    await openPass("s1").again();
    expect(stored()).toEqual([]);
  });

  it("is there on the day of the event, and the next start after the day that follows has swept it", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-12-01T09:00:00+08:00") });
    keepPass({ signUp: aSignUp(), event: SOON });
    vi.setSystemTime(Date.parse("2026-12-11T11:00:00+08:00"));
    expect(keptPass("s1")).toBeDefined();
    vi.setSystemTime(Date.parse("2026-12-11T12:00:00+08:00"));
    expect(keptPass("s1")).toBeUndefined();
    expect(stored()).toHaveLength(1);
    vi.resetModules();
    await import("@/state/eventPass");
    expect(stored()).toEqual([]);
  });

  it("is nobody else's: it goes with the session, and is not found by who is logged in next", () => {
    keepPass({ signUp: aSignUp(), event: aLine() });
    const [[key, value] = ["", ""]] = [...thePhone().storage].filter(([name]) => name.startsWith("pass:"));
    endSession();
    expect(stored()).toEqual([]);
    thePhone().storage.set(key, value);
    beginSession({ token: "t2", person: "li", expiresAt: "2099-01-01T00:00:00Z" });
    expect(keptPass("s1")).toBeUndefined();
  });
});
