import { shallowRef, type ShallowRef } from "vue";
import {
  AddToAlarmDocument,
  CallOffAlarmDocument,
  OwnAlarmChangedDocument,
  OwnAlarmDocument,
  type AlarmFactsFragment,
  type AlarmKind,
  type AlarmRaiseInput,
} from "@/gen/graphql";
import type { IconName } from "@/components/icons";
import { hear } from "@/server/live";
import { freshKey } from "@/server/random";
import { askForAlarm } from "@/server/request";
import type { Trouble } from "@/server/trouble";
import { sending } from "./alarmSending";
import { troubleOf } from "./asked";
import { closeAlarm } from "./openAlarm";

export type Alarm = AlarmFactsFragment;
export type { AlarmKind };

export const KIND_ICONS: Record<AlarmKind, IconName> = { FALL: "help", MEDICAL: "heart", FIRE: "fire", POLICE: "shield", OTHER: "more" };
export const KINDS = Object.keys(KIND_ICONS) as readonly AlarmKind[];
export const MOST_WORDS = 300;

/** An alarm that is looked at is asked for so often, whatever the socket says. */
const LOOK = 4_000;

export type AlarmPlace = AlarmRaiseInput["place"];

export function newAlarm(kind: AlarmKind, place: AlarmPlace): AlarmRaiseInput {
  return { idempotencyKey: freshKey(), kind, place };
}

/** An alarm that is looked at; null: it is over, and has been for long. */
export interface AlarmView {
  alarm: ShallowRef<Alarm | null | undefined>;
  trouble: ShallowRef<Trouble | undefined>;
  again: () => Promise<void>;
  know: (alarm: Alarm | null | undefined) => void;
  listen: () => () => void;
}

export function followAlarm(ticket: string): AlarmView {
  const raised = sending.value;
  // What raising it answered is there before anything else is.
  const alarm: AlarmView["alarm"] = shallowRef(raised?.state === "done" && raised.ticket === ticket ? raised.alarm : undefined);
  const trouble: AlarmView["trouble"] = shallowRef();

  function know(found: Alarm | null | undefined): void {
    // What was told first may be answered last.
    const steps = (one: Alarm | null | undefined): number => one?.steps.length ?? 0;
    if (found && steps(found) < steps(alarm.value)) return;
    if (found !== undefined) alarm.value = found;
    if (found === null || found?.state === "ENDED") closeAlarm(ticket);
  }

  async function again(): Promise<void> {
    try {
      know((await askForAlarm(OwnAlarmDocument, { ticket })).alarm ?? null);
      trouble.value = undefined;
    } catch (thrown) {
      trouble.value = troubleOf(thrown);
    }
  }

  function listen(): () => void {
    void again();
    const deaf = hear(OwnAlarmChangedDocument, { ticket }, (data) => know(data.alarmChanged));
    const asking = setInterval(() => alarm.value !== null && alarm.value?.state !== "ENDED" && void again(), LOOK);
    return () => {
      clearInterval(asking);
      deaf();
    };
  }

  return { alarm, trouble, again, know, listen };
}

/** What came of something that was done with one's own alarm, and how the alarm stands then, where that was told. */
export type Done = { alarm?: Alarm } | { refusal: string; field?: string };

export async function addTo(ticket: string, words: string, phone: string): Promise<Done> {
  const input = { ticket, ...(words.trim() ? { words: words.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) };
  return done(async () => (await askForAlarm(AddToAlarmDocument, { input })).alarmAdd);
}

export async function callOff(ticket: string): Promise<Done> {
  return done(async () => (await askForAlarm(CallOffAlarmDocument, { input: { ticket } })).alarmCallOff);
}

async function done(work: () => Promise<{ alarm?: Alarm | null; userErrors: ReadonlyArray<{ message: string; field?: string | null }> }>): Promise<Done> {
  try {
    const { alarm, userErrors } = await work();
    const [error] = userErrors;
    return error ? { refusal: error.message, field: error.field ?? undefined } : { alarm: alarm ?? undefined };
  } catch (thrown) {
    return { refusal: troubleOf(thrown).message };
  }
}
