import {
  AnswerApplicationDocument,
  ApplyForServiceDocument,
  MyApplicationsDocument,
  OneApplicationDocument,
  SayInApplicationDocument,
  UrgeApplicationDocument,
  WithdrawApplicationDocument,
  type AnswerApplicationMutation,
  type ApplicationState,
  type ApplyForServiceMutation,
  type HallAtInput,
  type MyApplicationFactsFragment,
  type MyApplicationLineFragment,
  type SayInApplicationMutation,
  type ServiceFileInput,
  type UrgeApplicationMutation,
  type WithdrawApplicationMutation,
} from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import type { Sendable } from "@/server/upload";
import type { IconName } from "@/components/icons";
import { applications as texts, applying } from "@/texts/hall";
import { moment } from "@/state/ages";
import { askedOfMe, ofMe, type Asked } from "@/state/asked";
import type { Field, Guide } from "./hall";
import { answersInput, type Answers, type Files } from "./hallForm";
import { pagesOfMe, type Pages } from "@/state/pagesOfMe";
import { forSending } from "@/state/photos";

export type Application = MyApplicationFactsFragment;
export type ApplicationLine = MyApplicationLineFragment;
export type Attachment = Application["files"][number];

/** What stands in the form of an application so far. */
export interface Applying {
  step: string;
  /** Empty: for oneself; else the id of one's dependant. */
  forWhom: string;
  answers: Answers;
  files: Files;
}

export const nothingApplied = (): Applying => ({ step: "", forWhom: "", answers: {}, files: {} });

export type Step = "who" | "form" | "files" | "check";

/** One thing a page; what a service does not ask for is left out. */
export function stepsOf({ form, materials }: Pick<Guide, "form" | "materials">): Step[] {
  return ["who", ...(form.length ? (["form"] as const) : []), ...(materials.some(({ upload }) => upload) ? (["files"] as const) : []), "check"];
}

/** Where what is at fault is to be mended: `faults` is of the server's word. */
export function stepOfFault(faults: Readonly<Record<string, string>>): Step {
  if (faults.forWhom) return "who";
  if (Object.keys(faults).some((key) => key !== "" && key !== "files")) return "form";
  return faults.files ? "files" : "check";
}

/** What the server has of the materials already, and what is to be sent with the rest. */
export function materialsInput(files: Files, now = Date.now()): { ready: ServiceFileInput[]; toSend: Sendable[] } {
  const all = Object.entries(files).map(([number, some]) => ({ material: Number(number), ...forSending(some, now) }));
  return {
    ready: all.flatMap(({ material, photos }) => photos.map((media) => ({ material, media }))),
    toSend: all.flatMap(({ material, files: some }) => some.map((file) => ({ ...file, material }))),
  };
}

/** @param fields those that are asked after what was answered */
export function applyFor(guide: Guide, at: HallAtInput, fields: readonly Field[], values: Applying): Promise<Outcome<ApplyForServiceMutation["serviceApplicationSubmit"]>> {
  const { ready, toSend } = materialsInput(values.files);
  const input = { service: guide.key, at, edition: guide.edition, forWhom: values.forWhom || undefined, answers: answersInput(fields, values.answers), files: ready };
  return send(ApplyForServiceDocument, input, applying.sendTitle(guide.name), false, undefined, toSend);
}

type Named = { id: string; service: { name: string } };

/** Answers what is asked for. */
export function answerApplication(
  { id, service }: Named,
  fields: readonly Field[],
  { answers, files, note }: { answers: Answers; files: Files; note: string },
): Promise<Outcome<AnswerApplicationMutation["serviceApplicationResubmit"]>> {
  const { ready, toSend } = materialsInput(files);
  const input = { application: id, answers: answersInput(fields, answers), files: ready, note: note.trim() || undefined };
  return send(AnswerApplicationDocument, input, texts.answerTitle(service.name), false, undefined, toSend);
}

export function withdrawApplication({ id, service }: Named, reason: string): Promise<Outcome<WithdrawApplicationMutation["serviceApplicationWithdraw"]>> {
  return send(WithdrawApplicationDocument, { application: id, reason: reason.trim() || undefined }, texts.withdrawTitle(service.name));
}

export function urgeApplication({ id, service }: Named): Promise<Outcome<UrgeApplicationMutation["serviceApplicationUrge"]>> {
  return send(UrgeApplicationDocument, { application: id }, texts.urgeTitle(service.name));
}

export function sayInApplication({ id, service }: Named, text: string): Promise<Outcome<SayInApplicationMutation["serviceApplicationComment"]>> {
  return send(SayInApplicationDocument, { application: id, text: text.trim() }, texts.sayTitle(service.name));
}

/** One's own, those made for others, and those others made for oneself; the newest first. */
export function myApplications(): Pages<ApplicationLine> {
  return pagesOfMe(async (after) => ofMe((await ask(MyApplicationsDocument, { after })).me).serviceApplications, "applications");
}

/** One application; null: it is not for whoever is logged in. */
export function openApplication(id: string): Asked<Application | null> {
  return askedOfMe(async () => (await ask(OneApplicationDocument, { id })).serviceApplication ?? null, `application:${id}`);
}

interface Sign {
  icon: IconName;
  tone: "good" | "soon" | "plain";
  words: string;
}

const SIGNS: Record<ApplicationState, Pick<Sign, "icon" | "tone">> = {
  SUBMITTED: { icon: "clock", tone: "plain" },
  MATERIALS_ASKED: { icon: "warning", tone: "soon" },
  ACCEPTED: { icon: "clock", tone: "plain" },
  DONE: { icon: "check", tone: "good" },
  REFUSED: { icon: "none", tone: "plain" },
  WITHDRAWN: { icon: "none", tone: "plain" },
  LAPSED: { icon: "none", tone: "plain" },
};

export const applicationSign = ({ state }: Pick<ApplicationLine, "state">): Sign => ({ ...(SIGNS[state] ?? SIGNS.SUBMITTED), words: texts.states[state] ?? "" });

/** Until when the desk has to do its next step; undefined while no clock runs. */
export function dueSign({ dueAt, late }: Pick<ApplicationLine, "dueAt" | "late">, now = Date.now()): Sign | undefined {
  if (late) return { icon: "warning", tone: "soon", words: texts.late };
  return dueAt ? { icon: "clock", tone: "plain", words: texts.due(moment(Date.parse(dueAt), now)) } : undefined;
}

/** Those that the desk asks for; where it names none, all that can be handed in, but as something that may be. */
export function askedMaterials({ asked, service }: Pick<Application, "asked" | "service">): Application["service"]["materials"] {
  const uploads = service.materials.filter(({ upload }) => upload);
  const named = uploads.filter(({ number }) => asked?.materials.includes(number));
  return named.length || asked?.fields.length ? named : uploads.map((one) => ({ ...one, needed: false }));
}

/** Which asking it is, as the number of its event: what was half answered belongs to that one alone. */
export const askedAt = ({ history }: Pick<Application, "history">): number => Math.max(0, ...history.filter(({ kind }) => kind === "MATERIALS_ASKED").map(({ number }) => number));
