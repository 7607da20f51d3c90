import {
  StaffMustReadDocument,
  StaffNoticeTellDocument,
  StaffReceiptsDocument,
  type NoticeTellInput,
  type StaffMustReadQuery,
  type StaffReceiptsQuery,
} from "@/gen/graphql";
import { send, waiting } from "@/server/outbox";
import { ask, documentId } from "@/server/request";
import { publishing } from "@/texts/publishing";
import { inputOf, type Ground } from "./ground";
import { paged } from "./paged";

/** A notice that each is to read. */
export type MustRead = StaffMustReadQuery["noticesToTell"]["nodes"][number];
/** Somebody who is to read it, and what became of it. */
export type Receipt = StaffReceiptsQuery["noticeReceipts"]["nodes"][number];

/** What may have been found on a phone: nobody looked, it is there, it is not. */
export type Found = "" | "yes" | "no";

/** Those in force that who lives there must read; a page may hold none and have more behind it. */
export function mustReads(ground: Ground) {
  return paged<MustRead>(async (after) => (await ask(StaffMustReadDocument, { within: inputOf(ground), after })).noticesToTell);
}

export function receiptsWithin(ground: Ground, notice: string, openOnly: () => boolean) {
  return paged<Receipt>(
    async (after) => (await ask(StaffReceiptsDocument, { notice, within: inputOf(ground), openOnly: openOnly(), after })).noticeReceipts,
  );
}

/** What is recorded of a visit. Only with the app there is a call warning to look for. */
export function visitOf(notice: string, resident: string, app: Found, warning: Found): NoticeTellInput {
  const seen = (found: Found): boolean | null => (found === "" ? null : found === "yes");
  return { notice, resident, appInstalled: seen(app), callWarning: seen(app === "yes" ? warning : app) };
}

export function tell(visit: NoticeTellInput) {
  return send(StaffNoticeTellDocument, visit, publishing.titles.tell);
}

/** What of a notice was recorded at a door and waits for a signal: by the resident, the last of it and what the outbox calls it. Reactive. */
export function waitingOf(notice: string): ReadonlyMap<string, { key: string; input: NoticeTellInput }> {
  const id = documentId(StaffNoticeTellDocument);
  const tellings = waiting.value
    .filter((entry) => entry.documentId === id)
    .map(({ key, variables }) => ({ key, input: (variables as { input: NoticeTellInput }).input }));
  return new Map(tellings.filter(({ input }) => input.notice === notice).map((one) => [String(one.input.resident), one]));
}
