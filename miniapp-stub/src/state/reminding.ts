import { computed, type ComputedRef } from "vue";
import {
  MyRemindingDocument,
  ReportConsentsDocument,
  SetRemindingDocument,
  type MessageSettingsUpdateInput,
  type MyRemindingQuery,
  type RemindingFragment,
  type ReportConsentsMutation,
  type SetRemindingMutation,
} from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { reminding as texts } from "@/texts/messages";
import { mine } from "./account";
import { askedOfMe, ofMe, type Asked } from "./asked";
import type { MessageKind } from "./inbox";
import { inWeChat } from "./platform";
import type { Answer } from "./subscribing";

export type Settings = RemindingFragment;
export type Template = MyRemindingQuery["subscribeTemplates"][number];
export type Wanted = Omit<MessageSettingsUpdateInput, "version">;

/** How one is reminded, and what WeChat could bring. */
export interface Reminding {
  settings: Settings;
  templates: readonly Template[];
}

/** What can be muted. Urgent messages cannot. */
export const MUTABLE: readonly MessageKind[] = ["CASE", "EVENT", "STATION", "NOTICE", "HOUSEHOLD", "ROLE"];

/** So many templates WeChat asks for at once, on every version of it that is about. */
const MOST_ASKED = 3;

export function myReminding(): Asked<Reminding> {
  return askedOfMe(async () => {
    const { me, subscribeTemplates } = await ask(MyRemindingDocument, {});
    return { settings: ofMe(me).messageSettings, templates: subscribeTemplates };
  }, "reminding");
}

export function setReminding(before: Settings, change: Partial<Wanted>): Promise<Outcome<SetRemindingMutation["messageSettingsUpdate"]>> {
  const { weChat, sms, muted, quietFrom, quietUntil, version } = before;
  return send(SetRemindingDocument, { weChat, sms, muted, quietFrom, quietUntil, ...change, version }, texts.save);
}

/** Tells what was answered in one dialog of WeChat's: counted once, however often it is sent. */
export function report(answers: readonly Answer[]): Promise<Outcome<ReportConsentsMutation["subscribeConsentReport"]>> {
  return send(ReportConsentsDocument, { answers: [...answers] }, texts.report, true);
}

/** How many messages of a template WeChat may still bring; Infinity where consent is standing. */
export function leftOf({ template, standing }: Template, { consents }: Settings): number {
  const consent = consents.find((one) => one.template === template);
  if (!consent) return 0;
  return standing ? Infinity : (consent.remaining ?? 0);
}

/** What was refused the last time that it was asked for, on this phone: with the session it is gone. */
const REFUSED = "refusedTemplates";

const refusedBefore = (): readonly string[] => copyOf<string[]>(mine(REFUSED))?.data ?? [];

export function keepRefused(answers: readonly Answer[]): void {
  const answered = new Set(answers.map(({ template }) => template));
  const now = answers.filter(({ accepted }) => !accepted).map(({ template }) => template);
  keepCopy(mine(REFUSED), [...refusedBefore().filter((one) => !answered.has(one)), ...now]);
}

/**
 * The templates to ask for next: those of which nothing is left, of what is not muted, and what was refused last of all. WeChat asks for three at most, and never for
 * standing and one-time ones together (20002).
 *
 * @param first what the person has just had to do with: before the others
 */
export function lacking({ settings, templates }: Reminding, first?: MessageKind): string[] {
  if (!settings.weChat) return [];
  const wanted = ({ kinds }: Template): boolean => kinds.length === 0 || kinds.some((kind) => !settings.muted.includes(kind));
  const short = templates.filter((one) => wanted(one) && leftOf(one, settings) === 0);
  const refused = refusedBefore();
  const isFirst = ({ kinds }: Template): boolean => first !== undefined && kinds.includes(first);
  const rank = (one: Template): number => (refused.includes(one.template) ? 4 : 0) + (isFirst(one) ? 0 : 2) + (one.standing ? 0 : 1);
  const wished = [...short].sort((one, other) => rank(one) - rank(other));
  return wished.filter((one) => one.standing === wished[0]?.standing).slice(0, MOST_ASKED).map((one) => one.template);
}

/** What to ask for when the person taps; nothing where there is no WeChat. Reactive. */
export function toAsk(view: Asked<Reminding>["view"], first?: MessageKind): ComputedRef<readonly string[]> {
  return computed(() => (inWeChat && view.value.data ? lacking(view.value.data, first) : []));
}

/** Minutes after midnight as a clock shows them: 22:00. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** What a time picker gives, in minutes after midnight. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
