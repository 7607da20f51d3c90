import { StaffFiguresDocument, type FigureBy, type StaffFiguresQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import { casework } from "@/texts/casework";
import { dayOf, momentOf } from "./days";
import type { Fields } from "./editing";
import type { Ground } from "./ground";
import { endOf } from "./ledger";
import { paged } from "./paged";

/** What became of the cases of a place, a kind or a time. */
export type Figures = StaffFiguresQuery["caseFigures"][number];

/** A line of a table: what was counted, and how much. */
export interface Measure {
  name: string;
  value: string;
}

const t = casework.figures;
const DAY = 24 * 3_600_000;

/** From a day on, and to the end of another, as they are typed. */
export type Period = Record<"from" | "until", string>;

/** The last thirty days, today too. */
export function lastMonth(now = Date.now()): Period {
  const day = (moment: number): string => dayOf(new Date(moment).toISOString());
  return { from: day(now - 29 * DAY), until: day(now) };
}

/** The days that are none, or were left empty, by the field. */
export function wrongPeriod(period: Period): Fields {
  const wrong = (["from", "until"] as const).filter((key) => !momentOf(period[key], "begin"));
  return Object.fromEntries(wrong.map((key) => [key, casework.ledger.dayWrong]));
}

export function figuresOf(ground: Ground, period: () => Period, by: () => FigureBy) {
  return paged<Figures>(async () => {
    const { from, until } = period();
    const asked = { within: ground.id, from: momentOf(from, "begin") ?? "", until: endOf(until) ?? "", kinds: null, by: by() };
    return { nodes: (await ask(StaffFiguresDocument, asked)).caseFigures, pageInfo: { hasNextPage: false } };
  });
}

/** A share of 0 to 1 in percent; a dash where there was nothing to divide by. */
export const percent = (share: number | null | undefined): string => (typeof share === "number" ? t.percent(share) : t.unknown);

/** How one is told in a list. */
export const noteOf = ({ filed, responseRate, solvingRate }: Figures): string => t.note(filed, percent(responseRate), percent(solvingRate));

/** What the numbers say, in sentences. */
export function sentencesOf(one: Figures): string[] {
  const near = one.solvedByLevel.find(({ level, cases }) => level === "COMPOUND" && cases);
  const most = [...one.solvedByLevel].sort((a, b) => b.cases - a.cases)[0];
  return [
    t.sentence(one.label, one.filed, one.answeredInTime),
    near ? t.near(percent(near.share)) : "",
    most?.cases && most !== near ? t.most(casework.levels[most.level], percent(most.share)) : "",
    one.silent ? t.silence(percent(one.silenceRate)) : "",
  ].filter(Boolean);
}

export function ratesOf(one: Figures): Measure[] {
  return [
    { name: t.response, value: percent(one.responseRate) },
    { name: t.solving, value: percent(one.solvingRate) },
    { name: t.satisfaction, value: percent(one.satisfactionRate) },
    { name: t.silenceRate, value: percent(one.silenceRate) },
    { name: t.score, value: typeof one.averageScore === "number" ? one.averageScore.toFixed(1) : t.unknown },
  ];
}

export function countsOf(one: Figures): Measure[] {
  return (Object.keys(t.of) as Array<keyof typeof t.of>).map((key) => ({ name: t.of[key], value: String(one[key]) }));
}

export function levelsOf(one: Figures): Measure[] {
  return one.solvedByLevel.map(({ level, cases, share }) => ({ name: casework.levels[level], value: `${cases}（${percent(share)}）` }));
}
