import { OnePassDocument } from "@/gen/graphql";
import { ask } from "@/server/request";
import { onSessionEnd, person } from "@/server/session";
import { kept } from "@/server/storage";
import { askedOfMe, type Asked } from "./asked";
import type { SignUp } from "./events";

/** What stands on a pass, as it is shown at the door. */
export interface Pass {
  signUp: Pick<SignUp, "id" | "pass" | "forWhom" | "own" | "group" | "checkedInAt" | "standing" | "state">;
  event: { id: string; title: string; startsAt: string; endsAt: string; venue: string };
}

interface Kept extends Pass {
  /** When the server told it. */
  at: number;
}

const PREFIX = "pass:";
/** A pass is of no use when its event is over; who is still at the door then has this long. */
const AFTERWARDS = 24 * 3_600_000;

const nameOf = (signUp: string): string => `${PREFIX}${person() ?? ""}:${signUp}`;
const isOver = ({ event }: Pass): boolean => Date.parse(event.endsAt) + AFTERWARDS < Date.now();

/** Keeps what the server has just told: a pass to be shown without a signal; one that there is no more is forgotten. */
export function keepPass({ signUp, event }: Pass): void {
  if (!signUp.pass) return kept.remove(nameOf(signUp.id));
  const { id, title, startsAt, endsAt, venue } = event;
  kept.write(nameOf(signUp.id), { signUp, event: { id, title, startsAt, endsAt, venue }, at: Date.now() } satisfies Kept);
}

export function keepPasses(event: Pass["event"], signUps: readonly SignUp[]): void {
  signUps.forEach((signUp) => keepPass({ signUp, event }));
}

/** The pass as it was told last, and when; undefined where none was, or its event is long over. */
export function keptPass(signUp: string): Kept | undefined {
  const found = kept.read<Kept>(nameOf(signUp));
  return found && !isOver(found) ? found : undefined;
}

/** Those of events that are over. */
function sweep(): void {
  passes()
    .filter((key) => {
      const found = kept.read<Kept>(key);
      return !found || isOver(found);
    })
    .forEach((key) => kept.remove(key));
}

const passes = (): string[] => kept.keys().filter((key) => key.startsWith(PREFIX));

/** The pass of a sign-up; null: there is no such sign-up of theirs. */
export function openPass(signUp: string): Asked<Pass | null> {
  return askedOfMe(async () => {
    const { node } = await ask(OnePassDocument, { id: signUp });
    if (node?.__typename !== "EventSignUp") {
      kept.remove(nameOf(signUp));
      return null;
    }
    const { event, ...facts } = node;
    keepPass({ signUp: facts, event });
    return { signUp: facts, event };
  });
}

sweep();
onSessionEnd(() => passes().forEach((key) => kept.remove(key)));
