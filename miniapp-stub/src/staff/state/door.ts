import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import type { Trouble } from "@/server/trouble";
import { forgetSettled, isGood, settledAt, takeDown, waitingAt, type Came, type Settled } from "@/state/attendance";
import { troubleOf } from "@/state/asked";
import { organising } from "@/texts/organising";
import { serverNow } from "./doorCode";
import { found, keptRoster, loadRoster, type DoorRoster, type Line } from "./doorRoster";
import { sha256 } from "./sha256";

const t = organising.door;

/** What is said at once of whoever stands at the door. */
export interface Seen {
  /** `good`: they have a place; `before`: they were taken down already; `doubtful`: whoever stands there has to look; `no`: nothing was taken down. */
  tone: "good" | "before" | "doubtful" | "no";
  sentence: string;
  /** What was taken down, where something was. */
  came?: Came;
}

/** How somebody of the roster stands, with what was taken down here since it was read. */
export type Standing = "came" | "waits" | "open";

/** At the door of an event. All reactive. */
export interface Door {
  roster: ShallowRef<DoorRoster | undefined>;
  /** How many lines have come while it is read; undefined while it is not. */
  loading: ShallowRef<number | undefined>;
  trouble: ShallowRef<Trouble | undefined>;
  /** Whether the device has no room for the roster: it is gone when the app is closed. */
  unkept: ShallowRef<boolean>;
  load: () => Promise<void>;
  /** What was scanned; who it is, as far as it is known here. */
  scan: (pass: string) => Seen;
  mark: (line: Line) => Seen;
  find: (words: string) => Line[];
  standing: (line: Line) => Standing;
  counts: ComputedRef<{ came: number; placed: number; waiting: number }>;
  /** What the server had something against, until it was seen. */
  problems: ComputedRef<readonly Settled[]>;
  dismiss: (one: Settled) => void;
  /** What the server said of somebody who was taken down; undefined while it has not. */
  answerTo: (came: Came) => Settled | undefined;
  /** Who somebody is that was taken down, in words. */
  nameOf: (came: Came) => string;
}

/** The same, by what the server has said of it since. */
export function withAnswer(door: Pick<Door, "answerTo">, seen: Seen): Seen {
  const answer = seen.came && door.answerTo(seen.came);
  return answer ? { ...seen, tone: isGood(answer) ? "good" : "doubtful", sentence: answer.text } : seen;
}

/** What cannot be a pass: another code that was held before the camera. */
const isPass = (text: string): boolean => /^[\x21-\x7e]{8,512}$/.test(text) && !/^https?:/i.test(text);

/** @param endsAt when the event ends, as soon as that is known */
export function doorOf(event: string, endsAt: () => string | undefined): Door {
  const roster = shallowRef(keptRoster(event));
  const loading = shallowRef<number>();
  const trouble = shallowRef<Trouble>();
  const unkept = shallowRef(false);

  const byDigest = computed(() => new Map((roster.value?.lines ?? []).map((line) => [line.digest, line])));
  const byId = computed(() => new Map((roster.value?.lines ?? []).map((line) => [line.id, line])));
  const lineOf = ({ pass, signUp }: Came): Line | undefined => (pass ? byDigest.value.get(sha256(pass)) : byId.value.get(String(signUp)));
  const waiting = computed(() => waitingAt(event).map((came) => ({ came, line: lineOf(came)?.id })));
  const good = computed(() => settledAt(event).filter(isGood));
  const waitingLines = computed(() => new Set(waiting.value.map(({ line }) => line)));
  const goodLines = computed(() => new Set(good.value.map(({ line }) => line)));

  function standing({ id, cameAt }: Line): Standing {
    if (cameAt || goodLines.value.has(id)) return "came";
    return waitingLines.value.has(id) ? "waits" : "open";
  }

  async function load(): Promise<void> {
    const until = endsAt();
    if (loading.value !== undefined || !until) return;
    loading.value = 0;
    trouble.value = undefined;
    const before = good.value.map(({ key }) => key);
    try {
      const { kept, ...read } = await loadRoster(event, until, (lines) => (loading.value = lines));
      roster.value = read;
      unkept.value = !kept;
      // The roster says so itself by now.
      forgetSettled(event, before);
    } catch (thrown) {
      trouble.value = troubleOf(thrown);
    } finally {
      loading.value = undefined;
    }
  }

  /** Takes somebody down, unless that was done before; says what is to be said of them. */
  function take(says: Seen, which: Pick<Came, "pass" | "signUp">): Seen {
    if (says.tone === "before") return says;
    const now = serverNow();
    const over = now >= Date.parse(endsAt() ?? "");
    // Who is recorded afterwards came at some time that nobody has taken down.
    const came: Came = over ? which : { ...which, at: new Date(now).toISOString() };
    void takeDown(event, came);
    return { ...says, came };
  }

  function seen(line: Line): Seen {
    const who = t.who(line.name ?? t.noName, line.phone);
    if (standing(line) !== "open") return { tone: "before", sentence: t.before(who) };
    if (line.state === "PLACED") return { tone: "good", sentence: t.welcome(who) };
    return { tone: "doubtful", sentence: t.notPlaced(who, t.states[line.state]) };
  }

  function scan(text: string): Seen {
    const pass = text.trim();
    if (!isPass(pass)) return { tone: "no", sentence: t.notAPass };
    const line = byDigest.value.get(sha256(pass));
    return take(line ? seen(line) : strange([...waiting.value, ...good.value].some(({ came }) => came.pass === pass)), { pass });
  }

  /** Of a pass that no line knows. */
  function strange(taken: boolean): Seen {
    if (taken) return { tone: "before", sentence: t.passBefore };
    return { tone: "doubtful", sentence: roster.value ? t.notInRoster : t.noRosterYet };
  }

  return {
    ...{ roster, loading, trouble, unkept, load, scan, standing },
    mark: (line) => take(seen(line), { signUp: line.id }),
    find: (words) => found(roster.value?.lines ?? [], words),
    counts: computed(() => {
      const lines = roster.value?.lines ?? [];
      const standings = lines.map(standing);
      return {
        came: standings.filter((one) => one === "came").length,
        placed: lines.filter(({ state }) => state === "PLACED").length,
        waiting: waiting.value.length,
      };
    }),
    problems: computed(() => settledAt(event).filter((one) => !isGood(one))),
    dismiss: ({ key }) => forgetSettled(event, [key]),
    answerTo: ({ pass, signUp, at }) => settledAt(event).find(({ came }) => came.at === at && came.pass === pass && came.signUp === signUp),
    nameOf: (came) => {
      const line = lineOf(came);
      return line ? t.who(line.name ?? t.noName, line.phone) : t.stranger;
    },
  };
}
