import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { StaffEventAttendanceRecordDocument, StaffEventDoorCodeDocument, StaffEventDoorRosterDocument } from "@/gen/graphql";
import { documentId } from "@/server/request";
import type { Line } from "@/staff/state/doorRoster";
import { organising } from "@/texts/organising";
import { thePhone, type FakeRequest } from "../fakes/phone";

let attendance: typeof import("@/state/attendance");
let session: typeof import("@/server/session");
let outbox: typeof import("@/server/outbox");
let rosters: typeof import("@/staff/state/doorRoster");
let codes: typeof import("@/staff/state/doorCode");
let doors: typeof import("@/staff/state/door");

const t = organising.door;
const NOW = Date.parse("2026-12-10T08:00:00+08:00");
const ENDS = "2026-12-10T11:30:00+08:00";
const DAY = 24 * 3_600_000;
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const digest = (pass: string): string => createHash("sha256").update(pass).digest("hex");

const signedUp = (id: string, name: string | null, phone: string | null, state: Line["state"] = "PLACED") => ({
  ...{ id, name, phone, state, checkedInAt: null, passDigest: digest(`pass-of-${id}`) },
});
const ROSTER = [signedUp("s1", "王*英", "138****5678"), signedUp("s2", "李*", "139****0001", "WAITING"), signedUp("s3", null, "137****5678")];

/** What the server has recorded, and of whom it knows. */
let recorded: string[];
let batches: number[];

function outcomeOf({ pass, signUp, at }: { pass?: string; signUp?: string; at: string }) {
  const line = ROSTER.find((one) => one.id === signUp || (pass && one.passDigest === digest(pass)));
  if (!line) return { outcome: "UNKNOWN_PASS", text: "这不是这场活动的凭证", line: null };
  if (line.state !== "PLACED") return { outcome: "NO_PLACE", text: `${line.name ?? ""}，没有名额`, line: { id: line.id } };
  const before = recorded.includes(line.id);
  if (!before) recorded.push(line.id);
  return { outcome: before ? "ALREADY" : "RECORDED", text: `${line.name ?? ""}，已签到`, line: { id: line.id }, at };
}

function serves(request: FakeRequest): void {
  const { documentId: id, variables } = request.body;
  if (id === documentId(StaffEventAttendanceRecordDocument)) {
    const { came } = variables.input as { came: Parameters<typeof outcomeOf>[0][] };
    batches.push(came.length);
    return request.answer({ data: { eventAttendanceRecord: { results: came.map(outcomeOf), userErrors: [] } } });
  }
  if (id === documentId(StaffEventDoorRosterDocument)) {
    const from = variables.after ? 2 : 0;
    const nodes = ROSTER.slice(from, from + 2).map((line) => ({ ...line, checkedInAt: recorded.includes(line.id) ? "2026-12-10T08:10:00+08:00" : null }));
    request.answer({ data: { eventRoster: { nodes, pageInfo: { hasNextPage: from === 0, endCursor: "c2" } } } });
  }
}

async function open(): Promise<void> {
  attendance = await import("@/state/attendance");
  session = await import("@/server/session");
  outbox = await import("@/server/outbox");
  rosters = await import("@/staff/state/doorRoster");
  codes = await import("@/staff/state/doorCode");
  doors = await import("@/staff/state/door");
}

async function restart(): Promise<void> {
  const now = Date.now();
  thePhone().kill();
  // With the timers of an app that was killed the test's clock begins anew.
  vi.setSystemTime(now);
  await open();
}

const doorAt = () => doors.doorOf("e1", () => ENDS);

async function atDoorWithRoster() {
  const door = doorAt();
  const loaded = door.load();
  await after(100);
  await loaded;
  return door;
}

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  vi.resetModules();
  recorded = [];
  batches = [];
  thePhone().server = serves;
  await open();
  session.beginSession({ token: "t", person: "zhang", expiresAt: "2099-01-01T00:00:00Z" });
});

describe("At the door with a signal", () => {
  it("a pass is known at once, and recorded", async () => {
    const door = await atDoorWithRoster();
    const seen = door.scan("pass-of-s1");
    expect(seen).toMatchObject({ tone: "good", sentence: t.welcome("王*英 138****5678") });
    expect(door.counts.value).toEqual({ came: 0, placed: 2, waiting: 1 });
    await after(100);
    expect(recorded).toEqual(["s1"]);
    expect(doors.withAnswer(door, seen)).toMatchObject({ tone: "good", sentence: "王*英，已签到" });
    expect(door.counts.value).toEqual({ came: 1, placed: 2, waiting: 0 });
  });

  it("a second scan of the same pass sends nothing more, before and after the answer", async () => {
    const door = await atDoorWithRoster();
    door.scan("pass-of-s1");
    expect(door.scan("pass-of-s1").tone).toBe("before");
    await after(100);
    expect(door.scan(" pass-of-s1\n").tone).toBe("before");
    expect(door.mark(door.find("王*英")[0]!).tone).toBe("before");
    await after(100);
    expect(batches).toEqual([1]);
  });

  it("another's code is not taken for a pass, and nothing is sent", async () => {
    const door = await atDoorWithRoster();
    for (const other of ["https://example.com/menu", "", "你好你好你好你好", "short"]) expect(door.scan(other)).toEqual({ tone: "no", sentence: t.notAPass });
    await after(100);
    expect(batches).toEqual([]);
  });

  it("without the roster the server says who it is", async () => {
    const door = doorAt();
    const seen = door.scan("pass-of-s1");
    expect(seen).toMatchObject({ tone: "doubtful", sentence: t.noRosterYet });
    await after(100);
    expect(doors.withAnswer(door, seen)).toMatchObject({ tone: "good", sentence: "王*英，已签到" });
    expect(door.scan("pass-of-s1").tone).toBe("before");
  });
});

describe("At the door without a signal", () => {
  it("who it is is said from the roster that was kept, also after a restart; who was taken down is settled once, with the time at which they came", async () => {
    await atDoorWithRoster();
    thePhone().network("none");
    await restart();
    const door = doorAt();
    expect(door.scan("pass-of-s1")).toMatchObject({ tone: "good", sentence: t.welcome("王*英 138****5678") });
    await after(60_000);
    const [third] = door.find("137");
    door.mark(third!);
    await after(1_000);
    expect(door.counts.value).toEqual({ came: 0, placed: 2, waiting: 2 });

    await restart();
    expect(doorAt().counts.value).toEqual({ came: 0, placed: 2, waiting: 2 });
    expect(doorAt().scan("pass-of-s1").tone).toBe("before");
    thePhone().network("wifi");
    void outbox.work();
    await after(1_000);
    expect(recorded).toEqual(["s1", "s3"]);
    expect(batches).toEqual([2]);
    const sent = thePhone().requests.filter(({ body }) => body.documentId === documentId(StaffEventAttendanceRecordDocument)).at(-1)!.body.variables.input;
    expect(sent).toEqual({
      event: "e1",
      came: [
        { pass: "pass-of-s1", at: new Date(NOW + 100).toISOString() },
        { signUp: "s3", at: new Date(NOW + 60_100).toISOString() },
      ],
    });
    expect(doorAt().counts.value).toEqual({ came: 2, placed: 2, waiting: 0 });
    await restart();
    expect(doorAt().counts.value).toEqual({ came: 2, placed: 2, waiting: 0 });
  });

  it("what the server had something against is to be seen, also after a restart, until it was dismissed", async () => {
    const door = await atDoorWithRoster();
    thePhone().network("none");
    expect(door.scan("pass-of-s2")).toMatchObject({ tone: "doubtful", sentence: t.notPlaced("李* 139****0001", t.states.WAITING) });
    expect(door.scan("pass-of-somebody")).toMatchObject({ tone: "doubtful", sentence: t.notInRoster });
    await after(1_000);
    thePhone().network("wifi");
    void outbox.work();
    await after(1_000);
    await restart();
    const again = doorAt();
    expect(again.problems.value.map(({ outcome, text }) => [outcome, text])).toEqual([["NO_PLACE", "李*，没有名额"], ["UNKNOWN_PASS", "这不是这场活动的凭证"]]);
    expect(again.problems.value.map(({ came }) => again.nameOf(came))).toEqual(["李* 139****0001", t.stranger]);
    again.dismiss(again.problems.value[0]!);
    await restart();
    expect(doorAt().problems.value.map(({ outcome }) => outcome)).toEqual(["UNKNOWN_PASS"]);
  });

  it("what is declined as a whole is to be seen of each", async () => {
    const door = await atDoorWithRoster();
    thePhone().server = ({ answer }) => answer({ data: { eventAttendanceRecord: { results: null, userErrors: [{ field: "event", message: "活动已取消。", code: "NOT_NOW" }] } } });
    door.scan("pass-of-s1");
    door.scan("pass-of-s3");
    await after(1_000);
    expect(door.problems.value.map(({ outcome, text }) => [outcome, text])).toEqual([["DECLINED", "活动已取消。"], ["DECLINED", "活动已取消。"]]);
    expect(door.counts.value.came).toBe(0);
  });

  it("hundreds are settled in parts of 100, those of another event apart", async () => {
    thePhone().network("none");
    for (let n = 0; n < 450; n++) void attendance.takeDown(n % 10 ? "e1" : "e2", { pass: `pass-${n}-of-many`, at: new Date(NOW).toISOString() });
    await after(1_000);
    expect(outbox.waiting.value.length).toBe(6);
    expect(attendance.waitingAt("e1").length).toBe(405);
    thePhone().network("wifi");
    void outbox.work();
    await after(10_000);
    expect(batches.reduce((sum, one) => sum + one)).toBe(450);
    expect(Math.max(...batches)).toBeLessThanOrEqual(100);
    expect(attendance.settledAt("e1").length).toBe(405);
  });
});

describe("At the door after the end", () => {
  it("who is recorded came at a time that nobody took down", async () => {
    const door = await atDoorWithRoster();
    vi.setSystemTime(Date.parse(ENDS) - 1);
    expect(door.mark(door.find("王英")[0]!).came?.at).toBe(new Date(Date.parse(ENDS) - 1).toISOString());
    vi.setSystemTime(Date.parse(ENDS));
    expect(door.mark(door.find("137")[0]!).came).toEqual({ signUp: "s3" });
  });
});

describe("The roster on a device", () => {
  it("is read to its end, and is gone a day after the event", async () => {
    const door = await atDoorWithRoster();
    expect(door.roster.value?.lines.map(({ id }) => id)).toEqual(["s1", "s2", "s3"]);
    vi.setSystemTime(Date.parse(ENDS) + DAY - 1);
    await restart();
    expect(rosters.keptRoster("e1")?.lines).toHaveLength(3);
    vi.setSystemTime(Date.parse(ENDS) + DAY);
    await restart();
    expect(rosters.keptRoster("e1")).toBeUndefined();
    expect([...thePhone().storage.keys()].filter((key) => key.includes("door:"))).toEqual([]);
  });

  it("is gone when whoever read it logs out", async () => {
    await atDoorWithRoster();
    session.endSession();
    expect([...thePhone().storage.values()].join()).not.toContain("王*英");
  });

  it("says so where there is no room for it, and is there for as long as the app is open", async () => {
    thePhone().full = true;
    const door = await atDoorWithRoster();
    expect(door.unkept.value).toBe(true);
    expect(door.scan("pass-of-s1").tone).toBe("good");
  });

  it("holds no pass, no name in full and no answer", async () => {
    await atDoorWithRoster();
    const kept = [...thePhone().storage.entries()].filter(([key]) => key.includes("door:")).map(([, value]) => value).join();
    expect(kept).toContain(digest("pass-of-s1"));
    expect(kept).not.toContain("pass-of-s1");
  });

  it("read anew says itself who came", async () => {
    const door = await atDoorWithRoster();
    door.scan("pass-of-s1");
    await after(100);
    const again = door.load();
    await after(100);
    await again;
    expect(attendance.settledAt("e1")).toEqual([]);
    expect(door.counts.value.came).toBe(1);
  });

  it("that comes to an end halfway leaves the one before it", async () => {
    const door = await atDoorWithRoster();
    let pages = 0;
    thePhone().server = (request) => (++pages === 1 ? serves(request) : request.lose());
    const again = door.load();
    await after(100);
    await again;
    expect(door.trouble.value?.kind).toBe("OFFLINE");
    expect(door.roster.value?.lines).toHaveLength(3);
    expect(rosters.keptRoster("e1")?.lines).toHaveLength(3);
  });

  it("finds people by a name in full or in part, and by a phone or its first or last digits", async () => {
    const door = await atDoorWithRoster();
    const found = (words: string): string[] => door.find(words).map(({ id }) => id);
    expect(found("王秀英")).toEqual(["s1"]);
    expect(found("王英")).toEqual(["s1"]);
    expect(found("王")).toEqual(["s1"]);
    expect(found("李明")).toEqual(["s2"]);
    expect(found("5678")).toEqual(["s1", "s3"]);
    expect(found("138 1234 5678")).toEqual(["s1"]);
    expect(found("13912340002")).toEqual([]);
    expect(found("张")).toEqual([]);
    expect(found(" ")).toEqual([]);
  });
});

describe("The code at the door", () => {
  /** The server's clock is ahead of the device's by so much. */
  const AHEAD = 7 * 60_000;
  const code = (n: number) => `code-${n}`;
  let asked: number;

  beforeEach(() => {
    asked = 0;
    thePhone().server = (request) => {
      if (request.body.documentId !== documentId(StaffEventDoorCodeDocument)) return serves(request);
      const now = Date.now() + AHEAD;
      const period = Math.floor(now / 30_000);
      asked++;
      const eventDoorCode = { link: `https://doorplate.example/e/${code(period)}`, digits: "123456", changesAt: new Date((period + 1) * 30_000).toISOString(), now: new Date(now).toISOString() };
      request.answer({ data: { eventDoorCode } });
    };
  });

  const period = (): number => Math.floor((Date.now() + AHEAD) / 30_000);

  it("is renewed when it changes by the server's clock, however far off the device's is", async () => {
    vi.setSystemTime(NOW + 12_000);
    const at = codes.doorCode("e1");
    at.begin();
    await after(50);
    expect(at.now.value).toMatchObject({ left: 18, code: { link: `https://doorplate.example/e/${code(period())}` } });
    await after(17_000);
    expect(at.now.value.left).toBe(1);
    await after(1_500);
    expect(at.now.value).toMatchObject({ left: 30, code: { link: `https://doorplate.example/e/${code(period())}` } });
    expect(asked).toBe(2);
    expect(Math.abs(codes.serverNow() - (Date.now() + AHEAD))).toBeLessThan(1_000);
    at.end();
    await after(120_000);
    expect(asked).toBe(2);
  });

  it("is shown no longer than it holds where the next does not come, and is there again with the signal", async () => {
    const at = codes.doorCode("e1");
    at.begin();
    await after(50);
    thePhone().network("none");
    await after(31_000);
    expect(at.now.value).toMatchObject({ code: undefined, left: 0, trouble: { kind: "OFFLINE" } });
    thePhone().network("wifi");
    await after(4_000);
    expect(at.now.value).toMatchObject({ trouble: undefined, code: { digits: "123456" } });
    at.end();
  });

  it("is not there at other times, which is said, and is asked for again", async () => {
    let opens = false;
    const answered = thePhone().server;
    thePhone().server = (request) => (opens ? answered(request) : request.answer({ data: { eventDoorCode: null } }));
    const at = codes.doorCode("e1");
    at.begin();
    await after(50);
    expect(at.now.value).toMatchObject({ code: undefined, closed: true });
    opens = true;
    await after(30_500);
    expect(at.now.value).toMatchObject({ closed: false, code: { digits: "123456" } });
    at.end();
  });

  it("tells what time it is to those who are taken down on a device whose clock is off", async () => {
    const at = codes.doorCode("e1");
    at.begin();
    await after(50);
    at.end();
    const { came } = doorAt().scan("pass-of-s1");
    expect(Math.abs(Date.parse(came!.at!) - (Date.now() + AHEAD))).toBeLessThan(1_000);
  });
});
