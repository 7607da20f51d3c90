import { MyNoticesDocument, OneNoticeDocument, ReadNoticeDocument, type NoticeFactsFragment, type OneNoticeQuery, type ReadNoticeMutation } from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { person } from "@/server/session";
import { notice as texts } from "@/texts/notice";
import type { IconName } from "@/components/icons";
import { askedOfMe, ended, ofMe, type Asked } from "./asked";
import { countAgain, seeAlarmsOf } from "./inbox";
import { pagesOfMe, type Pages } from "./pagesOfMe";

export type NoticeFacts = NoticeFactsFragment;
export type NoticeKind = NoticeFacts["kind"];
export type Notice = NonNullable<OneNoticeQuery["notice"]>;
export type NoticeFile = Notice["attachments"][number];

export const KINDS: readonly NoticeKind[] = ["ANTI_FRAUD", "SAFETY", "COMMUNITY_LIFE", "LAW", "POLICY"];

export const ICONS: Record<NoticeKind, IconName> = {
  LAW: "scales",
  ANTI_FRAUD: "fraud",
  SAFETY: "fire",
  POLICY: "office",
  COMMUNITY_LIFE: "family",
};

/** One notice, as it is for whoever is logged in, or for anyone; null: there is none for them. */
export function openNotice(id: string): Asked<Notice | null> {
  return askedOfMe(async () => {
    const notice = (await ask(OneNoticeDocument, { id })).notice ?? null;
    // What is not for everyone may be for who logs in.
    if (!notice && !person()) throw ended();
    if (notice && (notice.readAt || !notice.inForce)) seeAlarmsOf(notice.id);
    return notice;
  }, `notice:${id}`);
}

/** What concerns whoever is logged in, of one kind or of all. */
export function myNotices(kind: NoticeKind | undefined): Pages<NoticeFacts> {
  return pagesOfMe(async (after) => ofMe((await ask(MyNoticesDocument, { kind, after })).me).notices, `notices:${kind ?? ""}`);
}

/** Says that it was read; its message counts as read too. `quiet`: by opening it, and not because the person said so. */
export async function readNotice(id: string, quiet?: boolean): Promise<Outcome<ReadNoticeMutation["noticeRead"]>> {
  const outcome = await send(ReadNoticeDocument, { notice: id }, texts.readTitle, quiet);
  if (outcome.state !== "refused") seeAlarmsOf(id);
  if (outcome.state === "done") await countAgain().catch(() => {});
  return outcome;
}
