import { StaffEventRuleDocument, StaffEventRuleSetDocument, type StaffEventRuleQuery } from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { organising } from "@/texts/organising";
import type { Subject } from "./editing";
import type { FieldSpec } from "./fields";
import type { Ground } from "./ground";

/** What comes of not coming, in a county. */
export type EventRule = StaffEventRuleQuery["eventRule"];

const t = organising.rule;

/** The county that a region of it lies in: its code begins so. */
export const countyOf = ({ id }: Ground): string => id.slice(0, 6);

export async function readRule(county: string): Promise<EventRule> {
  return (await ask(StaffEventRuleDocument, { county })).eventRule;
}

/** What it comes to, in words. */
export function ruleWords({ noShows, withinDays, blockedDays }: EventRule): string {
  return noShows ? t.says(noShows, withinDays, blockedDays) : t.never;
}

export const ruleFields: readonly FieldSpec[] = [
  { key: "noShows", label: t.noShows, hint: t.noShowsHint, most: 2 },
  { key: "withinDays", label: t.withinDays, hint: t.withinDaysHint, most: 3 },
  { key: "blockedDays", label: t.blockedDays, hint: t.blockedDaysHint, most: 3 },
];

const isNumber = (typed: string | undefined): boolean => /^\d{1,3}$/.test((typed ?? "").trim());

export function ruleSubject(county: string): Subject {
  return {
    draft: `event-rule:${county}`,
    blank: { noShows: "", withinDays: "", blockedDays: "" },
    read: async () => {
      const { version, noShows, withinDays, blockedDays } = await readRule(county);
      return { version, fields: { noShows: noShows ? String(noShows) : "", withinDays: String(withinDays), blockedDays: String(blockedDays) } };
    },
    save: async (typed, version) => {
      const needed = typed.noShows?.trim() ? ["noShows", "withinDays", "blockedDays"] : ["withinDays", "blockedDays"];
      const wrong = needed.find((key) => !isNumber(typed[key]));
      if (wrong) return { state: "refused", message: t.numberWrong, field: wrong };
      const [noShows, withinDays, blockedDays] = [typed.noShows?.trim() ? Number(typed.noShows) : null, Number(typed.withinDays), Number(typed.blockedDays)];
      return send(StaffEventRuleSetDocument, { county, version, noShows, withinDays, blockedDays }, organising.titles.rule);
    },
  };
}
