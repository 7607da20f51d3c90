import {
  StaffApplicationAcceptDocument,
  StaffApplicationAskMaterialsDocument,
  StaffApplicationCommentDocument,
  StaffApplicationCountDocument,
  StaffApplicationDocument,
  StaffApplicationFinishDocument,
  StaffApplicationRefuseDocument,
  StaffApplicationsDocument,
  StaffApplicationTakeDocument,
  type ApplicationState,
  type DeskAction,
  type StaffApplicationFileFragment,
  type StaffApplicationRowFragment,
  type StaffDossierFragment,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { ago } from "@/state/ages";
import { halling } from "@/texts/halling";
import type { Act, Option } from "./caseActs";
import type { Fields } from "./editing";
import type { Ground } from "./ground";
import { paged } from "./paged";
import { has } from "./rights";

/** An application as a desk's list shows it. */
export type ApplicationRow = StaffApplicationRowFragment;
/** An application in full. */
export type Dossier = StaffDossierFragment;

/** Which part of the desk's list is looked at. */
export type Part = "open" | "own" | "late" | "over";

const OVER: readonly ApplicationState[] = ["DONE", "REFUSED", "WITHDRAWN", "LAPSED"];

/** Whether nothing is to be done with it any more. */
export const isOver = ({ state }: { state: ApplicationState }): boolean => OVER.includes(state);

/** What lies at the desk of a region, in the order in which it is due. */
export function applicationsAt({ id }: Ground, part: () => Part) {
  return paged<ApplicationRow>(async (after) => {
    const now = part();
    const states = now === "over" ? [...OVER] : undefined;
    return (await ask(StaffApplicationsDocument, { desk: id, states, own: now === "own", late: now === "late", after })).applicationQueue;
  });
}

/** How much waits at a desk, in words; undefined where that is not for the role, or not known. */
export async function applicationsWaiting({ role, kind, id }: Ground): Promise<string | undefined> {
  if (kind !== "region" || !has(role, "HANDLE_APPLICATIONS")) return undefined;
  try {
    const { nodes, pageInfo } = (await ask(StaffApplicationCountDocument, { desk: id })).applicationQueue;
    const t = halling.actions;
    return nodes.length ? t.waiting(nodes.length, nodes.filter(({ late }) => late).length, pageInfo.hasNextPage) : t.nothing;
  } catch {
    return undefined;
  }
}

/** Null where it is at no desk of theirs. Each reading is logged. */
export async function readDossier(id: string): Promise<Dossier | undefined> {
  return (await ask(StaffApplicationDocument, { id })).applicationDossier ?? undefined;
}

/** What a list says of an application besides when it is due. */
export function wordsOf(row: ApplicationRow): string[] {
  const t = halling.queue;
  const handler = isOver(row) ? "" : row.own ? t.own : row.taken ? t.taken : t.free;
  return [row.name ?? t.nameless, halling.states[row.state], handler, row.urgedAt ? t.urged(ago(Date.parse(row.urgedAt))) : ""].filter(Boolean);
}

/** A file under what it is. */
export interface NamedFile {
  name: string;
  media: StaffApplicationFileFragment["media"];
}

/** What was handed in, in the order of the materials; of a material without a file there is nothing. */
export function filesOf({ service, files }: Pick<Dossier, "service" | "files">): NamedFile[] {
  const t = halling.dossier;
  const numbers = [...service.materials.map(({ number }) => number as number | null), null];
  const nameOf = (number: number | null): string => service.materials.find((one) => one.number === number)?.name ?? t.other;
  const known = (number: number | null | undefined): number | null => (service.materials.some((one) => one.number === number) ? (number ?? null) : null);
  return numbers.flatMap((number) => {
    const own = files.filter(({ material }) => known(material) === number);
    return own.map(({ media }, at) => ({ name: t.file(nameOf(number), at + 1, own.length), media }));
  });
}

/** What is asked for now, in the form's words and those of the materials. */
export function askedOf({ asked, service }: Pick<Dossier, "asked" | "service">): string[] {
  const materials = service.materials.filter(({ number }) => asked?.materials.includes(number)).map(({ name }) => name);
  const fields = service.form.filter(({ key }) => asked?.fields.includes(key)).map(({ label }) => label);
  return [...materials, ...fields];
}

const t = halling.acts;
const text = (typed: Fields, key: string): string => typed[key]?.trim() ?? "";
const some = (typed: Fields, key: string): string[] => text(typed, key).split(" ").filter(Boolean);

/** In the order in which a desk goes on with an application. */
const ORDER: readonly DeskAction[] = ["TAKE", "ACCEPT", "FINISH", "ASK_MATERIALS", "REFUSE", "COMMENT"];

/** What one may do with an application now, each as a small form; each is made from the version that was read. */
export function actsOf(dossier: Dossier): Act[] {
  return ORDER.filter((action) => dossier.actions.includes(action)).map((action) => ACTS[action](dossier));
}

const titled = (label: string, { line }: Dossier): string => halling.titles.act(label, line.title);
const of = ({ id, version }: Dossier): { application: string; version: number } => ({ application: id, version });

const ACTS: Record<DeskAction, (dossier: Dossier) => Act> = {
  TAKE: (dossier) => {
    const words = dossier.line.taken ? t.takeOver : t.TAKE;
    return { ...words, name: "TAKE", fields: [], blank: {}, send: () => send(StaffApplicationTakeDocument, of(dossier), titled(words.label, dossier)) };
  },
  ACCEPT: (dossier) => ({
    ...{ name: "ACCEPT", label: t.ACCEPT.label, note: t.ACCEPT.note, done: t.ACCEPT.done, blank: { text: "" } },
    fields: [{ key: "text", kind: "lines", label: t.ACCEPT.text, hint: t.ACCEPT.textHint, most: 500 }],
    send: (typed) => send(StaffApplicationAcceptDocument, { ...of(dossier), text: text(typed, "text") || null }, titled(t.ACCEPT.label, dossier)),
  }),
  ASK_MATERIALS: (dossier) => ({
    ...{ name: "ASK_MATERIALS", label: t.ASK_MATERIALS.label, note: t.ASK_MATERIALS.note, done: t.ASK_MATERIALS.done, blank: { materials: "", fields: "", text: "" } },
    fields: [
      ...choices("materials", t.ASK_MATERIALS.materials, dossier.service.materials.map(({ number, name }) => ({ value: String(number), label: name }))),
      ...choices("fields", t.ASK_MATERIALS.fields, dossier.service.form.map(({ key, label }) => ({ value: key, label }))),
      { key: "text", kind: "lines", label: t.ASK_MATERIALS.text, hint: t.ASK_MATERIALS.textHint, most: 500, needed: true },
    ],
    send: (typed) => {
      const asked = { materials: some(typed, "materials").map(Number), fields: some(typed, "fields"), text: text(typed, "text") };
      return send(StaffApplicationAskMaterialsDocument, { ...of(dossier), ...asked }, titled(t.ASK_MATERIALS.label, dossier));
    },
  }),
  FINISH: (dossier) => ({
    ...{ name: "FINISH", label: t.FINISH.label, done: t.FINISH.done, blank: { text: "" } },
    fields: [
      { key: "text", kind: "lines", label: t.FINISH.text, hint: t.FINISH.textHint, most: 1_000, needed: true },
      { key: "files", kind: "files", label: t.FINISH.files, hint: t.FINISH.filesHint, add: t.FINISH.addFile, most: 5 },
    ],
    send: (typed, _, files) =>
      send(StaffApplicationFinishDocument, { ...of(dossier), text: text(typed, "text"), files: (files?.files ?? []).map(({ id }) => id) }, titled(t.FINISH.label, dossier)),
  }),
  REFUSE: (dossier) => ({
    ...{ name: "REFUSE", label: t.REFUSE.label, done: t.REFUSE.done, blank: { reason: "" } },
    fields: [{ key: "reason", kind: "lines", label: t.REFUSE.reason, hint: t.REFUSE.reasonHint, most: 500, needed: true }],
    send: (typed) => send(StaffApplicationRefuseDocument, { ...of(dossier), reason: text(typed, "reason") }, titled(t.REFUSE.label, dossier)),
  }),
  COMMENT: (dossier) => ({
    ...{ name: "COMMENT", label: t.COMMENT.label, done: t.COMMENT.done, blank: { text: "" } },
    fields: [{ key: "text", kind: "lines", label: t.COMMENT.text, hint: t.COMMENT.textHint, most: 500, needed: true }],
    send: (typed) => send(StaffApplicationCommentDocument, { application: dossier.id, text: text(typed, "text") }, titled(t.COMMENT.label, dossier)),
  }),
};

/** Nothing is asked where there is nothing to choose. */
function choices(key: string, label: string, options: readonly Option[]): Act["fields"] {
  return options.length ? [{ key, kind: "some", label, options }] : [];
}
