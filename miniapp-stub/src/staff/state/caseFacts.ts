import { moment } from "@/state/ages";
import { casework } from "@/texts/casework";
import type { Case } from "./cases";

/** Something known of a case, under its name; an empty value says nothing. */
export interface Fact {
  name: string;
  value: string;
}

/** Somebody whom a case concerns; `ref` names them for who may see them in full. */
export interface Party {
  key: string;
  role: string;
  name: string;
  phone: string;
  ref?: string;
  /** Of the other side of a dispute. */
  side?: Extract<Case, { __typename: "Dispute" }>["otherSides"][number];
}

const t = casework.detail;
const when = (at: string | null | undefined): string => (at ? moment(Date.parse(at)) : "");

/** All that is known of a case but its text, pictures and people. */
export function factsOf(now: Case): Fact[] {
  const { location, pause, extension, finish, ending } = now;
  return [
    { name: t.where, value: now.placeName },
    { name: t.plate, value: now.doorplate ?? "" },
    { name: t.map, value: location ? `${location.longitude},${location.latitude}` : "" },
    { name: t.filed, value: when(now.filedAt) },
    { name: t.level, value: casework.levels[now.level] },
    { name: t.desk, value: now.desk?.title ?? "" },
    { name: t.handler, value: now.handler ? `${now.handler.name}（${now.handler.title}）` : "" },
    { name: t.due, value: when(now.dueAt) },
    { name: t.levelDue, value: when(now.levelDueAt) },
    { name: t.pause, value: pause ? [t.paused(casework.pauses[pause.reason], when(pause.until)), pause.text].filter(Boolean).join("：") : "" },
    { name: t.extension, value: extension ? [t.extended(casework.extensions[extension.state], when(extension.until)), extension.reason].filter(Boolean).join("：") : "" },
    { name: t.returns, value: now.returns ? t.returned(now.returns) : "" },
    ...orderFacts(now),
    { name: t.finish, value: finish ? [casework.outcomes[finish.outcome], finish.text].filter(Boolean).join("：") : "" },
    { name: "", value: now.state === "DONE" && finish ? t.silent(when(finish.silentAt)) : "" },
    { name: t.ending, value: ending ? [casework.endings[ending], when(now.closedAt)].filter(Boolean).join("，") : "" },
    { name: t.score, value: now.score ? t.scored(now.score) : "" },
  ].filter(({ value }) => value);
}

function orderFacts(now: Case): Fact[] {
  if (now.__typename !== "Order") return [];
  return [
    { name: t.unit, value: now.unit?.name ?? (now.inPool ? t.inPool : "") },
    { name: t.wished, value: when(now.wishedUntil) },
    { name: t.showing, value: now.showing ? t.showings[now.showing.state](when(now.showing.since)) : "" },
  ];
}

/** Whom a case concerns, as far as one may know. */
export function partiesOf(now: Case): Party[] {
  const people = [
    { role: t.raised, person: now.raisedBy },
    { role: t.raisedFor, person: now.raisedFor },
    { role: t.filedBy, person: now.filedBy },
  ].flatMap(({ role, person }) => (person ? [{ key: role, role, name: person.name ?? t.noName, phone: person.phone ?? "", ref: person.ref ?? undefined }] : []));
  const sides = now.__typename === "Dispute" ? now.otherSides : [];
  return [
    ...people,
    ...sides.map((side) => ({
      ...{ key: side.id, role: t.other, phone: side.phone ?? "", ref: side.ref ?? undefined, side },
      name: [side.name, side.door].filter(Boolean).join(" ") || t.noName,
    })),
  ];
}

/** What is said of a text that is not simply there; undefined where it is. */
export function checkWords(state: Case["textState"]): string | undefined {
  return state === "FIT" ? undefined : casework.textStates[state];
}

/** A picture that is, or was, to be shown to all, and has not been found fit for them. */
export interface ShownPhoto {
  id: string;
  says: string;
  judged: boolean;
}

/** Those of an order of which that has to be said, or may be said anew; whoever chose one leaves it to another. */
export function shownPhotosOf(now: Case): ShownPhoto[] {
  const photos = now.__typename === "Order" ? (now.showing?.photos ?? []) : [];
  return photos
    .filter(({ chosen, state }) => (chosen && state !== "FIT") || state === "UNFIT")
    .map(({ id, state, byMe }) => {
      const at = now.photos.findIndex((photo) => photo.id === id);
      const role = now.photos[at]?.role ?? "AFTER";
      const says = t.shownPhoto(at + 1, casework.photoRoles[role], casework.textStates[state]);
      const judgeable = isToJudge(state) && now.actions.includes("JUDGE");
      return { id, says: judgeable && byMe ? `${says}。${t.shownPhotoByMe}` : says, judged: judgeable && !byMe };
    });
}

/** Whether a person has to say if it is fit, or may say so where WeChat was wrong. */
export const isToJudge = (state: Case["textState"] | null | undefined): boolean => state === "TO_BE_LOOKED_AT" || state === "UNFIT";
