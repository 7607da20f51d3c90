import { beforeEach, describe, expect, it } from "vitest";
import { StaffNoticeTellDocument } from "@/gen/graphql";
import { beginSession, endSession } from "@/server/session";
import { mayPause, mayStop, moves, type Broadcast } from "@/staff/state/broadcasts";
import { marksOf, stageOf, stateWords, whenWords } from "@/staff/state/notices";
import { has } from "@/staff/state/rights";
import { mustReads, tell, visitOf, waitingOf } from "@/staff/state/tellings";
import { documentId } from "@/server/request";
import { publishing } from "@/texts/publishing";
import { thePhone } from "../fakes/phone";

beforeEach(() => {
  endSession();
  beginSession({ token: "t", expiresAt: "2099-01-01T00:00:00Z", person: "p1" });
});

const settled = (): Promise<void> => new Promise((go) => setTimeout(go, 20));

describe("What is recorded at a door", () => {
  it("says what was found, what was not there, and what nobody looked at", () => {
    expect(visitOf("n1", "r1", "", "")).toEqual({ notice: "n1", resident: "r1", appInstalled: null, callWarning: null });
    expect(visitOf("n1", "r1", "yes", "no")).toMatchObject({ appInstalled: true, callWarning: false });
    expect(visitOf("n1", "r1", "yes", "")).toMatchObject({ appInstalled: true, callWarning: null });
  });

  it("never says that the warning is on without the app, whatever was pressed before", () => {
    expect(visitOf("n1", "r1", "no", "yes")).toMatchObject({ appInstalled: false, callWarning: false });
    expect(visitOf("n1", "r1", "", "yes")).toMatchObject({ appInstalled: null, callWarning: null });
  });

  it("waits for the signal, is marked as long as it does, and is sent then", async () => {
    thePhone().network("none");
    const outcome = await tell(visitOf("n1", "r1", "yes", "yes"));
    expect(outcome.state).toBe("waiting");
    expect([...waitingOf("n1").keys()]).toEqual(["r1"]);
    expect([...waitingOf("n2").keys()]).toEqual([]);

    thePhone().network("wifi");
    thePhone().server = (request) => request.answer({ data: { noticeTell: { receipt: { resident: "r1" }, userErrors: [] } } });
    const { work } = await import("@/server/outbox");
    await work();
    await settled();
    const sent = thePhone().requests.filter(({ body }) => body.documentId === documentId(StaffNoticeTellDocument));
    expect(sent[sent.length - 1]?.body.variables).toEqual({ input: visitOf("n1", "r1", "yes", "yes") });
    expect([...waitingOf("n1").keys()]).toEqual([]);
  });

  it("keeps nothing on the phone but ids and what was found", async () => {
    thePhone().network("none");
    await tell(visitOf("n1", "r1", "yes", ""));
    const kept = [...thePhone().storage.values()].join();
    expect(kept).toContain("r1");
    expect(kept).not.toContain("王");
  });
});

describe("What must be read", () => {
  it("is asked for of the place that one goes through, also where it lies pages behind", async () => {
    const page = (nodes: object[], endCursor: string | null) => ({ noticesToTell: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } });
    const one = { id: "n9", kind: "LAW", title: "普法", publisher: "子营街道", publishedAt: "2026-11-21T09:00:00+08:00" };
    const pages: Record<string, object> = { "": page([], "a"), a: page([], "b"), b: page([one], null) };
    thePhone().server = ({ body, answer }) => answer({ data: pages[String(body.variables.after ?? "")] });
    const list = mustReads({ kind: "grid", id: "g7", name: "第三网格", size: "COMMUNITY", role: "GRID_WORKER" });
    await list.again();
    expect(list.view.value.items.map(({ id }) => id)).toEqual(["n9"]);
    expect(thePhone().requests.map(({ body }) => body.variables.within)).toEqual(Array(3).fill({ grid: "g7" }));
  });
});

describe("A notice in the list", () => {
  it("says first that it waits for whoever looks", () => {
    expect(stateWords({ state: "IN_REVIEW", revision: null, mayApprove: true })).toBe(publishing.list.mine);
    expect(stateWords({ state: "IN_REVIEW", revision: null, mayApprove: false })).toBe("待审核");
    expect(stateWords({ state: "PUBLISHED", revision: "DRAFT", mayApprove: false })).toBe("已发布 · 新版在写");
  });

  it("is at the stage of the edition that is being worked on", () => {
    expect(stageOf({ state: "PUBLISHED", revision: "IN_REVIEW" })).toBe("IN_REVIEW");
    expect(stageOf({ state: "PUBLISHED", revision: null })).toBe("PUBLISHED");
  });

  it("says how it is told, and when", () => {
    expect(marksOf({ urgent: true, mustRead: true, pinned: false })).toEqual(["紧急", "必读"]);
    expect(whenWords({ publishAt: null, expiresAt: "2026-12-31T23:59:59+08:00" })).toEqual(["审核通过后马上发布", "到 2026-12-31 为止"]);
  });
});

describe("A broadcast", () => {
  const one = (state: Broadcast["state"], waiting: number): Pick<Broadcast, "state" | "channels"> => ({
    state,
    channels: [{ channel: "WECHAT", waiting, sent: 1, failed: 0, dropped: 0 }],
  });

  it("moves, and can be paused and stopped, as long as something of it may go out", () => {
    expect([one("RUNNING", 0), one("TOLD", 3)].every((it) => moves(it) && mayPause(it) && mayStop(it))).toBe(true);
    expect([one("TOLD", 0), one("STOPPED", 3)].some((it) => moves(it) || mayPause(it) || mayStop(it))).toBe(false);
  });

  it("that is paused rests, and can be stopped for good", () => {
    const paused = one("PAUSED", 3);
    expect([moves(paused), mayPause(paused), mayStop(paused)]).toEqual([false, false, true]);
  });
});

describe("Who publishes", () => {
  it("are the community, the street and the county; the operator watches what goes out and writes nothing", () => {
    expect((["COMMUNITY_STAFF", "STREET_STAFF", "COUNTY_STAFF"] as const).every((role) => has(role, "PUBLISH") && has(role, "WATCH_DELIVERIES"))).toBe(true);
    expect([has("OPERATOR", "PUBLISH"), has("OPERATOR", "WATCH_DELIVERIES"), has("GRID_WORKER", "PUBLISH"), has("GRID_WORKER", "WATCH_DELIVERIES")]).toEqual([false, true, false, false]);
  });
});
