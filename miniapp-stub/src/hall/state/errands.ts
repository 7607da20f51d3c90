import {
  AskForErrandDocument,
  ConfirmErrandDocument,
  ErrandConsentDocument,
  ErrandPoolDocument,
  MyErrandJobsDocument,
  MyErrandsDocument,
  OneErrandDocument,
  ReportErrandDocument,
  RevokeErrandConsentDocument,
  TakeErrandDocument,
  type AskForErrandMutation,
  type ConfirmErrandMutation,
  type ErrandConsentQuery,
  type ErrandJobFactsFragment,
  type ErrandJobLineFragment,
  type ErrandOutcome,
  type ErrandState,
  type MyErrandFactsFragment,
  type ReportErrandMutation,
  type RevokeErrandConsentMutation,
  type TakeErrandMutation,
} from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import type { IconName } from "@/components/icons";
import { errands as texts, jobs as words } from "@/texts/hall";
import { asked, askedOfMe, ofMe, type Asked } from "@/state/asked";
import { pagesOfMe, type Pages } from "@/state/pagesOfMe";

export type Errand = MyErrandFactsFragment;
export type Job = ErrandJobFactsFragment;
export type JobLine = ErrandJobLineFragment;
export type Consent = ErrandConsentQuery["errandConsent"];
export type { ErrandOutcome };

export const MOST_WISH = 300;
export const OUTCOMES = ["DONE", "HANDED_BACK", "COULD_NOT"] as const satisfies readonly ErrandOutcome[];

/** What one agrees to; kept nowhere, for the newest counts. */
export function errandConsent(): Asked<Consent> {
  return asked(async () => (await ask(ErrandConsentDocument, {})).errandConsent);
}

/** @param forWhom the id of one's dependant; empty for oneself */
export function askForErrand(
  service: { key: string; name: string },
  { wish, forWhom }: { wish: string; forWhom: string },
  consent: number,
): Promise<Outcome<AskForErrandMutation["errandAsk"]>> {
  return send(AskForErrandDocument, { service: service.key, wish: wish.trim(), consent, forWhom: forWhom || undefined }, texts.askTitle(service.name));
}

export function revokeConsent({ id, title }: Errand): Promise<Outcome<RevokeErrandConsentMutation["errandConsentRevoke"]>> {
  return send(RevokeErrandConsentDocument, { errand: id }, texts.revokeTitle(title));
}

export function confirmErrand({ id, title }: Errand, done: boolean, note: string): Promise<Outcome<ConfirmErrandMutation["errandConfirm"]>> {
  return send(ConfirmErrandDocument, { errand: id, done, note: note.trim() || undefined }, texts.confirmTitle(title));
}

/** What one asked for, the newest first. */
export function myErrands(): Pages<Errand> {
  return pagesOfMe(async (after) => ofMe((await ask(MyErrandsDocument, { after })).me).errands, "errands");
}

/** One errand, as who asked sees it; null: it is not for whoever is logged in. */
export function openErrand(id: string): Asked<Errand | null> {
  return askedOfMe(async () => {
    const { node } = await ask(OneErrandDocument, { id });
    return node?.__typename === "Errand" ? node : null;
  }, `errand:${id}`);
}

/** What nobody took yet, the oldest first. Without names, and kept nowhere. */
export function errandPool(): Pages<JobLine> {
  return pagesOfMe(async (after) => (await ask(ErrandPoolDocument, { after })).errandPool);
}

/** What one took, the newest first. Kept nowhere: who somebody is may be shown no more as soon as they take that back. */
export function myJobs(): Pages<Job> {
  return pagesOfMe(async (after) => (await ask(MyErrandJobsDocument, { after })).errandJobs);
}

export function takeErrand({ id, title }: JobLine): Promise<Outcome<TakeErrandMutation["errandTake"]>> {
  return send(TakeErrandDocument, { errand: id }, words.takeTitle(title));
}

export function reportErrand({ id, title }: Job, outcome: ErrandOutcome, note: string): Promise<Outcome<ReportErrandMutation["errandReport"]>> {
  return send(ReportErrandDocument, { errand: id, outcome, note: note.trim() }, words.reportTitle(title));
}

const SIGNS: Record<ErrandState, { icon: IconName; tone: "good" | "soon" | "plain" }> = {
  OPEN: { icon: "clock", tone: "plain" },
  TAKEN: { icon: "person", tone: "plain" },
  REPORTED: { icon: "warning", tone: "soon" },
  DONE: { icon: "check", tone: "good" },
  COULD_NOT: { icon: "none", tone: "plain" },
  REVOKED: { icon: "none", tone: "plain" },
  LAPSED: { icon: "none", tone: "plain" },
  UNCONFIRMED: { icon: "none", tone: "plain" },
};

export const errandSign = ({ state }: Pick<Errand, "state">) => ({ ...(SIGNS[state] ?? SIGNS.OPEN), words: texts.states[state] ?? "" });
