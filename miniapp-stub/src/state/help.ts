import {
  AskForHelpDocument,
  CloseHelpCallDocument,
  MyHelpCallsDocument,
  OneHelpCallDocument,
  SayInHelpCallDocument,
  type AskForHelpMutation,
  type CloseHelpCallMutation,
  type HelpFactsFragment,
  type HelpLineFragment,
  type HelpNeed,
  type HelpState,
  type SayInHelpCallMutation,
} from "@/gen/graphql";
import { watch } from "vue";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import type { IconName } from "@/components/icons";
import { help as texts } from "@/texts/station";
import { askedOfMe, ofMe, type Asked } from "./asked";
import { arrived } from "./inbox";
import { pagesOfMe, type Pages } from "./pagesOfMe";

export type HelpCall = HelpFactsFragment;
export type HelpLine = HelpLineFragment;
export type { HelpNeed };

export const NEED_ICONS: Record<HelpNeed, IconName> = { MEDICINE: "medicine", FIRST_AID: "wound", UNWELL: "unwell", VEHICLE: "wrench", OTHER: "more" };
export const NEEDS = Object.keys(NEED_ICONS) as readonly HelpNeed[];
export const MOST_WORDS = 200;

/** Without a message, a call that is looked at is asked for so often: nobody waits for help longer than they have to. */
const UNHEARD = 15_000;

export function askForHelp(station: { id: string; name: string }, need: HelpNeed, words: string, mayCall: boolean): Promise<Outcome<AskForHelpMutation["helpAsk"]>> {
  return send(AskForHelpDocument, { station: station.id, need, words: words.trim(), mayCall }, texts.sendTitle(station.name));
}

export function sayInCall(call: string, words: string): Promise<Outcome<SayInHelpCallMutation["helpSay"]>> {
  return send(SayInHelpCallDocument, { call, words: words.trim() }, texts.sayTitle);
}

export function closeCall(call: string): Promise<Outcome<CloseHelpCallMutation["helpClose"]>> {
  return send(CloseHelpCallDocument, { call }, texts.closeTitle);
}

export interface OpenCall extends Asked<HelpCall | null> {
  /** Asks anew when a message tells of it, and now and then while it is open, until the function that is answered is called. */
  listen: () => () => void;
}

/** One call for help, of one's own or that one may help with; null: there is none. Reactive. */
export function openCall(id: string): OpenCall {
  const asked = askedOfMe(async () => (await ask(OneHelpCallDocument, { id })).helpCall ?? null, `help:${id}`);

  function listen(): () => void {
    const asking = setInterval(() => asked.view.value.data?.state !== "CLOSED" && void asked.again(), UNHEARD);
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

/** What one asked for, the newest first. */
export function myCalls(): Pages<HelpLine> {
  return pagesOfMe(async (after) => ofMe((await ask(MyHelpCallsDocument, { after })).me).helpCalls, "helpCalls");
}

const SIGNS: Record<HelpState, { icon: IconName; tone: "good" | "soon" | "plain" }> = {
  ASKED: { icon: "clock", tone: "soon" },
  ANSWERED: { icon: "check", tone: "good" },
  CLOSED: { icon: "check", tone: "plain" },
};

export function callSign({ state }: Pick<HelpLine, "state">): { icon: IconName; tone: "good" | "soon" | "plain"; words: string } {
  return { ...SIGNS[state], words: texts.states[state] };
}

/** By whom it was said, for who reads it. */
export function byWhom({ own, byHelper }: HelpCall["sayings"][number]): string {
  if (own) return texts.me;
  return byHelper ? texts.helper : texts.asker;
}
