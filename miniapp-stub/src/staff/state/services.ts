import {
  StaffEntriesDocument,
  StaffEntryIdsDocument,
  StaffEntryOneDocument,
  StaffServiceConfirmDocument,
  StaffServiceHereDocument,
  StaffServicePublishDocument,
  StaffServicesDocument,
  StaffServiceWithdrawDocument,
  type StaffContentFragment,
  type StaffEntryFragment,
  type StaffEntryRowFragment,
  type StaffServiceFragment,
  type StaffServicesQuery,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { halling } from "@/texts/halling";
import type { Act } from "./caseActs";
import type { Ground } from "./ground";
import { all, paged } from "./paged";
import { PARTS, sayOf, type PartName } from "./serviceWords";

/** What one region says of a service. */
export type Entry = StaffEntryFragment;
export type EntryRow = StaffEntryRowFragment;
export type Content = StaffContentFragment;
/** A service as it holds somewhere. */
export type Service = StaffServiceFragment;
export type ServiceLine = StaffServicesQuery["publicServices"]["nodes"][number];

/** Which entries are looked at. */
export type Part = "entries" | "drafts" | "unconfirmed";

/** Days after which somebody should look whether an entry is still right. */
export const UNCONFIRMED_DAYS = 180;

const here = ({ id }: Pick<Ground, "id">) => ({ place: { region: id } });

/** What holds in a region now, in the order of the catalogue. */
export function servicesAt(ground: Ground, words: () => string) {
  return paged<ServiceLine>(async (after) => (await ask(StaffServicesDocument, { at: here(ground), query: words().trim(), after })).publicServices);
}

/** What the regions in a region say, drafts too. */
export function entriesWithin({ id }: Ground, part: () => Part) {
  return paged<EntryRow>(async (after) => {
    const now = part();
    const state = now === "drafts" ? ("DRAFT" as const) : undefined;
    const unconfirmedDays = now === "unconfirmed" ? UNCONFIRMED_DAYS : undefined;
    return (await ask(StaffEntriesDocument, { within: id, state, unconfirmedDays, after })).serviceEntries;
  });
}

/** A service at a region: what the region says itself, if it does, and what holds there by those above. */
export interface Opened {
  entry?: Entry;
  above?: Service;
}

export async function readEntry(id: string): Promise<Opened> {
  const { serviceEntry } = await ask(StaffEntryOneDocument, { id });
  return serviceEntry ? { entry: serviceEntry, above: serviceEntry.above ?? undefined } : {};
}

/** The same by its key; what is a draft, or was withdrawn, is found too. Empty where nobody says anything of it. */
export async function readService(ground: Pick<Ground, "id">, key: string): Promise<Opened> {
  const entries = await all(async (after) => (await ask(StaffEntryIdsDocument, { within: ground.id, after })).serviceEntries);
  const own = entries.find((one) => one.key === key && one.region?.code === ground.id);
  if (own) return readEntry(own.id);
  return { above: (await ask(StaffServiceHereDocument, { key, at: here(ground) })).publicService ?? undefined };
}

/** A part of a service as staff see it. */
export interface PartView {
  name: PartName;
  label: string;
  /** What holds once what was drafted is published; empty where nobody says anything. */
  text: string;
  /** `own`: the region says it; `overrides`: in the place of what those above say; `inherited`: those above do. */
  from: "own" | "overrides" | "inherited" | "nobody";
  /** What is said above, where the region says it otherwise. */
  above?: string;
  /** Whether what was drafted differs from what people read. */
  unpublished: boolean;
}

/** All parts, in the order in which a guide is read: which of them the region says itself, and which it inherits. */
export function partsOf({ entry, above }: Opened): PartView[] {
  return PARTS.map((name) => partOf(name, entry, above)).filter(({ name, from }) => name !== "offered" || from !== "nobody");
}

function partOf(name: PartName, entry: Entry | undefined, above: Service | undefined): PartView {
  const own = entry && sayOf(name, entry.draft);
  const higher = above && sayOf(name, above);
  const was = entry?.published ? sayOf(name, entry.published) : own;
  const from = own !== undefined ? (higher !== undefined ? "overrides" : "own") : higher !== undefined ? "inherited" : "nobody";
  return { name, label: halling.parts[name], text: own ?? higher ?? "", from, above: from === "overrides" ? higher : undefined, unpublished: !!entry?.changed && was !== own };
}

/** The name by which staff know it. */
export const nameOf = ({ name, key }: { name?: string | null; key: string }): string => name ?? halling.services.nameless(key);

const t = halling.entry;

/** A community has no regions below it; its code has twelve digits. */
const hasBelow = ({ region }: Pick<Entry, "region">): boolean => (region?.code.length ?? 12) < 12;

/** What can be done with what a region says besides writing it anew; each is made from the version that was read. */
export function actsOf(entry: Entry): Act[] {
  const { id, version, state, changed } = entry;
  const what = { entry: id, version };
  const act = (name: string, words: { label: string; sure: string; done: string }, sending: (title: string) => Promise<Outcome<Payload>>): Act => ({
    ...{ name, ...words, fields: [], blank: {} },
    send: () => sending(halling.titles.act(words.label, nameOf(entry))),
  });
  return [
    ...(state !== "PUBLISHED" || changed ? [act("PUBLISH", t.publish, async (title) => incomplete(await send(StaffServicePublishDocument, what, title)))] : []),
    ...(state === "PUBLISHED" ? [act("CONFIRM", t.confirm, (title) => send(StaffServiceConfirmDocument, what, title))] : []),
    ...(state === "PUBLISHED" ? [act("WITHDRAW", t.withdraw, (title) => send(StaffServiceWithdrawDocument, what, title))] : []),
    ...(state === "PUBLISHED" && hasBelow(entry) ? [act("WITHDRAW_BELOW", t.withdrawBelow, (title) => send(StaffServiceWithdrawDocument, { ...what, andBelow: true }, title))] : []),
  ];
}

/** Which parts are missing is said by their names: they stand in no form here. */
export function incomplete(outcome: Outcome<Payload>): Outcome<Payload> {
  if (outcome.state !== "refused" || outcome.code !== "INCOMPLETE") return outcome;
  const { field, message, code } = outcome;
  const names = (outcome.errors ?? [{ field, message, code }]).map((error) => halling.parts[(error.field ?? "").replace("content.", "") as PartName]);
  return { state: "refused", message: t.incomplete(names.filter(Boolean).join("、")), code };
}
