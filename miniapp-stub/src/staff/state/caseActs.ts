import {
  StaffAnswerPublishDocument,
  StaffCaseCallBackDocument,
  StaffCaseCategoriesDocument,
  StaffCaseCommentDocument,
  StaffCaseDispatchDocument,
  StaffCaseExtensionAskDocument,
  StaffCaseExtensionDecideDocument,
  StaffCaseFinishDocument,
  StaffCasePauseDocument,
  StaffCaseReleaseDocument,
  StaffCaseResumeDocument,
  StaffCaseReturnDocument,
  StaffCaseRevokeDocument,
  StaffCaseRuleDocument,
  StaffCaseTakeDocument,
  StaffCaseTargetsDocument,
  StaffOrderHideDocument,
  StaffOrderOfferDocument,
  StaffOrderShowDocument,
  StaffOrderTakeDocument,
  StaffQuestionAnswerDocument,
  StaffResidentsDocument,
  StaffSideLinkDocument,
  type FinishOutcome,
  type PauseReason,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { moment as spoken } from "@/state/ages";
import { forSending, type Picked } from "@/state/photos";
import { casework } from "@/texts/casework";
import { staff } from "@/texts/staff";
import type { Attached } from "./attached";
import { deskOf, keyOf, type Case } from "./cases";
import { timeOf } from "./days";
import type { Fields } from "./editing";
import { inputOf, type Ground } from "./ground";
import { doorOf } from "./requests";
import { has } from "./rights";

/* What can be done with a case, each as a small form: which fields it has, what is sent, and what is said then. */

export interface Option {
  value: string;
  label: string;
  /** Where it is a picture. */
  picture?: string | null;
}

/** A field of such a form, under the name by which the server's input and its errors call it. */
export interface ActField {
  key: string;
  kind: "line" | "lines" | "time" | "choice" | "some" | "photos" | "files" | "score" | "pictures";
  label: string;
  hint?: string;
  /** Characters, photos, or files. */
  most?: number;
  /** Of files: what the button says that takes one more. */
  add?: string;
  /** Whether it has to be filled in. */
  needed?: boolean;
  options?: readonly Option[];
  /** Asked for when the form is opened, where the options are not known before. */
  load?: () => Promise<Option[]>;
  /** What it means to choose none. */
  none?: string;
  /** Said where there is nothing to choose. */
  empty?: string;
  /** Whether it is asked, as far as the form is filled in. */
  shown?: (typed: Fields) => boolean;
}

/** Photos, by the field. */
export type Photos = Readonly<Record<string, readonly Picked[]>>;

/** Files that are with the server already, by the field. */
export type Files = Readonly<Record<string, readonly Attached[]>>;

export interface Act {
  /** Unlike the others of the case. */
  name: string;
  label: string;
  /** What follows, said first: of one without fields, which is then asked for twice. */
  sure?: string;
  /** Said above the fields. */
  note?: string;
  fields: readonly ActField[];
  blank: Fields;
  done: string;
  send: (typed: Fields, photos: Photos, files?: Files) => Promise<Outcome<Payload>>;
}

const t = casework.acts;
const SHORT = 200;
const MOST_PHOTOS = 9;

const choices = (named: Readonly<Record<string, string>>): Option[] => Object.entries(named).map(([value, label]) => ({ value, label }));
const YES = "yes";
const NO = "no";

/** What was typed in a field; null where nothing was. */
const given = (typed: Fields, key: string): string | null => typed[key]?.trim() || null;
const text = (typed: Fields, key: string): string => typed[key]?.trim() ?? "";
/** A moment that was typed; whether it is one was looked at before. */
const moment = (typed: Fields, key: string): string => timeOf(typed[key], "end") ?? "";
/** Photos that go with what they are for alone have to be with the server. */
const idsOf = (photos: Photos, key: string): string[] => forSending(photos[key] ?? []).photos;

const reason = (label: string, hint: string): ActField => ({ key: "reason", kind: "lines", label, hint, most: SHORT, needed: true });

/** What a case waits for where its text was refused: nobody chooses that. */
const BY_ITSELF: PauseReason = "TEXT_REFUSED";

/** What one may do with a case, the most urgent first. `ground`: where one stands, for what the server names by no action. */
export function actsOf(now: Case, ground: Ground): Act[] {
  const offered: readonly string[] = now.actions;
  const named = ORDER_OF_ACTS.filter((action) => offered.includes(action)).map((action) => ACTS[action](now));
  return [...named, ...extras(now, ground)];
}

const titled = (now: Case, label: string): string => casework.titles.act(label, now.number);

type Named = keyof typeof ACTS;

const ORDER_OF_ACTS: readonly Named[] = [
  "TAKE", "RULE", "EXTENSION_DECIDE", "ANSWER", "FINISH", "RESUME", "CALL_BACK", "OFFER", "DISPATCH", "COMMENT", "NOTE", "PAUSE",
  "EXTENSION_ASK", "RETURN", "RELEASE", "REVOKE",
];

/** By the name of the server's action. */
const ACTS = {
  TAKE: (now: Case): Act => {
    const order = now.state === "OFFERED";
    const { label, done } = order ? t.ORDER_TAKE : t.TAKE;
    const what = { case: now.id, version: now.version };
    return {
      ...{ name: "TAKE", label, done, fields: [], blank: {} },
      send: () => (order ? send(StaffOrderTakeDocument, { order: now.id }, titled(now, label)) : send(StaffCaseTakeDocument, what, titled(now, label))),
    };
  },
  RELEASE: (now: Case): Act => ({
    ...plain("RELEASE", now),
    fields: [reason(t.RELEASE.reason, t.RELEASE.reasonHint)],
    send: (typed) => send(StaffCaseReleaseDocument, { ...of(now), reason: text(typed, "reason") }, titled(now, t.RELEASE.label)),
  }),
  RETURN: (now: Case): Act => ({
    ...plain("RETURN", now),
    fields: [reason(t.RETURN.reason, t.RETURN.reasonHint)],
    send: (typed) => send(StaffCaseReturnDocument, { ...of(now), reason: text(typed, "reason") }, titled(now, t.RETURN.label)),
  }),
  DISPATCH: (now: Case): Act => ({
    ...plain("DISPATCH", now, { to: "", category: "", note: "" }),
    fields: [
      { key: "to", kind: "choice", label: t.DISPATCH.to, needed: true, empty: t.DISPATCH.none, load: () => desksFor(now) },
      { key: "category", kind: "choice", label: t.DISPATCH.category, none: t.DISPATCH.sameCategory, load: () => categoriesFor(now) },
      { key: "note", kind: "lines", label: t.DISPATCH.note, hint: t.DISPATCH.noteHint, most: SHORT },
    ],
    send: (typed) =>
      send(
        StaffCaseDispatchDocument,
        { ...of(now), to: deskOf(text(typed, "to")), category: given(typed, "category"), note: given(typed, "note") },
        titled(now, t.DISPATCH.label),
      ),
  }),
  RULE: (now: Case): Act => ({
    ...plain("RULE", now, { to: "", reason: "" }),
    fields: [{ key: "to", kind: "choice", label: t.RULE.to, needed: true, empty: t.DISPATCH.none, load: () => desksFor(now) }, reason(t.RULE.reason, t.RULE.reasonHint)],
    send: (typed) => send(StaffCaseRuleDocument, { ...of(now), to: deskOf(text(typed, "to")), reason: text(typed, "reason") }, titled(now, t.RULE.label)),
  }),
  OFFER: (now: Case): Act => ({
    ...plain("OFFER", now, { unit: "" }),
    fields: [{ key: "unit", kind: "choice", label: t.OFFER.unit, none: t.OFFER.pool, load: () => unitsFor(now) }],
    send: (typed) => send(StaffOrderOfferDocument, { order: now.id, version: now.version, unit: given(typed, "unit") }, titled(now, t.OFFER.label)),
  }),
  EXTENSION_ASK: (now: Case): Act => ({
    ...plain("EXTENSION_ASK", now, { until: "", reason: "" }),
    fields: [
      { key: "until", kind: "time", label: t.EXTENSION_ASK.until, hint: t.EXTENSION_ASK.untilHint, needed: true },
      reason(t.EXTENSION_ASK.reason, t.EXTENSION_ASK.reasonHint),
    ],
    send: (typed) =>
      send(StaffCaseExtensionAskDocument, { ...of(now), until: moment(typed, "until"), reason: text(typed, "reason") }, titled(now, t.EXTENSION_ASK.label)),
  }),
  EXTENSION_DECIDE: (now: Case): Act => ({
    ...plain("EXTENSION_DECIDE", now, { grant: "", reason: "" }),
    note: now.extension?.reason ?? undefined,
    fields: [
      { key: "grant", kind: "choice", label: t.EXTENSION_DECIDE.grant, needed: true, options: choices({ [YES]: t.EXTENSION_DECIDE.granted, [NO]: t.EXTENSION_DECIDE.refused }) },
      { ...reason(t.EXTENSION_DECIDE.reason, t.EXTENSION_DECIDE.reasonHint), shown: (typed) => typed.grant === NO },
    ],
    send: (typed) =>
      send(
        StaffCaseExtensionDecideDocument,
        { ...of(now), grant: typed.grant === YES, reason: typed.grant === NO ? given(typed, "reason") : null },
        titled(now, t.EXTENSION_DECIDE.label),
      ),
  }),
  PAUSE: (now: Case): Act => ({
    ...plain("PAUSE", now, { reason: "", until: "", text: "" }),
    fields: [
      { key: "reason", kind: "choice", label: t.PAUSE.reason, needed: true, options: choices(casework.pauses).filter(({ value }) => value !== BY_ITSELF) },
      { key: "until", kind: "time", label: t.PAUSE.until, hint: t.PAUSE.untilHint, needed: true },
      { key: "text", kind: "lines", label: t.PAUSE.text, hint: t.PAUSE.textHint, most: SHORT, needed: true },
    ],
    send: (typed) =>
      send(
        StaffCasePauseDocument,
        { ...of(now), reason: text(typed, "reason") as PauseReason, until: moment(typed, "until"), text: text(typed, "text") },
        titled(now, t.PAUSE.label),
      ),
  }),
  RESUME: (now: Case): Act => ({ ...plain("RESUME", now, {}), fields: [], send: () => send(StaffCaseResumeDocument, of(now), titled(now, t.RESUME.label)) }),
  COMMENT: (now: Case): Act => ({
    ...plain("COMMENT", now, { text: "" }),
    fields: [
      { key: "text", kind: "lines", label: t.COMMENT.text, hint: t.COMMENT.textHint, most: 500, needed: true },
      { key: "photos", kind: "photos", label: t.COMMENT.photos, most: MOST_PHOTOS },
    ],
    send: (typed, photos) => {
      const { photos: ids, files } = forSending(photos.photos ?? []);
      const input = { case: now.id, text: text(typed, "text"), photos: ids, internal: false };
      return send(StaffCaseCommentDocument, input, titled(now, t.COMMENT.label), undefined, undefined, files);
    },
  }),
  NOTE: (now: Case): Act => ({
    ...plain("NOTE", now, { text: "" }),
    fields: [{ key: "text", kind: "lines", label: t.NOTE.text, hint: t.NOTE.textHint, most: 500, needed: true }],
    send: (typed) => send(StaffCaseCommentDocument, { case: now.id, text: text(typed, "text"), photos: [], internal: true }, titled(now, t.NOTE.label)),
  }),
  ANSWER: (now: Case): Act => ({
    ...plain("ANSWER", now, { text: "" }),
    fields: [{ key: "text", kind: "lines", label: t.ANSWER.text, hint: t.ANSWER.textHint, most: 1_000, needed: true }],
    send: (typed) => send(StaffQuestionAnswerDocument, { question: now.id, version: now.version, text: text(typed, "text") }, titled(now, t.ANSWER.label)),
  }),
  FINISH: (now: Case): Act => {
    const pictures: ActField[] = [
      { key: "before", kind: "photos", label: t.FINISH.before, most: MOST_PHOTOS },
      { key: "after", kind: "photos", label: t.FINISH.after, most: MOST_PHOTOS },
    ];
    return {
      ...plain("FINISH", now, { outcome: "", text: "", duplicateOf: "" }),
      fields: [
        { key: "outcome", kind: "choice", label: t.FINISH.outcome, needed: true, options: choices(casework.outcomes) },
        { key: "duplicateOf", kind: "line", label: t.FINISH.duplicateOf, hint: t.FINISH.duplicateHint, most: 20, needed: true, shown: (typed) => typed.outcome === "DUPLICATE" },
        { key: "text", kind: "lines", label: t.FINISH.text, hint: t.FINISH.textHint, most: 1_000, needed: true },
        ...(now.kind === "ORDER" ? pictures : []),
        { key: "photos", kind: "photos", label: t.FINISH.photos, most: MOST_PHOTOS },
      ],
      send: (typed, photos) => {
        const { photos: ids, files } = forSending(photos.photos ?? []);
        const input = {
          ...of(now),
          outcome: text(typed, "outcome") as FinishOutcome,
          text: text(typed, "text"),
          photos: ids,
          before: idsOf(photos, "before"),
          after: idsOf(photos, "after"),
          duplicateOf: typed.outcome === "DUPLICATE" ? given(typed, "duplicateOf") : null,
        };
        return send(StaffCaseFinishDocument, input, titled(now, t.FINISH.label), undefined, undefined, files);
      },
    };
  },
  CALL_BACK: (now: Case): Act => {
    const reached = (typed: Fields): boolean => typed.reached === YES;
    /** Then it does not end, and has no score. */
    const isOpenedAgain = (typed: Fields): boolean => typed.content === NO && now.state === "DONE" && !now.reopened;
    const isScored = (typed: Fields): boolean => reached(typed) && !!typed.content && !isOpenedAgain(typed);
    return {
      ...plain("CALL_BACK", now, { reached: "", content: "", score: "", text: "" }),
      fields: [
        { key: "reached", kind: "choice", label: t.CALL_BACK.reached, needed: true, options: choices({ [YES]: t.CALL_BACK.gotThrough, [NO]: t.CALL_BACK.nobody }) },
        { key: "content", kind: "choice", label: t.CALL_BACK.content, needed: true, options: choices({ [YES]: t.CALL_BACK.satisfied, [NO]: t.CALL_BACK.unsatisfied }), shown: reached },
        { key: "score", kind: "score", label: t.CALL_BACK.score, needed: true, shown: isScored },
        { key: "text", kind: "lines", label: t.CALL_BACK.text, hint: t.CALL_BACK.textHint, most: 500 },
      ],
      send: (typed) =>
        send(
          StaffCaseCallBackDocument,
          {
            ...of(now),
            reached: reached(typed),
            content: reached(typed) ? typed.content === YES : null,
            score: isScored(typed) ? Number(typed.score) : null,
            text: given(typed, "text"),
          },
          titled(now, t.CALL_BACK.label),
        ),
    };
  },
  REVOKE: (now: Case): Act => ({
    ...plain("REVOKE", now, { said: "" }),
    fields: [{ key: "said", kind: "lines", label: t.REVOKE.said, hint: t.REVOKE.saidHint, most: SHORT, needed: true }],
    send: (typed) => send(StaffCaseRevokeDocument, { ...of(now), said: text(typed, "said") }, titled(now, t.REVOKE.label)),
  }),
} as const;

function of(now: Case) {
  return { case: now.id, version: now.version };
}

function plain(name: keyof typeof t & Named, now: Case, blank: Fields = { reason: "" }): Pick<Act, "name" | "label" | "done" | "blank"> {
  const { label, done } = t[name] as { label: string; done: string };
  return { name, label, done, blank };
}

/** What comes with a right and not with an action: to publish an answer, to show what came of an order, to say who the other side is. */
function extras(now: Case, ground: Ground): Act[] {
  const publishes = has(ground.role, "PUBLISH_ANSWERS") && ground.kind === "region";
  switch (now.__typename) {
    case "Question":
      return publishes && now.answer && !now.faq && isAccepted(now) ? [publish(now, ground, now.answer)] : [];
    case "Order":
      if (!publishes || now.finish?.outcome !== "SOLVED" || now.state !== "CLOSED") return [];
      return showingActs(now, now.showing);
    case "Dispute":
      if (!has(ground.role, "READ_RESIDENTS") || now.state === "CLOSED" || now.state === "WITHDRAWN") return [];
      return now.otherSides.filter(({ told }) => !told).map((side) => link(now, ground, side));
    case "Report":
      return [];
  }
}

const isAccepted = ({ ending }: Case): boolean => ending === "CONFIRMED" || ending === "CALLED_BACK";

function publish(now: Case, ground: Ground, answer: string): Act {
  return {
    ...{ name: "PUBLISH", label: t.PUBLISH.label, done: t.PUBLISH.done, note: t.PUBLISH.where(ground.name), blank: { question: "", answer } },
    fields: [
      { key: "question", kind: "lines", label: t.PUBLISH.question, hint: t.PUBLISH.questionHint, most: 100, needed: true },
      { key: "answer", kind: "lines", label: t.PUBLISH.answer, hint: t.PUBLISH.answerHint, most: 1_000, needed: true },
    ],
    send: (typed) =>
      send(
        StaffAnswerPublishDocument,
        { source: now.id, region: ground.id, question: text(typed, "question"), answer: text(typed, "answer") },
        titled(now, t.PUBLISH.label),
      ),
  };
}

type Showing = Extract<Case, { __typename: "Order" }>["showing"];

/** Where who ordered it does not want that, nobody shows it. */
function showingActs(now: Case, showing: Showing): Act[] {
  switch (showing?.state) {
    case "SHOWN":
      return [show(now, showing, t.SHOW.edit, t.SHOW.editNote), hide(now)];
    case "HIDDEN":
      return [show(now, showing, t.SHOW.again, t.SHOW.againNote(spoken(Date.parse(showing.since))))];
    case "UNWANTED":
      return [];
    case undefined:
      return [show(now, showing, t.SHOW.label, t.SHOW.note)];
  }
}

/** The form begins with what is shown now, or was. */
function show(now: Case, showing: Showing, label: string, note: string): Act {
  const known = showing?.photos ?? [];
  const options = picturesOf(now).filter(({ value }) => !known.some(({ id, state }) => id === value && state === "UNFIT"));
  const amongThem = (some: readonly string[]): string[] => options.map(({ value }) => value).filter((value) => some.includes(value));
  const chosen = amongThem(known.filter((one) => one.chosen).map(({ id }) => id)).join(" ");
  return {
    ...{ name: "SHOW", label, done: t.SHOW.done, note, blank: { text: showing?.text ?? "", photos: chosen } },
    fields: [
      { key: "text", kind: "lines", label: t.SHOW.text, hint: t.SHOW.textHint, most: 300, needed: true },
      { key: "photos", kind: "pictures", label: t.SHOW.photos, hint: t.SHOW.photosHint, needed: true, options },
    ],
    send: (typed) =>
      send(
        StaffOrderShowDocument,
        { order: now.id, version: now.version, text: text(typed, "text"), photos: amongThem(text(typed, "photos").split(" ")) },
        titled(now, label),
      ),
  };
}

/** Those of how it was and how it is, of which some may be shown to all. */
function picturesOf(now: Case): Option[] {
  return now.photos
    .filter(({ role, state }) => (role === "BEFORE" || role === "AFTER") && state === "FIT")
    .map(({ id, role, url, thumbnailUrl }, at) => ({ value: id, label: `${casework.photoRoles[role]} ${at + 1}`, picture: thumbnailUrl ?? url }));
}

function hide(now: Case): Act {
  return {
    ...{ name: "HIDE", label: t.HIDE.label, done: t.HIDE.done, sure: t.HIDE.sure, fields: [], blank: {} },
    send: () => send(StaffOrderHideDocument, { order: now.id, version: now.version }, titled(now, t.HIDE.label)),
  };
}

function link(now: Case, ground: Ground, side: { id: string; name?: string | null; door?: string | null }): Act {
  const who = [side.name, side.door].filter(Boolean).join(" ");
  const label = who ? `${t.LINK.label}：${who}` : t.LINK.label;
  return {
    ...{ name: `LINK:${side.id}`, label, done: t.LINK.done, note: t.LINK.note, blank: { resident: "" } },
    fields: [{ key: "resident", kind: "choice", label: t.LINK.resident, needed: true, empty: t.LINK.none, load: () => residentsFor(now, ground) }],
    send: (typed) =>
      send(StaffSideLinkDocument, { dispute: now.id, version: now.version, side: side.id, resident: text(typed, "resident") }, titled(now, label)),
  };
}

async function desksFor(now: Case): Promise<Option[]> {
  const { caseTargets } = await ask(StaffCaseTargetsDocument, { case: now.id });
  return caseTargets
    .filter(({ unit, desk }) => !unit && desk.place)
    .map(({ desk, staffed }) => ({ value: keyOf(desk), label: staffed ? desk.title : t.DISPATCH.unstaffed(desk.title) }));
}

async function unitsFor(now: Case): Promise<Option[]> {
  const { caseTargets } = await ask(StaffCaseTargetsDocument, { case: now.id });
  return caseTargets.flatMap(({ unit }) => (unit ? [{ value: unit.id, label: unit.name }] : []));
}

async function categoriesFor(now: Case): Promise<Option[]> {
  if (!now.region) return [];
  const { caseCategories } = await ask(StaffCaseCategoriesDocument, { at: { region: now.region.code }, kind: now.kind });
  return caseCategories.filter(({ code }) => code !== now.category.code).map(({ code, name }) => ({ value: code, label: name }));
}

/** Of the building where it is, or, where none is known, of where one stands: as many as are read at once, for each reading is logged. */
async function residentsFor(now: Case, ground: Ground): Promise<Option[]> {
  const within = now.building ? { building: now.building.id } : inputOf(ground);
  const { residents } = await ask(StaffResidentsDocument, { within });
  return residents.nodes.map(({ id, name, households }) => ({
    value: id,
    label: [name ?? staff.requests.noName, ...households.map(doorOf)].join(" "),
  }));
}

/** What has to be mended before it can be sent, by the field. */
export function wrongsOf(act: Pick<Act, "fields">, typed: Fields, photos: Photos): Record<string, string> {
  const wrongs: Record<string, string> = {};
  for (const field of act.fields.filter(({ shown }) => shown?.(typed) ?? true)) {
    const wrong = field.kind === "photos" ? photosWrong(field.key, photos[field.key] ?? []) : wrongOf(field, typed[field.key]?.trim() ?? "");
    if (wrong) wrongs[field.key] = wrong;
  }
  return wrongs;
}

function wrongOf(field: ActField, value: string): string | undefined {
  if (!value) return field.needed ? (["choice", "some", "score", "pictures"].includes(field.kind) ? t.choose : t.write) : undefined;
  return field.kind === "time" && !timeOf(value, "end") ? t.time : undefined;
}

/** Those that go with the outbox may wait for the signal; others have to be with the server. */
function photosWrong(key: string, some: readonly Picked[]): string | undefined {
  const pending = some.some(({ state }) => state === "sending" || (state === "kept" && key !== "photos"));
  return pending ? t.uploading : undefined;
}

/** What a refusal says, each at its field; what is about none of those shown is `otherwise`. */
export function saidOf(act: Pick<Act, "fields">, refused: Extract<Outcome<Payload>, { state: "refused" }>): { wrongs: Record<string, string>; otherwise?: string } {
  const wrongs: Record<string, string> = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const key = (error.field ?? "").split(".").find((part) => act.fields.some((field) => field.key === part));
    if (key) wrongs[key] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}
