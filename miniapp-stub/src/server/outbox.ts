import { texts } from "@/texts/zh";
import { outcomeOf, refusal, unsure, type Outcome, type Payload, type PayloadOf } from "./answers";
import { fileIsThere, forgetFile } from "./keptFiles";
import { tellLate } from "./late";
import { add, reload, remove, update, waiting } from "./queue";
import { freshKey } from "./random";
import { askById, documentId, type Document } from "./request";
import { person } from "./session";
import type { Enclosed, Waiting } from "./shelf";
import { endTurn, renewTurn, takeTurn } from "./tabs";
import { Trouble } from "./trouble";
import { upload, type Sendable } from "./upload";

export type { Outcome, Payload } from "./answers";
export { dismiss, late, type Late } from "./late";
export { enclosed, unkept, waiting, waitingForLogin } from "./queue";
export type { Waiting } from "./shelf";

/* In which order, and when, what waits is sent; and how whoever stands before the form hears of it. */

const MOST = 50;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** A server that fails at one thing so often will fail at it again; the rest must not wait behind it for ever. */
const MOST_FAILURES = 5;
/** Another tab has the turn: asked again so often before the person is told that it waits. */
const TURN_PAUSE = 250;
const TURN_PATIENCE = 12;

/** The pages that stand before their form and wait to hear. */
const listeners = new Map<string, (outcome: Outcome<Payload>) => void>();
/** What is to know of everything that was answered. */
const hearers: Array<(entry: Waiting, outcome: Outcome<Payload>) => void> = [];
/** What waits for the person to agree to the privacy policy, until it is tried again. */
const held = new Set<string>();
let sending = false;
/** What the server is being asked this moment: nothing can be added to it. */
let underWay: string | undefined;
/** The server asked for patience: not even a new request is to be sent before the timer. */
let resting = false;
let turnsMissed = 0;
let pause = FIRST_PAUSE;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends a mutation, after all that waits already. Its `input.idempotencyKey`, where the schema has one, is set here. Resolves
 * as soon as it is known what became of it, or that it has to wait. `title` says what it is, for the person to read later.
 * Who asks for the very same again while it waits means the one that waits. Of what is `quiet` nobody is told late.
 * `join` makes one of what waits and what is added, where they can be one. `files` are sent before it: their ids come behind
 * those that stand in `input.photos`, those of materials behind those in `input.files`.
 */
export function send<T, V extends { input: object }>(
  document: Document<T, V>,
  input: Omit<V["input"], "idempotencyKey">,
  title: string,
  quiet?: boolean,
  join?: (waits: V["input"], more: V["input"]) => V["input"] | undefined,
  files: readonly Sendable[] = [],
): Promise<Outcome<PayloadOf<T>>> {
  reload();
  const id = documentId(document);
  const creates = document.__meta__?.creates === true;
  const variablesWith = (key: string) => ({ input: creates ? { ...input, idempotencyKey: key } : input });
  const keysOf = (some: readonly Sendable[] = []): string[] => some.map((file) => file.key);
  const asBefore = (entry: Waiting): boolean => same(entry.variables, variablesWith(entry.key)) && same(keysOf(entry.files), keysOf(files));
  let { key } = waiting.value.find((entry) => entry.documentId === id && asBefore(entry)) ?? {};
  if (!key && join) key = joinedTo(id, (waits) => join(waits as V["input"], input as V["input"]));
  if (!key) {
    // What is done by the way takes no place from what the person asked for.
    if (waiting.value.filter((entry) => Boolean(entry.quiet) === Boolean(quiet)).length >= MOST) return Promise.resolve({ state: "refused", message: texts.outbox.full });
    key = freshKey();
    const variables = variablesWith(key);
    add({ key, documentId: id, variables, creates, title, askedAt: Date.now(), person: person(), sent: 0, failed: 0, quiet, ...(files.length ? { files } : {}) });
  }
  return listen(key) as Promise<Outcome<PayloadOf<T>>>;
}

/** Puts more into the first of what waits that takes it; returns the key of that, undefined where none does. */
function joinedTo(id: string, join: (waits: unknown) => object | undefined): string | undefined {
  for (const entry of waiting.value.filter(({ documentId, key }) => documentId === id && key !== underWay)) {
    const input = join(entry.variables.input);
    if (input) return update(entry, { variables: { input } }).key;
  }
  return undefined;
}

/** Resolves as soon as whoever stands before the form can be told something. */
function listen(key: string): Promise<Outcome<Payload>> {
  return new Promise((resolve) => {
    const before = listeners.get(key);
    listeners.set(key, (outcome) => {
      before?.(outcome);
      resolve(outcome);
    });
    void work();
  });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Sends what waits, in order, until it cannot. To be called when something may have changed: the signal is back, the app is
 * opened, somebody has logged in or agreed to the privacy policy.
 */
export async function work(): Promise<void> {
  if (sending) return;
  if (resting) return allWait();
  sending = true;
  clearTimeout(timer);
  held.clear();
  try {
    if (next() && !(await hasTurn())) return;
    for (let entry = next(); entry && renewTurn(); entry = next()) {
      if (!(await sendOne(entry))) return;
      pause = FIRST_PAUSE;
    }
    allWait();
    if (next()) again(undefined);
  } finally {
    endTurn();
    sending = false;
  }
}

function next(): Waiting | undefined {
  reload();
  return waiting.value.find((entry) => !held.has(entry.key));
}

async function hasTurn(): Promise<boolean> {
  if (await takeTurn()) {
    turnsMissed = 0;
    return true;
  }
  if (++turnsMissed >= TURN_PATIENCE) allWait();
  timer = setTimeout(() => void work(), turnsMissed < TURN_PATIENCE ? TURN_PAUSE : FIRST_PAUSE);
  return false;
}

/** Returns whether to go on with the next. */
async function sendOne(found: Waiting): Promise<boolean> {
  const refused = unsure(found);
  if (refused) {
    answered(found, refused);
    return true;
  }
  let entry = found;
  const hears = (): Partial<Waiting> => ({ sent: found.sent + 1, sentAt: found.sentAt ?? Date.now() });
  underWay = entry.key;
  try {
    for (const file of found.files ?? []) entry = await withFile(entry, file);
    // Before it is sent: an app that is killed meanwhile has to know that the server may have heard.
    entry = update(entry, hears());
    answered(entry, outcomeOf(entry, await askById<Record<string, unknown>>(entry.documentId, variablesOf(entry))));
    return true;
  } catch (trouble) {
    return failed({ ...entry, ...hears() }, trouble instanceof Trouble ? trouble : Trouble.offline());
  } finally {
    underWay = undefined;
  }
}

/**
 * Sends a file of it, unless that was done before. One that is gone, or that the server does not take, is left out: the server says
 * whether it does without.
 */
async function withFile(entry: Waiting, file: Enclosed): Promise<Waiting> {
  if (file.id !== undefined) return entry;
  const id = (await fileIsThere(file.path)) ? await uploaded(file) : null;
  return update(entry, { files: entry.files?.map((one) => (one.key === file.key ? { ...one, id } : one)) });
}

async function uploaded(file: Enclosed): Promise<string | null> {
  try {
    return await upload(file);
  } catch (trouble) {
    if (trouble instanceof Trouble && trouble.kind === "REFUSED") return null;
    throw trouble;
  }
}

function variablesOf({ variables, files }: Waiting): Readonly<Record<string, unknown>> {
  if (!files) return variables;
  const input = variables.input as { photos?: readonly string[]; files?: readonly object[] };
  const photos = files.flatMap(({ id, material }) => (id && material === undefined ? [id] : []));
  const materials = files.flatMap(({ id, material }) => (id && material !== undefined ? [{ material, media: id }] : []));
  const lists = {
    ...(photos.length ? { photos: [...(input.photos ?? []), ...photos] } : {}),
    ...(materials.length ? { files: [...(input.files ?? []), ...materials] } : {}),
  };
  return { ...variables, input: { ...input, ...lists } };
}

function failed(entry: Waiting, trouble: Trouble): boolean {
  switch (trouble.kind) {
    case "REFUSED":
      answered(entry, refusal(trouble));
      return true;
    case "CONSENT":
      return unheard(entry, trouble);
    case "ENDED":
      if (!entry.person) return unheard(entry, trouble);
      update(entry, { sent: entry.sent - 1 });
      allWait(texts.outbox.afterLogin);
      // Somebody may have logged in while it was on its way: then what waits of theirs is next.
      return person() !== undefined;
    case "BUSY":
      return busy(entry, trouble);
    case "OFFLINE":
      allWait();
      again(undefined);
      return false;
  }
}

/** The server has not looked at it. Whoever stands before the form can mend that; what nobody stands before is held. */
function unheard(entry: Waiting, trouble: Trouble): boolean {
  if (listeners.has(entry.key)) answered(entry, refusal(trouble));
  else held.add(update(entry, { sent: entry.sent - 1 }).key);
  return true;
}

function busy(entry: Waiting, trouble: Trouble): boolean {
  if (trouble.code === "TOO_MANY_REQUESTS") update(entry, { sent: entry.sent - 1 });
  if (trouble.itself) {
    const { failed } = update(entry, { failed: entry.failed + 1 });
    if (failed >= MOST_FAILURES) {
      answered(entry, refusal(trouble));
      return true;
    }
  }
  resting = true;
  allWait();
  again(trouble.retryAfter);
  return false;
}

/** A little later than it has to be, and each phone at its own time. */
function again(retryAfter: number | undefined): void {
  clearTimeout(timer);
  const rest = Math.max(pause, (retryAfter ?? 0) * 1000) * (1 + Math.random() / 4);
  timer = setTimeout(() => {
    resting = false;
    void work();
  }, rest);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

/** Whoever stands before a form is told that it waits; the answer comes late then. */
function allWait(message?: string): void {
  for (const [key, tell] of listeners) {
    const lost = waiting.value.find((entry) => entry.key === key)?.unkept;
    tell({ state: "waiting", key, message: lost ? texts.outbox.unkept : (message ?? texts.outbox.kept) });
  }
  listeners.clear();
}

/** Tells of each thing that was sent what became of it, also when whoever asked for it is gone. */
export function onAnswered(hear: (entry: Waiting, outcome: Outcome<Payload>) => void): void {
  hearers.push(hear);
}

function answered(entry: Waiting, result: Outcome<Payload>): void {
  remove(entry.key);
  // What was refused may be asked for again, with the same pictures.
  if (result.state === "done") entry.files?.forEach(({ path }) => forgetFile(path));
  hearers.forEach((hear) => hear(entry, result));
  const tell = listeners.get(entry.key);
  listeners.delete(entry.key);
  if (tell) return tell(result);
  if (entry.quiet) return;
  const { key, title } = entry;
  tellLate({ key, title, person: entry.person, refusal: result.state === "refused" ? result.message : undefined });
}
