import { shallowRef, type ShallowRef } from "vue";
import { CallOffAlarmDocument, OwnAlarmDocument, RaiseAlarmDocument, type AlarmRaiseInput } from "@/gen/graphql";
import { askForAlarm } from "@/server/request";
import { token } from "@/server/session";
import { kept } from "@/server/storage";
import { Trouble } from "@/server/trouble";
import { alarmEntry as texts } from "@/texts/alarm";
import { texts as common } from "@/texts/zh";
import type { Alarm } from "./alarm";
import { troubleOf } from "./asked";
import { closeAlarm, keepAlarm, openAlarm } from "./openAlarm";

/*
 * The alarm that is being sent: one at a time, and none of a page's, for it goes on whichever page is open, and when the app is
 * opened again.
 */

export interface Phone {
  title: string;
  number: string;
}

/** How the last try failed. */
export interface Failed {
  /** What the server said; undefined where nothing came back. */
  message?: string;
  /** Whom to call meanwhile, as the server named them. */
  phones: readonly Phone[];
}

export type Sending =
  | { state: "sending"; failed?: Failed }
  | { state: "done"; ticket: string; alarm?: Alarm }
  | { state: "refused"; message: string; phones: readonly Phone[] };

/** Undefined while nothing was sent. Reactive. */
export const sending: ShallowRef<Sending | undefined> = shallowRef();

/** Milliseconds between two tries: who needs help does not wait for a pause to grow. */
const RETRY = 2_000;
/** What could not be sent for so long is not sent any more: nobody is to be called to where somebody was long ago. */
const LASTS = 60 * 60 * 1000;

const UNSENT = "alarm-unsent";

interface Unsent {
  input: AlarmRaiseInput;
  at: number;
}

let current: Unsent | undefined;
let pause: ReturnType<typeof setTimeout> | undefined;

/**
 * Sends it, and again until the server has answered, whatever page is open: with one key, so that it is one alarm however often it got
 * through. Whoever raises one wants help: what was taken back before, and is not known to have been heard, is not taken back any more.
 */
export function raise(input: AlarmRaiseInput): void {
  forgetTakenBack();
  begin({ input, at: Date.now() });
}

/** To be called when the app is opened or seen again, and when the network is back: what waits for its next try does not wait for it. */
export function resumeAlarms(): void {
  const waits = kept.read<Unsent>(UNSENT);
  if (!current && waits) begin(waits);
  else if (current && pause !== undefined) tryNow(current);
  takenBack = [...new Set([...(kept.read<string[]>(TAKEN_BACK) ?? []), ...takenBack])];
  void tellTakenBack();
}

/** Whether it arrived or not, nobody is to come for it. */
export function cancel(): void {
  const key = current?.input.idempotencyKey;
  end();
  sending.value = undefined;
  if (!key) return;
  takenBack = [...takenBack, key];
  kept.write(TAKEN_BACK, takenBack);
  void tellTakenBack();
}

/** Whether the alarm that every page speaks of is over by now. To be called when the app is seen. */
export async function checkOpenAlarm(): Promise<void> {
  const ticket = openAlarm.value?.ticket;
  if (!ticket) return;
  try {
    const { alarm } = await askForAlarm(OwnAlarmDocument, { ticket });
    if (!alarm || alarm.state === "ENDED") closeAlarm(ticket);
  } catch {
    // Then it may still be open.
  }
}

/** What became of the last one was seen. */
export function seeSent(): void {
  if (sending.value?.state !== "sending") sending.value = undefined;
}

function begin(one: Unsent): void {
  end();
  current = one;
  kept.write(UNSENT, one);
  sending.value = { state: "sending" };
  void attempt(one);
}

function end(): void {
  current = undefined;
  clearTimeout(pause);
  pause = undefined;
  kept.remove(UNSENT);
}

function finish(how: Sending): void {
  end();
  sending.value = how;
}

function tryNow(one: Unsent): void {
  clearTimeout(pause);
  pause = undefined;
  void attempt(one);
}

async function attempt(one: Unsent): Promise<void> {
  if (Date.now() - one.at > LASTS) return finish({ state: "refused", message: texts.tooOld, phones: phonesSoFar() });
  const loggedIn = token() !== undefined;
  try {
    const { alarmRaise } = await askForAlarm(RaiseAlarmDocument, { input: one.input });
    if (one !== current) return;
    const { ticket, alarm, phones, userErrors } = alarmRaise;
    if (ticket) {
      keepAlarm(ticket, one.input.place.plate ?? undefined);
      return finish({ state: "done", ticket, alarm: alarm ?? undefined });
    }
    const [refusal] = userErrors;
    const message = refusal?.message ?? common.trouble.refused;
    // What could not be kept just now may be in a moment.
    if (refusal?.code === "STORE_AWAY") later(one, { message, phones });
    else finish({ state: "refused", message, phones });
  } catch (thrown) {
    if (one !== current) return;
    const trouble = troubleOf(thrown);
    // Nobody has to be logged in for it.
    if (trouble.kind === "ENDED" && loggedIn) return attempt(one);
    if (trouble.kind === "REFUSED") finish({ state: "refused", message: trouble.message, phones: phonesSoFar() });
    else later(one, { message: trouble.kind === "OFFLINE" ? undefined : trouble.message, phones: phonesSoFar() });
  }
}

/** As the server named them when it was heard last. */
function phonesSoFar(): readonly Phone[] {
  return sending.value?.state === "sending" ? (sending.value.failed?.phones ?? []) : [];
}

function later(one: Unsent, failed: Failed): void {
  sending.value = { state: "sending", failed };
  pause = setTimeout(() => tryNow(one), RETRY);
}

/** The keys of those that were taken back, each until the server knows it. */
const TAKEN_BACK = "alarms-taken-back";
let takenBack: readonly string[] = [];
let telling = false;
let tellingAgain: ReturnType<typeof setTimeout> | undefined;

function forgetTakenBack(key?: string): void {
  takenBack = key === undefined ? [] : takenBack.filter((one) => one !== key);
  if (takenBack.length) kept.write(TAKEN_BACK, takenBack);
  else kept.remove(TAKEN_BACK);
}

async function tellTakenBack(): Promise<void> {
  if (telling) return;
  telling = true;
  clearTimeout(tellingAgain);
  let unheard = false;
  for (const key of takenBack) {
    // What was raised meanwhile has dropped it.
    if (!takenBack.includes(key)) continue;
    try {
      await askForAlarm(CallOffAlarmDocument, { input: { idempotencyKey: key } });
      forgetTakenBack(key);
    } catch (thrown) {
      if (thrown instanceof Trouble && thrown.kind === "REFUSED") forgetTakenBack(key);
      else unheard = true;
    }
  }
  telling = false;
  // One that was taken back meanwhile is told at once.
  if (takenBack.length) tellingAgain = setTimeout(() => void tellTakenBack(), unheard ? RETRY : 0);
}
