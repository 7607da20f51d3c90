import {
  StaffExportBeginDocument,
  StaffExportsDocument,
  StaffLedgerDocument,
  StaffOneExportDocument,
  type CaseFilterInput,
  type CaseKind,
  type CaseLevel,
  type CaseState,
  type RevealReason,
  type StaffExportFragment,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { casework } from "@/texts/casework";
import type { CaseRow } from "./cases";
import { momentOf } from "./days";
import type { Fields } from "./editing";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** A workbook of cases that one asked for. */
export type Export = StaffExportFragment;

const t = casework.ledger;

/** What a ledger is narrowed by, as it stands in the form. */
export const NO_FILTER = { text: "", kind: "", state: "", level: "", category: "", from: "", until: "", overdue: "" };
export type Filter = Record<keyof typeof NO_FILTER, string>;

/** How many of these narrow anything. */
export const countOf = (filter: Fields): number => Object.values(filter).filter((value) => value.trim()).length;

/** The days that are none, by the field. */
export function wrongDays(filter: Fields): Fields {
  const wrong = (["from", "until"] as const).filter((key) => momentOf(filter[key], "begin") === undefined);
  return Object.fromEntries(wrong.map((key) => [key, t.dayWrong]));
}

/** What the server is told of it. Days that cannot be read were told before: `wrongDays`. */
export function filterOf(filter: Fields): CaseFilterInput {
  const one = <T>(value: string | undefined): T[] | null => (value ? [value as T] : null);
  return {
    kinds: one<CaseKind>(filter.kind),
    states: one<CaseState>(filter.state),
    levels: one<CaseLevel>(filter.level),
    category: filter.category || null,
    from: momentOf(filter.from, "begin") ?? null,
    until: endOf(filter.until),
    overdue: filter.overdue === "yes",
    text: filter.text?.trim() || null,
  };
}

/** Up to the end of a day: before the next begins. */
export function endOf(day: string | undefined): string | null {
  const end = momentOf(day, "end");
  return end ? new Date(Date.parse(end) + 1_000).toISOString() : null;
}

export function ledgerOf(ground: Ground, filter: () => Fields) {
  return paged<CaseRow>(
    async (after) => (await ask(StaffLedgerDocument, { within: ground.id, filter: filterOf(filter()), after })).caseLedger,
  );
}

export function exportsOfMine() {
  return paged<Export>(async (after) => (await ask(StaffExportsDocument, { after })).ledgerExports);
}

/** Undefined where it was removed since. Each answer has another link, which lasts ten minutes. */
export async function readExport(id: string): Promise<Export | undefined> {
  const { node } = await ask(StaffOneExportDocument, { id });
  return node?.__typename === "LedgerExport" ? node : undefined;
}

/** Begins to write what the ledger shows; with names only on a stated reason. */
export function beginExport(ground: Ground, filter: Fields, reason?: { kind: string; text: string }) {
  const input = {
    within: ground.id,
    filter: filterOf(filter),
    names: !!reason,
    reason: reason ? (reason.kind as RevealReason) : null,
    reasonText: reason?.text ?? null,
  };
  return send(StaffExportBeginDocument, input, casework.titles.export);
}
