import { texts } from "@/texts/zh";
import type { Waiting } from "./shelf";
import { Trouble } from "./trouble";

/* What an answer to something that was sent means for whoever asked. */

/** The server knows a key again for a day. What it may have heard longer ago would be done a second time. */
const KEY_KNOWN = 23 * 3_600_000;

/** What a mutation answers with, under its one root field. */
export interface Payload {
  userErrors: ReadonlyArray<{ field?: string | null; message: string; code: string }>;
}

/**
 * What became of something that was sent. `done`: the server has done it; `refused`: it said why not; `waiting`: it could not
 * be asked, and will be as soon as it can. What was `waiting` is told of in `late` when it is answered.
 */
export type Outcome<P extends Payload> =
  | { state: "done"; payload: P }
  | { state: "refused"; message: string; field?: string; code?: string; /** All that was wrong, where that is more. */ errors?: P["userErrors"] }
  | { state: "waiting"; message: string; /** What it is called in the outbox, for as long as it waits. */ key?: string };

/** The payload in the data of a mutation. */
export type PayloadOf<T> = T extends Record<string, unknown> ? Extract<T[Exclude<keyof T, "__typename">], Payload> : never;

/** What the server answered. */
export function outcomeOf(entry: Waiting, data: Record<string, unknown>): Outcome<Payload> {
  const payload = Object.values(data).find(isPayload);
  const error = payload?.userErrors[0];
  if (!error) return { state: "done", payload: payload ?? { userErrors: [] } };
  // What is known by no key meets its own work when its first answer was lost: the version has moved on, or it is gone.
  const message = entry.sent > 1 && !entry.creates ? `${texts.outbox.unsure} ${error.message}` : error.message;
  const errors = payload.userErrors.length > 1 ? { errors: payload.userErrors } : {};
  return { state: "refused", message, field: error.field ?? undefined, code: error.code, ...errors };
}

function isPayload(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && Array.isArray((value as { userErrors?: unknown }).userErrors);
}

/** It will not be done, however often it is sent. */
export function refusal(trouble: Trouble): Outcome<Payload> {
  const message = trouble.code === "DOCUMENT_UNKNOWN" ? texts.outbox.outdated : trouble.message;
  return { state: "refused", message, code: trouble.code };
}

/** That it is not sent any more, because it might be done a second time; undefined while it may be sent. */
export function unsure(entry: Waiting): Outcome<Payload> | undefined {
  // By whichever clock: one that was set since tells nothing of how long ago it was.
  const forgotten = entry.creates && entry.sent > 0 && Math.abs(Date.now() - (entry.sentAt ?? 0)) > KEY_KNOWN;
  return forgotten ? { state: "refused", message: texts.outbox.unsure } : undefined;
}
