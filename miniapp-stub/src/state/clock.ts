import type { IconName } from "@/components/icons";
import { clock as texts } from "@/texts/cases";

/** What a case says of its clock. */
export interface ClockFacts {
  /** Till the deadline, of those that count: working time, or all where it is urgent. Null while the clock stands or is over. */
  minutesLeft: number | null;
  overdue: boolean;
  /** Whether it runs day and night. */
  urgent: boolean;
  paused: boolean;
}

/** How it stands with a deadline, to be said in words and with a sign. */
export interface ClockWords {
  tone: "paused" | "over" | "soon" | "calm";
  icon: IconName;
  words: string;
}

const HOUR = 60;
const DAY = 24 * HOUR;
/** As an office commonly counts its day. */
const WORK_DAY = 8 * HOUR;
/** From here on it is soon: an hour of an office, and half an hour where the clock never stops. */
const SOON = { urgent: 30, calm: HOUR };

/** Undefined where there is no deadline to tell of. */
export function clockWords({ minutesLeft, overdue, urgent, paused }: ClockFacts): ClockWords | undefined {
  if (paused) return { tone: "paused", icon: "paused", words: texts.paused };
  if (minutesLeft === null) return overdue ? { tone: "over", icon: "warning", words: texts.overdue } : undefined;
  if (overdue || minutesLeft < 0) return { tone: "over", icon: "warning", words: late(-minutesLeft, urgent) };
  if (minutesLeft < 1) return { tone: "soon", icon: "clock", words: texts.now };
  const tone = minutesLeft <= (urgent ? SOON.urgent : SOON.calm) ? "soon" : "calm";
  return { tone, icon: "clock", words: texts.left(amount(minutesLeft, urgent)) };
}

function late(minutes: number, urgent: boolean): string {
  return minutes < 1 ? texts.overdue : texts.late(amount(minutes, urgent));
}

/** Rounded down to what one would say: nobody is promised more than there is. */
function amount(minutes: number, urgent: boolean): string {
  if (minutes < HOUR) return urgent ? texts.minutes(Math.floor(minutes)) : texts.workMinutes(Math.floor(minutes));
  const day = urgent ? DAY : WORK_DAY;
  const days = Math.floor(minutes / day);
  const hours = Math.floor((minutes % day) / HOUR);
  if (urgent) return days > 0 ? texts.days(days) : texts.hours(hours);
  return days > 0 ? texts.workDays(days) : texts.workHours(hours);
}
