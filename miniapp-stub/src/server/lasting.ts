import { onSessionEnd, person } from "./session";
import { kept } from "./storage";

/* What this device keeps until a day that is known when it is kept, of whoever is logged in: gone then, and when they log out. */

const PREFIX = "until:";
export const LASTING = PREFIX;

interface Lasting {
  value: unknown;
  /** Milliseconds since 1970. */
  until: number;
}

const ownKey = (name: string): string => `${PREFIX}${person() ?? ""}:${name}`;

function readKey(key: string, now: number): unknown {
  const found = kept.read<Partial<Lasting>>(key);
  return typeof found?.until === "number" && now < found.until ? found.value : undefined;
}

export const lasting = {
  read<T>(name: string): T | undefined {
    return readKey(ownKey(name), Date.now()) as T | undefined;
  },

  /** Returns whether it is kept: a device may have no room for it. */
  write(name: string, value: unknown, until: number): boolean {
    return kept.write(ownKey(name), { value, until } satisfies Lasting);
  },

  /** All of which the name begins so. */
  remove(beginning: string): void {
    keys(ownKey(beginning)).forEach((key) => kept.remove(key));
  },
};

function keys(beginning: string): string[] {
  return kept.keys().filter((key) => key.startsWith(beginning));
}

/** What has had its day, and what is another's. */
export function sweepLasting(now = Date.now()): void {
  keys(PREFIX)
    .filter((key) => !key.startsWith(ownKey("")) || readKey(key, now) === undefined)
    .forEach((key) => kept.remove(key));
}

sweepLasting();
onSessionEnd(() => keys(PREFIX).forEach((key) => kept.remove(key)));
