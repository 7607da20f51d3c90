import { shallowRef, type ShallowRef } from "vue";
import { kept } from "./storage";
import { onOtherTab } from "./tabs";

const KEY = "session";

/** Who is logged in on this device, as the server said it when the session began. */
export interface Session {
  token: string;
  expiresAt: string;
  /** The opaque id of the person. */
  person: string;
}

const current: ShallowRef<Session | undefined> = shallowRef(good(kept.read<Session>(KEY)));
const changes: Array<() => void> = [];

function good(session: Session | undefined): Session | undefined {
  return session && Date.parse(session.expiresAt) > Date.now() ? session : undefined;
}

export const token = (): string | undefined => good(current.value)?.token;

/** The person who is logged in; undefined where nobody is. Reactive. */
export const person = (): string | undefined => good(current.value)?.person;

export function beginSession(session: Session): void {
  current.value = session;
  // Where there is no room for it, the one before it must not come back at the next start.
  if (!kept.write(KEY, session)) kept.remove(KEY);
  tell();
}

// Who logs in or out in one tab of a browser does so in all.
onOtherTab(KEY, () => {
  const now = good(kept.read<Session>(KEY));
  if (now?.token === current.value?.token) return;
  current.value = now;
  tell();
});

/** Forgets the session here; tells nobody. */
export function endSession(): void {
  if (!current.value) return;
  current.value = undefined;
  kept.remove(KEY);
  tell();
}

/** The server no longer takes this token: unless another session has begun meanwhile, there is none. */
export function sessionIsOver(refused: string): void {
  if (current.value?.token === refused) endSession();
}

/** Tells when a session has begun or ended. */
export function onSessionChange(hear: () => void): void {
  changes.push(hear);
}

/** Tells when a session has ended, and when another person's took its place: what is personal goes. */
export function onSessionEnd(hear: () => void): void {
  let before = person();
  onSessionChange(() => {
    const now = person();
    const gone = before !== undefined && now !== before;
    before = now;
    if (gone) hear();
  });
}

function tell(): void {
  changes.forEach((hear) => hear());
}
