import { kept } from "./storage";

const PREFIX = "copy:";
/** Notices are many, and read once: they push out one another, and nothing of what is needed every day. */
const MOST_NOTICES = 10;
const MOST_OTHERS = 40;
const isNotice = (key: string): boolean => /:notice:/.test(key);

/** The last answer to a question, for when there is no signal. */
export interface Copy<T> {
  data: T;
  /** When the server answered it. */
  at: number;
}

export function copyOf<T>(question: string): Copy<T> | undefined {
  return kept.read<Copy<T>>(PREFIX + question);
}

/** Keeps the last of its share: what was asked longest ago gives way. */
export function keepCopy<T>(question: string, data: T): void {
  const now = Date.now();
  const copy: Copy<T> = { data, at: now };
  if (!kept.write(PREFIX + question, copy)) {
    // Without room the one before it would be taken for the last; where that lay there may be some.
    kept.remove(PREFIX + question);
    if (!kept.write(PREFIX + question, copy)) return;
  }
  makeRoom(isNotice(PREFIX + question), now);
}

function makeRoom(ofNotices: boolean, now: number): void {
  const most = ofNotices ? MOST_NOTICES : MOST_OTHERS;
  const copies = kept.keys().filter((key) => key.startsWith(PREFIX) && isNotice(key) === ofNotices);
  if (copies.length <= most) return;
  copies
    .map((key) => ({ key, at: kept.read<Copy<unknown>>(key)?.at ?? 0 }))
    // What is from the future was kept by a clock that has been set back since.
    .map(({ key, at }) => ({ key, at: at > now ? 0 : at }))
    .sort((one, other) => one.at - other.at)
    .slice(0, copies.length - most)
    .forEach(({ key }) => kept.remove(key));
}

/** All of them, or those to questions that begin so; what is personal goes with the session. */
export function forgetCopies(beginning = ""): void {
  kept
    .keys()
    .filter((key) => key.startsWith(PREFIX + beginning))
    .forEach((key) => kept.remove(key));
}
