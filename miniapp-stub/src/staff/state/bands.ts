import { StaffBandRegisterDocument, StaffBandRekeyDocument, StaffBandRetireDocument, StaffBandsDocument, type StaffBandRetireMutation, type StaffBandRowFragment } from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { ago } from "@/state/ages";
import { troubleOf } from "@/state/asked";
import { banding } from "@/texts/banding";
import { texts } from "@/texts/zh";
import type { Ground } from "./ground";
import { paged } from "./paged";

export type BandRow = StaffBandRowFragment;

const t = banding.list;

export function bandsIn({ id }: Ground) {
  return paged<BandRow>(async (after) => (await ask(StaffBandsDocument, { region: id, after })).bands);
}

export const wordsOf = ({ status, heardAt }: BandRow): string[] => [t.status[status], heardAt ? t.heard(ago(Date.parse(heardAt))) : t.unheard];

/** What is shown once. */
export interface Shown {
  band: BandRow;
  secret: string;
  code?: string;
}

export type Made = Shown | { refusal: string; field?: string };

/** Now or not at all: a secret that came later would be seen by nobody. */
export async function register(community: string, serial: string): Promise<Made> {
  return made(async () => (await ask(StaffBandRegisterDocument, { input: { community, serial: serial.trim() } })).bandRegister);
}

export async function rekey({ id, version }: BandRow): Promise<Made> {
  return made(async () => (await ask(StaffBandRekeyDocument, { input: { band: id, version } })).bandRekey);
}

interface Answer {
  band?: BandRow | null;
  secret?: string | null;
  code?: string | null;
  userErrors: ReadonlyArray<{ message: string; field?: string | null }>;
}

async function made(work: () => Promise<Answer>): Promise<Made> {
  try {
    const { band, secret, code, userErrors } = await work();
    const [error] = userErrors;
    if (!band || !secret) return { refusal: error?.message ?? texts.trouble.busy, field: error?.field ?? undefined };
    return { band, secret, code: code ?? undefined };
  } catch (thrown) {
    return { refusal: troubleOf(thrown).message };
  }
}

export const retire = ({ id, version }: BandRow): Promise<Outcome<StaffBandRetireMutation["bandRetire"]>> =>
  send(StaffBandRetireDocument, { band: id, version }, banding.one.retire);
