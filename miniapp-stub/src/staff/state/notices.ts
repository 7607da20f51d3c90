import {
  StaffNoticeApproveDocument,
  StaffNoticeDocument,
  StaffNoticeEditionsDocument,
  StaffNoticeProgressDocument,
  StaffNoticeRemindDocument,
  StaffNoticeReturnDocument,
  StaffNoticesDocument,
  StaffNoticeSubmitDocument,
  StaffNoticeWithdrawDocument,
  type NoticeState,
  type StaffNoticeEditionsQuery,
  type StaffNoticeFileFragment,
  type StaffNoticesQuery,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { publishing } from "@/texts/publishing";
import { typedTime } from "./days";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** A notice as a list shows it. */
export type NoticeRow = StaffNoticesQuery["noticeFiles"]["nodes"][number];
/** A notice as staff keep it, and when it was read: the addresses of its files hold for some minutes only. */
export type NoticeFile = StaffNoticeFileFragment & { toldAt: number };
/** What it says, where, for whom and when. */
export type Edition = NoticeFile["edition"];
/** Those that were published or handed over. */
export type Editions = Extract<StaffNoticeEditionsQuery["node"], { __typename: "NoticeFile" }>["editions"];

type Changed = Pick<NoticeFile, "id" | "version">;

/** The notices of a region in these states; in all of them where none is named. */
export function noticesWithin(ground: Ground, states: () => NoticeState[] | undefined) {
  return paged<NoticeRow>(
    async (after) => (await ask(StaffNoticesDocument, { within: ground.id, states: states() ?? null, after })).noticeFiles,
  );
}

/** Undefined where it is not there, or not of one's places. */
export async function readNotice(id: string): Promise<NoticeFile | undefined> {
  const { node } = await ask(StaffNoticeDocument, { id });
  return node?.__typename === "NoticeFile" ? { ...node, toldAt: Date.now() } : undefined;
}

/** The files of its edition, to be shown with its text. `renew` reads it anew. */
export function filesOf({ edition, toldAt }: Pick<NoticeFile, "edition" | "toldAt">, renew: () => Promise<void>) {
  return { of: edition.attachments, toldAt, renew };
}

/** What moves by itself while one looks at a notice. */
export async function readProgress(id: string) {
  const { node } = await ask(StaffNoticeProgressDocument, { id });
  return node?.__typename === "NoticeFile" ? node : undefined;
}

export async function readEditions(id: string): Promise<Editions> {
  const { node } = await ask(StaffNoticeEditionsDocument, { id });
  return node?.__typename === "NoticeFile" ? node.editions : [];
}

/** How far a notice has come, in words; first what waits for whoever looks. */
export function stateWords(notice: Pick<NoticeFile, "state" | "revision" | "mayApprove">): string {
  if (notice.mayApprove) return publishing.list.mine;
  const revision = notice.revision && publishing.revision[notice.revision];
  return revision ? `${publishing.states[notice.state]} · ${revision}` : publishing.states[notice.state];
}

/** Must-read, urgent, pinned: as far as it is, in words. */
export function marksOf(edition: Pick<Edition, "mustRead" | "urgent" | "pinned">): string[] {
  const t = publishing.list;
  return [edition.urgent && t.urgent, edition.mustRead && t.mustRead, edition.pinned && t.pinned].filter((word): word is string => !!word);
}

/** When it is published, and until when it holds. */
export function whenWords(edition: Pick<Edition, "publishAt" | "expiresAt">): string[] {
  const t = publishing.detail;
  return [
    edition.publishAt ? t.at(typedTime(edition.publishAt)) : t.atOnce,
    edition.expiresAt ? t.until(typedTime(edition.expiresAt)) : t.open,
  ];
}

/** What is being worked on: the notice itself, or the new edition of one that is in force. */
export function stageOf(notice: Pick<NoticeFile, "state" | "revision">): NoticeState {
  return notice.revision ?? notice.state;
}

/** Whether doorplates show it; what is for some people only stands in their own lists. */
export function isOnPlates({ audiences }: Pick<Edition, "audiences">): boolean {
  return audiences.includes("EVERYONE");
}

/** What holds as long as its new edition does not, in words. */
export function standsWords({ state, edition }: Pick<NoticeFile, "state" | "edition">): string {
  const t = publishing.stands;
  if (state === "SCHEDULED") return t.scheduled;
  if (state === "EXPIRED") return t.expired;
  return isOnPlates(edition) ? t.onPlates : t.inLists;
}

/** What would be taken back, and what is said of it: the new edition that waits, and only that, or the notice itself. */
export function takenBack(notice: NoticeFile) {
  const { detail, withdraw } = publishing;
  if (notice.revision === "IN_REVIEW" || notice.revision === "SCHEDULED") return { act: "drop", ...detail.dropEdition, hint: detail.dropEdition.hint(standsWords(notice)) };
  switch (notice.state) {
    case "PUBLISHED":
      return { act: "withdraw", ...withdraw, hint: withdraw.hint(isOnPlates(notice.edition)) };
    case "EXPIRED":
      return { act: "withdraw", ...withdraw, hint: withdraw.hint(false) };
    case "WITHDRAWN":
      return undefined;
    default:
      return { act: "give-up", ...detail.giveUp };
  }
}

export function submit({ id, version }: Changed) {
  return send(StaffNoticeSubmitDocument, { notice: id, version }, publishing.titles.submit);
}

export function approve({ id, version }: Changed) {
  return send(StaffNoticeApproveDocument, { notice: id, version }, publishing.titles.approve);
}

export function giveBack({ id, version }: Changed, remark: string) {
  return send(StaffNoticeReturnDocument, { notice: id, version, remark }, publishing.titles.giveBack);
}

export function withdraw({ id, version }: Changed, reason: string) {
  return send(StaffNoticeWithdrawDocument, { notice: id, version, reason }, publishing.titles.withdraw);
}

export function remind(notice: string) {
  return send(StaffNoticeRemindDocument, { notice }, publishing.titles.remind);
}
