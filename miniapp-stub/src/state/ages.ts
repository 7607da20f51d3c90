import { texts } from "@/texts/zh";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as people say it: 刚刚, 5 分钟前, 3 小时前, 昨天 17:30, 3 月 5 日. */
export function ago(then: number, now = Date.now()): string {
  const past = now - then;
  if (Math.abs(past) < MINUTE) return texts.ages.now;
  // By a clock that is ahead of this one, or was: how long ago is not known, and when is what it said.
  if (past < 0) return sameDay(then, now) ? texts.ages.today(clock(then)) : day(then, now);
  if (past < HOUR) return texts.ages.minutes(Math.floor(past / MINUTE));
  if (past < 12 * HOUR && sameDay(then, now)) return texts.ages.hours(Math.floor(past / HOUR));
  if (sameDay(then, now)) return texts.ages.today(clock(then));
  if (sameDay(then, now - DAY)) return texts.ages.yesterday(clock(then));
  return day(then, now);
}

/** A day, with its year unless it is this one: 3 月 5 日. */
export function day(then: number, now = Date.now()): string {
  const date = new Date(then);
  const text = texts.ages.day(date.getMonth() + 1, date.getDate());
  return date.getFullYear() === new Date(now).getFullYear() ? text : texts.ages.year(date.getFullYear(), text);
}

/** A moment, past or to come, as people say it: 今天 17:30, 明天 9:00, 3 月 5 日 17:30. */
export function moment(then: number, now = Date.now()): string {
  if (sameDay(then, now)) return texts.ages.today(clock(then));
  if (sameDay(then, now - DAY)) return texts.ages.yesterday(clock(then));
  if (sameDay(then, now + DAY)) return texts.ages.tomorrow(clock(then));
  return `${day(then, now)} ${clock(then)}`;
}

export function clock(then: number): string {
  const date = new Date(then);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, "0")}`;
}

function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
