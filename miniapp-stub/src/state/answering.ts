import { watch } from "vue";
import {
  AlarmsToAnswerDocument,
  AlarmToAnswerDocument,
  AnswerAlarmDocument,
  EndAlarmDocument,
  type AlarmAnswer,
  type AlarmFileFragment,
  type AlarmLineFragment,
  type AlarmOutcome,
  type AlarmState,
  type AnswerAlarmMutation,
  type EndAlarmMutation,
} from "@/gen/graphql";
import type { IconName } from "@/components/icons";
import { ask, askForAlarm } from "@/server/request";
import { answering as texts } from "@/texts/answering";
import { askedOfMe, ofMe, type Asked } from "./asked";
import { arrived } from "./inbox";
import { pagesOfMe, type Pages } from "./pagesOfMe";

/* Alarms, for those who answer them. */

export type AlarmLine = AlarmLineFragment;
export type AlarmFile = AlarmFileFragment;

export const MINUTES: readonly number[] = [2, 5, 10, 20];
export const OUTCOMES = Object.keys(texts.outcomes) as ReadonlyArray<keyof typeof texts.outcomes>;
export const MOST_REPORT = 300;

/** Who is coming is seen by the others this soon at the latest, whatever becomes of the messages. */
const LOOK = 4_000;

const SIGNS: Record<AlarmState, { icon: IconName; tone: "good" | "soon" | "plain" }> = {
  CALLING: { icon: "siren", tone: "soon" },
  COMING: { icon: "way", tone: "good" },
  THERE: { icon: "check", tone: "good" },
  ENDED: { icon: "check", tone: "plain" },
};

export function alarmSign(state: AlarmState): { icon: IconName; tone: "good" | "soon" | "plain"; words: string } {
  return { ...SIGNS[state], words: texts.states[state] };
}

export interface AnsweredAlarm extends Asked<AlarmFile | null> {
  /** Asks anew when a message tells of it, and every few seconds while it is open, until the function that is answered is called. */
  listen: () => () => void;
}

/** One alarm that one answers; null: it is none of theirs. Nothing of it is kept on the phone. Reactive. */
export function alarmToAnswer(id: string): AnsweredAlarm {
  const asked = askedOfMe(async () => (await askForAlarm(AlarmToAnswerDocument, { id })).alarmToAnswer ?? null);

  function listen(): () => void {
    const asking = setInterval(() => asked.view.value.data?.alarm.state !== "ENDED" && !asked.view.value.loading && void asked.again(), LOOK);
    const unwatch = watch(
      () => arrived.value.find(({ subject }) => subject === id)?.id,
      (newest) => void (newest && asked.again()),
    );
    return () => {
      clearInterval(asking);
      unwatch();
    };
  }

  return { ...asked, listen };
}

/** Those that one was told of, the newest first. */
export function alarmsToAnswer(open: () => boolean): Pages<AlarmLine> {
  return pagesOfMe(async (after) => ofMe((await ask(AlarmsToAnswerDocument, { open: open(), after })).me).alarmsToAnswer);
}

export async function answerAlarm(alarm: string, answer: AlarmAnswer, minutes?: number): Promise<AnswerAlarmMutation["alarmAnswer"]> {
  return (await askForAlarm(AnswerAlarmDocument, { input: { alarm, answer, ...(minutes === undefined ? {} : { minutes }) } })).alarmAnswer;
}

export async function endAlarm(alarm: string, outcome: AlarmOutcome, words: string): Promise<EndAlarmMutation["alarmEnd"]> {
  return (await askForAlarm(EndAlarmDocument, { input: { alarm, outcome, ...(words.trim() ? { words: words.trim() } : {}) } })).alarmEnd;
}

/** Where to go: where the phone said it was, else the building. */
export function wayTo({ position, place }: Pick<AlarmFile, "position" | "place">): { longitude: number; latitude: number } | undefined {
  if (position) return position.location;
  if (place?.__typename === "Building") return place.location ?? undefined;
  if (place?.__typename === "Unit") return place.building?.location ?? undefined;
  return undefined;
}
