import { when as texts } from "@/texts/eventEntry";

const DAY = 24 * 3_600_000;
/** So many days ahead a weekday names one day only. */
const WEEK = 7;

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Calendar days from now until then; negative for what was. */
const daysUntil = (then: number, now: number): number => Math.round((midnight(then) - midnight(now)) / DAY);

function clock(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

/** 今天, 明天, 周六 within a week, 12月10日 beyond; with the year where it is another. */
function daySaid(at: number, now: number): string {
  const days = daysUntil(at, now);
  const near = { [-1]: texts.yesterday, 0: texts.today, 1: texts.tomorrow }[days];
  if (near) return near;
  return days > 1 && days < WEEK ? (texts.weekdays[new Date(at).getDay()] ?? "") : date(at, now);
}

/** 12月10日; with the year where it is another. */
function date(at: number, now: number): string {
  const then = new Date(at);
  const day = texts.day(then.getMonth() + 1, then.getDate());
  return then.getFullYear() === new Date(now).getFullYear() ? day : texts.year(then.getFullYear(), day);
}

/** A moment of an event: 今天 09:00, 周六 09:00, 12月10日 09:00. */
export function timeSaid(at: string, now = Date.now()): string {
  const then = Date.parse(at);
  return texts.at(daySaid(then, now), clock(then));
}

/** From when until when: 周六 09:00–11:30; over several days 周六 09:00 至 周日 17:00. */
export function spanSaid({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now = Date.now()): string {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (midnight(from) === midnight(to)) return texts.span(timeSaid(startsAt, now), clock(to));
  return texts.days(timeSaid(startsAt, now), timeSaid(endsAt, now));
}

/** The same for who reads it on another day: 12月10日（周四）09:00–11:30. */
export function fixedSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now = Date.now()): string {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  const said = (at: number): string => texts.fixed(date(at, now), texts.weekdays[new Date(at).getDay()] ?? "", clock(at));
  return midnight(from) === midnight(to) ? texts.span(said(from), clock(to)) : texts.days(said(from), said(to));
}

/** The end of this week, which ends with its Sunday. */
export function endOfWeek(now = Date.now()): string {
  const end = new Date(midnight(now));
  end.setDate(end.getDate() + ((8 - end.getDay()) % 7 || 7));
  return end.toISOString();
}
