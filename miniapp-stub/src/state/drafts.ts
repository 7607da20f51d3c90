import { reactive, watch } from "vue";
import { onAnswered, waiting } from "@/server/outbox";
import { onSessionEnd, person } from "@/server/session";
import { kept } from "@/server/storage";

const PREFIX = "draft:";
const KEPT = 7 * 24 * 3_600_000;

type Values = Record<string, unknown>;

interface Kept {
  values: Values;
  at: number;
  /** What it is called in the outbox, where it was sent and waits. */
  sentAs?: string;
}

/** Where what is half written lies on the device: of whoever was logged in when the form was opened, for a week, or until they log out. */
export interface Slip {
  read: () => Values | undefined;
  keep: (values: Values) => void;
  drop: () => void;
  /** It was sent and waits in the outbox under this key: it lies here until the server has taken it. */
  sent: (outboxKey: string) => void;
  /** Whether it was sent, and waits. */
  waits: () => boolean;
}

/** The slip of the form of this name. */
export function slip(name: string): Slip {
  const owner = person();
  const key = `${PREFIX}${owner ?? ""}:${name}`;
  return {
    read: () => read(key)?.values,
    keep: (values) => {
      // A page that is still open when its writer has logged out writes nothing any more.
      if (person() === owner) kept.write(key, { values, at: Date.now() } satisfies Kept);
    },
    drop: () => kept.remove(key),
    sent: (sentAs) => {
      const draft = read(key);
      if (draft && person() === owner) kept.write(key, { ...draft, sentAs } satisfies Kept);
    },
    waits: () => waiting.value.some((entry) => entry.key === read(key)?.sentAs),
  };
}

/** A form that remembers what was written in it. */
export interface Draft<T extends object> {
  /** What stands in the form. Reactive; bind the fields to it. */
  values: T;
  /** Whether it was found half filled: then the page says so. */
  found: boolean;
  /** Whether what was found was sent, and waits in the outbox. */
  waits: boolean;
  /** It was sent and waits under this key: it is kept until the server has taken it. */
  sent: (outboxKey: string) => void;
  /** It was sent, or is not wanted: the form is empty again. */
  done: () => void;
}

/**
 * The form of this name, with what whoever is logged in has left in it within the last week. To be called in a component's setup.
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const lies = slip(name);
  // A form that has changed since takes only what it still has, and only of the same kind.
  const known = Object.entries(lies.read() ?? {}).filter(
    ([field, value]) => field in initial && typeof value === typeof (initial as Values)[field],
  );
  const empty = JSON.stringify(initial);
  const values = reactive({ ...(JSON.parse(empty) as T), ...Object.fromEntries(known) }) as T;

  watch(
    () => JSON.stringify(values),
    (text) => (text === empty ? lies.drop() : lies.keep(JSON.parse(text) as Values)),
    { flush: "sync" },
  );

  return {
    values,
    found: known.length > 0,
    waits: lies.waits(),
    sent: lies.sent,
    done: () => {
      Object.assign(values, JSON.parse(empty));
      // Also where the page is gone by now, and nothing is watched any more.
      lies.drop();
    },
  };
}

function read(key: string): Kept | undefined {
  const draft = kept.read<Kept>(key);
  return draft && typeof draft.values === "object" && draft.values && Math.abs(Date.now() - draft.at) < KEPT ? draft : undefined;
}

function drafts(): string[] {
  return kept.keys().filter((key) => key.startsWith(PREFIX));
}

/** Those that are too old, and those of people who are not logged in: what somebody wrote is for nobody else to find. */
function sweep(): void {
  drafts()
    .filter((key) => !read(key) || !(key.startsWith(`${PREFIX}:`) || key.startsWith(`${PREFIX}${person() ?? ""}:`)))
    .forEach((key) => kept.remove(key));
}

// Whoever wrote it may be gone from its page by then, or may have closed the app.
onAnswered(({ key }, { state }) => {
  if (state === "done") drafts().filter((name) => read(name)?.sentAs === key).forEach((name) => kept.remove(name));
});

sweep();
onSessionEnd(() => drafts().forEach((key) => kept.remove(key)));
