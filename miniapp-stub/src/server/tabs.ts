import { freshKey } from "./random";
import { kept } from "./storage";

/*
 * In a browser the app may be open in several tabs, which share what is kept. One of them at a time has the turn to send. The
 * browser itself gives it out and takes it from a tab that died; where it does so to pages of https alone (MDN: Web Locks API),
 * tabs agree on it by what they keep. In WeChat there is one app, and it has the turn.
 */

const KEY = "turn";

/** Whether others may share what this app keeps. */
export const shared = typeof window !== "undefined" && typeof window.addEventListener === "function";

interface Turn {
  /** Resolves to whether this tab may send now. */
  take(): Promise<boolean>;
  /** Returns false if another tab has taken over. */
  renew(): boolean;
  end(): void;
}

function byTheBrowser(locks: LockManager): Turn {
  let release: (() => void) | undefined;
  /** A page that may keep nothing gets no turns either: it shares nothing with other tabs, and is alone. */
  let alone = false;
  return {
    take: () =>
      new Promise((taken) => {
        const asked = locks.request(KEY, { ifAvailable: true }, (lock) => {
          taken(lock !== null);
          return lock ? new Promise<void>((end) => (release = end)) : undefined;
        });
        asked.catch(() => taken((alone = true)));
      }),
    renew: () => alone || release !== undefined,
    end: () => {
      release?.();
      release = undefined;
    },
  };
}

/** Longer than a request may take. A turn that was not renewed for so long belongs to a tab that died. */
const LENGTH = 20_000;
/** Two that took it at the same moment see here who was last. */
const SETTLE = 30;

function byAgreement(): Turn {
  const own = freshKey();
  let renewals = 0;
  /** The last that was seen of another's turn, and since when: by a clock that nobody sets. */
  let seen: { turn: string; since: number } | undefined;

  const ours = (turn: string | undefined): boolean => turn !== undefined && turn.startsWith(`${own} `);

  function anothers(): boolean {
    const turn = kept.read<string>(KEY);
    if (typeof turn !== "string" || ours(turn)) return false;
    if (seen?.turn !== turn) seen = { turn, since: performance.now() };
    return performance.now() - seen.since < LENGTH;
  }

  function renew(): boolean {
    if (anothers()) return false;
    kept.write(KEY, `${own} ${++renewals}`);
    return true;
  }

  return {
    renew,
    take: async () => {
      if (!renew()) return false;
      await new Promise((go) => setTimeout(go, SETTLE));
      return !anothers();
    },
    end: () => {
      if (ours(kept.read<string>(KEY))) kept.remove(KEY);
    },
  };
}

const ALONE: Turn = { take: () => Promise.resolve(true), renew: () => true, end: () => {} };

function turnHere(): Turn {
  if (!shared) return ALONE;
  const locks = window.navigator?.locks;
  return locks ? byTheBrowser(locks) : byAgreement();
}

const turn = turnHere();

export const takeTurn = turn.take;
export const renewTurn = turn.renew;
export const endTurn = turn.end;

if (shared) window.addEventListener("pagehide", endTurn);

/** Tells when another tab changed what is kept under a key that begins so. */
export function onOtherTab(beginning: string, tell: () => void): void {
  if (!shared) return;
  window.addEventListener("storage", (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(beginning)) tell();
  });
}
