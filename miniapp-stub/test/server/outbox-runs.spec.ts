// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Keeper } from "../fakes/keeper";
import { thePhone, type FakeRequest } from "../fakes/phone";
import { seeded } from "../fakes/random";
import { Create, Edit } from "./documents";

type App = { outbox: typeof import("@/server/outbox"); session: typeof import("@/server/session") };

/** A browser's window, as far as tabs need it; each life of the app has a new one, so that dead tabs hear nothing. */
function freshWindow(): void {
  vi.stubGlobal("window", new EventTarget());
}

async function open(): Promise<App> {
  vi.resetModules();
  return { outbox: await import("@/server/outbox"), session: await import("@/server/session") };
}

/** A county's worst line: requests and answers are lost, the server is busy, the app is killed, people take turns. */
class Run {
  readonly keeper = new Keeper();
  readonly asked: Array<{ person: string; what: string }> = [];
  apps: App[] = [];
  underWay = 0;
  mostUnderWay = 0;
  calm = false;
  private person = "wang";
  private sessions = 0;
  private readonly random: () => number;

  constructor(seed: number, readonly tabs: number) {
    this.random = seeded(seed);
    vi.spyOn(Math, "random").mockImplementation(seeded(seed + 7));
    thePhone().server = (request) => this.carry(request);
  }

  private carry(request: FakeRequest): void {
    const fate = this.calm ? 1 : this.random();
    const delay = 10 + this.random() * 3_000;
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    const over = (then: () => void) => setTimeout(() => (this.underWay--, then()), delay);
    if (fate < 0.2) return void over(() => request.lose());
    if (fate < 0.27) return void over(() => request.answer(error("TOO_MANY_REQUESTS", 9), 429));
    if (fate < 0.32) return void over(() => request.answer("<html>登录网络</html>"));
    const { status, body } = this.keeper.hear(request);
    if (fate < 0.5) return void over(() => request.lose());
    if (fate < 0.54) return void over(() => request.answer(error("UNAVAILABLE"), 503));
    over(() => request.answer(body, status));
  }

  async restart(): Promise<void> {
    thePhone().kill();
    this.underWay = 0;
    if (this.tabs > 1) freshWindow();
    this.apps = [];
    for (let tab = 0; tab < this.tabs; tab++) this.apps.push(await open());
    this.apps.forEach((app) => void app.outbox.work());
  }

  private token = (): string => `${this.person}.${this.sessions}`;

  /** In all tabs: they share what is kept. */
  logIn(person: string): void {
    this.person = person;
    this.sessions++;
    const session = { token: this.token(), person, expiresAt: "2099-01-01T00:00:00Z" };
    this.apps.forEach((app) => app.session.beginSession(session));
    this.apps.forEach((app) => void app.outbox.work());
  }

  private ask(): void {
    const app = this.apps[Math.floor(this.random() * this.apps.length)]!;
    if (app.session.person() !== this.person) return this.logIn(this.person);
    const what = `thing ${this.asked.length}`;
    this.asked.push({ person: this.person, what });
    if (this.random() < 0.7) void app.outbox.send(Create, { what }, what);
    else void app.outbox.send(Edit, { what, version: 1 }, what);
  }

  async step(): Promise<void> {
    const dice = this.random();
    if (dice < 0.45) this.ask();
    else if (dice < 0.55) await this.restart();
    else if (dice < 0.6) this.logIn(this.random() < 0.5 ? "wang" : "li");
    else if (dice < 0.64) this.keeper.ended.add(this.token());
    else if (dice < 0.7) thePhone().network(this.random() < 0.5 ? "none" : "wifi");
    else if (dice < 0.73) vi.setSystemTime(Date.now() + (this.random() - 0.5) * 7_200_000);
    else if (dice < 0.76) this.apps.forEach((app) => void app.outbox.work());
    await vi.advanceTimersByTimeAsync(this.random() * 5_000);
  }

  /** The line is good again, and each person comes once more. */
  async settle(): Promise<void> {
    this.calm = true;
    thePhone().network("wifi");
    for (const person of ["wang", "li"]) {
      this.logIn(person);
      await vi.advanceTimersByTimeAsync(1_200_000);
    }
  }
}

function error(code: string, retryAfter?: number): unknown {
  return { errors: [{ message: "请稍后再试。", extensions: { code, retryAfter } }] };
}

async function live(seed: number, tabs: number): Promise<Run> {
  const run = new Run(seed, tabs);
  await run.restart();
  run.logIn("wang");
  for (let i = 0; i < 40; i++) await run.step();
  await run.settle();
  return run;
}

const of = (things: Array<{ person: string; what: string }>, person: string): string[] =>
  things.filter((thing) => thing.person === person).map((thing) => thing.what);

describe("the outbox on a bad line", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-11-21T09:00:00+08:00") });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const seeds = Array.from({ length: 20 }, (_, ten) => ten);

  it.each(seeds)("does each thing once and in order, runs %#0 to %#9, in WeChat and in two tabs", async (ten) => {
    for (let seed = ten * 10; seed < ten * 10 + 10; seed++) {
      const tabs = seed % 2 === 0 ? 1 : 2;
      if (tabs === 1) vi.stubGlobal("window", undefined);
      const run = await live(seed, tabs);
      for (const person of ["wang", "li"]) {
        expect(of(run.keeper.done, person), `seed ${seed}, ${person}`).toEqual(of(run.asked, person));
      }
      expect(run.keeper.reused, `seed ${seed}`).toBe(0);
      expect(run.mostUnderWay, `seed ${seed}: senders at once`).toBeLessThanOrEqual(1);
      expect(run.apps[0]!.outbox.waiting.value, `seed ${seed}`).toEqual([]);
      thePhone().kill();
      thePhone().storage.clear();
    }
  });
});
