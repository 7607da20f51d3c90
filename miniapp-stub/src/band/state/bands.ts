import {
  AgreeToBandDocument,
  MyBandsDocument,
  OneBandDocument,
  ReturnBandDocument,
  SetBandCareDocument,
  WearBandDocument,
  type AgreeToBandMutation,
  type BandCareSetInput,
  type BandConsent,
  type BandLineFragment,
  type BandStatus,
  type OneBandQuery,
  type ReturnBandMutation,
  type SetBandCareMutation,
  type WearBandMutation,
} from "@/gen/graphql";
import type { IconName } from "@/components/icons";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { ago } from "@/state/ages";
import { askedOfMe, ofMe, type Asked } from "@/state/asked";
import type { Dependant } from "@/state/dependants";
import { band as texts, caring, wearing } from "@/texts/band";

export type BandLine = BandLineFragment;
export type Band = NonNullable<OneBandQuery["band"]>;
export type { BandConsent };

/** Those that one wears, or for whom one acts. */
export function myBands(): Asked<readonly BandLine[]> {
  return askedOfMe(async () => ofMe((await ask(MyBandsDocument, {})).me).bands);
}

/** One of them, with what it told; null: none of theirs. What it told is kept on no phone. */
export function openBand(id: string): Asked<Band | null> {
  return askedOfMe(async () => (await ask(OneBandDocument, { id })).band ?? null);
}

export const nameOf = ({ mine, wearer, serialEnd }: Pick<BandLine, "mine" | "wearer" | "serialEnd">): string =>
  texts.of(mine ? texts.mine : (wearer ?? texts.family), serialEnd);

export const heardSaid = ({ heardAt }: Pick<BandLine, "heardAt">): string => (heardAt ? texts.heard(ago(Date.parse(heardAt))) : texts.unheard);

const SIGNS: Record<BandStatus, { icon: IconName; tone: "good" | "soon" | "plain" }> = {
  STOCK: { icon: "clock", tone: "plain" },
  WAITING: { icon: "clock", tone: "soon" },
  WORN: { icon: "check", tone: "good" },
  RETIRED: { icon: "warning", tone: "plain" },
};

export const bandSign = (status: BandStatus): { icon: IconName; tone: "good" | "soon" | "plain"; words: string } => ({ ...SIGNS[status], words: texts.status[status] });

/** What is watched, a line each. */
export function careSaid({ heartLow, heartHigh, fence }: Band["care"]): string[] {
  return [
    heartLow == null ? "" : texts.low(heartLow),
    heartHigh == null ? "" : texts.high(heartHigh),
    heartLow == null && heartHigh == null ? texts.noHearts : "",
    fence ? texts.fence(fence.radius, fence.from && fence.until ? texts.when(fence.from, fence.until) : "") : texts.noFence,
  ].filter(Boolean);
}

/** How somebody can agree: oneself, a child under 14 by who acts for them, everybody else in one of these ways. */
export function consentsFor(dependant: Dependant | undefined): BandConsent[] {
  if (!dependant) return ["OWN"];
  if (dependant.kind === "CHILD" && (dependant.age ?? 0) < 14) return ["AS_GUARDIAN"];
  return ["IN_PERSON", "BY_PHONE", "IN_WRITING", "OWN"];
}

export const wear = (code: string, dependant: string | undefined, consent: BandConsent): Promise<Outcome<WearBandMutation["bandWear"]>> =>
  send(WearBandDocument, { code: code.trim(), ...(dependant ? { dependant } : {}), consent }, wearing.title);

export const agree = ({ id, version }: BandLine): Promise<Outcome<AgreeToBandMutation["bandAgree"]>> => send(AgreeToBandDocument, { band: id, version }, texts.agree);

export const giveBack = ({ id, version }: BandLine): Promise<Outcome<ReturnBandMutation["bandReturn"]>> => send(ReturnBandDocument, { band: id, version }, texts.giveBack);

export type Care = Omit<BandCareSetInput, "band" | "version">;

export const setCare = ({ id, version }: BandLine, care: Care): Promise<Outcome<SetBandCareMutation["bandCareSet"]>> =>
  send(SetBandCareDocument, { band: id, version, ...care }, caring.title);

/** A number as it was typed; undefined if it is none. */
export function readNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** How high each reading stands between the lowest and the highest, in hundredths; not all of them where they are many. */
export function curve(rates: Band["heartRates"], most = 60): number[] {
  const step = Math.max(1, Math.ceil(rates.length / most));
  const some = rates.filter((_, at) => at % step === 0).map(({ beats }) => beats);
  const low = Math.min(...some);
  const high = Math.max(...some);
  return some.map((beats) => (high === low ? 50 : 10 + ((beats - low) / (high - low)) * 90));
}
