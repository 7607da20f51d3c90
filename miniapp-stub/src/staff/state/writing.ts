import {
  StaffNoticeDraftDocument,
  StaffNoticeEditDocument,
  type NoticeAudience,
  type NoticeContentInput,
  type NoticeKind,
} from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { publishing } from "@/texts/publishing";
import { placeName } from "./appointing";
import { attachedOf, type Attached } from "./attached";
import { timeOf, typedTime } from "./days";
import { inputOf, type Ground, type Kind } from "./ground";
import type { Edition, NoticeFile } from "./notices";

/** A place that a notice is for. */
export interface Spot {
  kind: Kind;
  id: string;
  name: string;
}

/** A notice as it stands in the form. What it names is kept by value, so that it can lie on the device half written. */
export interface Written {
  kind: NoticeKind;
  title: string;
  summary: string;
  body: string;
  /** One, or none. */
  cover: Attached[];
  attachments: Attached[];
  places: Spot[];
  audiences: NoticeAudience[];
  /** Whether it waits for `publishAt`. */
  later: boolean;
  publishAt: string;
  expiresAt: string;
  mustRead: boolean;
  pinned: boolean;
  urgent: boolean;
  /** Of the notice from which this was begun; 0 of a new one. */
  version: number;
}

/** The fields at which something can be wrong. */
export const FIELDS = ["kind", "title", "summary", "body", "cover", "attachments", "places", "audiences", "publishAt", "expiresAt"] as const;
export type Field = (typeof FIELDS)[number];
/** What is wrong, by the field. */
export type Wrongs = Partial<Record<Field, string>>;

export const MOST = { title: 60, summary: 60, body: 8_000 } as const;

/** Characters as people count them, and the server. */
export const countOf = (text: string): number => [...text].length;

export function blankAt({ kind, id, name }: Ground): Written {
  return {
    kind: "COMMUNITY_LIFE",
    title: "",
    summary: "",
    body: "",
    cover: [],
    attachments: [],
    places: [{ kind, id, name }],
    audiences: ["EVERYONE"],
    later: false,
    publishAt: "",
    expiresAt: "",
    mustRead: false,
    pinned: false,
    urgent: false,
    version: 0,
  };
}

/** The newest edition of a notice, to be worked on. */
export function writtenOf({ version, edition }: Pick<NoticeFile, "version" | "edition">): Written {
  const { kind, title, summary, body, mustRead, pinned, urgent } = edition;
  return {
    ...{ kind, title, summary, body, mustRead, pinned, urgent, version },
    cover: edition.cover ? attachedOf([edition.cover]) : [],
    attachments: attachedOf(edition.attachments),
    places: edition.places.map(spotOf),
    audiences: [...edition.audiences],
    later: !!edition.publishAt,
    publishAt: typedTime(edition.publishAt),
    expiresAt: typedTime(edition.expiresAt),
  };
}

/** A place by its whole name. */
export function spotOf(place: Edition["places"][number]): Spot {
  const name = placeName(place);
  switch (place.__typename) {
    case "Region":
      return { kind: "region", id: place.code, name };
    case "Grid":
      return { kind: "grid", id: place.id, name };
    case "Compound":
      return { kind: "compound", id: place.id, name };
    case "Building":
      return { kind: "building", id: place.id, name: `${place.compound?.name ?? ""}${name}` };
    case "Unit":
      return { kind: "unit", id: place.id, name: `${place.building?.compound?.name ?? ""}${place.building?.name ?? ""}${name}` };
  }
}

/** What can be said of it without the server, all at once; nothing where all is well. */
export function wrongsOf(written: Written): Wrongs {
  const t = publishing.writing;
  const wrongs: Wrongs = {};
  for (const key of ["title", "summary", "body"] as const) {
    const over = countOf(written[key].trim()) - MOST[key];
    if (!written[key].trim()) wrongs[key] = t.blank[key];
    else if (over > 0) wrongs[key] = t.tooLong(over);
  }
  if (!written.places.length) wrongs.places = t.blank.places;
  if (!written.audiences.length) wrongs.audiences = t.blank.audiences;
  if (written.later && !timeOf(written.publishAt, "begin")) wrongs.publishAt = t.timeWrong;
  if (timeOf(written.expiresAt, "end") === undefined) wrongs.expiresAt = t.timeWrong;
  return wrongs;
}

/** What is sent. Times that cannot be read were told before: `wrongsOf`. */
export function contentOf(written: Written): NoticeContentInput {
  const { kind, mustRead, pinned, urgent, audiences } = written;
  return {
    kind,
    title: written.title.trim(),
    summary: written.summary.trim(),
    body: written.body.trim(),
    cover: written.cover[0]?.id ?? null,
    attachments: written.attachments.map(({ id }) => id),
    places: written.places.map(inputOf),
    audiences,
    publishAt: written.later ? (timeOf(written.publishAt, "begin") ?? null) : null,
    expiresAt: timeOf(written.expiresAt, "end") ?? null,
    mustRead,
    pinned,
    urgent,
  };
}

/** Begins the notice, or changes it. */
export async function save(ground: Ground, notice: string | undefined, written: Written): Promise<Outcome<Payload & { notice?: { id: string } | null }>> {
  const content = contentOf(written);
  if (!notice) return send(StaffNoticeDraftDocument, { publisher: ground.id, content }, publishing.titles.draft);
  return send(StaffNoticeEditDocument, { notice, version: written.version, content }, publishing.titles.draft);
}

/** Where a refusal of this code is, if the server does not say. */
const USUALLY: Record<string, Field> = { MARKUP: "body", WINDOW: "publishAt", PLACE: "places", AUDIENCE_EMPTY: "audiences", FILE: "attachments" };

/** What a refusal says, each at its field; what is about none of them is `otherwise`. */
export function saidOf(refused: { message: string; field?: string; code?: string; errors?: Payload["userErrors"] }): { wrongs: Wrongs; otherwise?: string } {
  const wrongs: Wrongs = {};
  let otherwise: string | undefined;
  for (const error of refused.errors ?? [refused]) {
    const field = fieldOf(error);
    if (field) wrongs[field] ??= error.message;
    else otherwise ??= error.message;
  }
  return { wrongs, otherwise };
}

/** The field that an error is about, whichever path the server names it by; undefined if it is about none. */
export function fieldOf(refusal: { field?: string | null; code?: string }): Field | undefined {
  const named = (refusal.field ?? "").split(".").find((part): part is Field => (FIELDS as readonly string[]).includes(part));
  return named ?? USUALLY[refusal.code ?? ""];
}

/** One audience more, or less. Everyone needs no other. */
export function withAudience<A extends string>(chosen: readonly A[], one: A): A[] {
  if (chosen.includes(one)) return chosen.filter((other) => other !== one);
  return one === "EVERYONE" ? [one] : [...chosen.filter((other) => other !== "EVERYONE"), one];
}
