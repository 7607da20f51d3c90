import type { FormAnswerInput, FormFieldType } from "@/gen/graphql";
import { applying as texts } from "@/texts/hall";
import type { Field, Material } from "./hall";
import type { Picked } from "@/state/photos";

/* What stands in the form of a service, and whether it can be sent: as the server has it, so that nobody waits for an answer to hear of a slip. */

/** What was answered to one field: words, or of CHOICES what was chosen. */
export interface Answer {
  text: string;
  options: string[];
}

/** By the keys of the fields. */
export type Answers = Record<string, Answer>;
/** By the keys of the fields, or `files`: what is wrong with it. */
export type Faults = Record<string, string>;

const NONE: Answer = { text: "", options: [] };
const OF_TEXT: Partial<Record<FormFieldType, number>> = { TEXT: 100, LONG_TEXT: 1000, ADDRESS: 200 };
export const YES_NO = [texts.yes, texts.no] as const;

export const answerTo = ({ key }: Pick<Field, "key">, answers: Answers): Answer => answers[key] ?? NONE;

function valuesOf(field: Field, answers: Answers): string[] {
  const { text, options } = answerTo(field, answers);
  if (field.type === "CHOICES") return options;
  return text.trim() ? [plain(field.type, text)] : [];
}

/** Those that are asked after what was answered before them, in the order of the form. */
export function askedFields(form: readonly Field[], answers: Answers): Field[] {
  const asked: Field[] = [];
  for (const field of form) {
    const { onlyIf } = field;
    const before = onlyIf && asked.find(({ key }) => key === onlyIf.field);
    if (!onlyIf || (before && valuesOf(before, answers).includes(onlyIf.equals))) asked.push(field);
  }
  return asked;
}

/** How many characters it takes at most. */
export const mostOf = ({ type, maxLength }: Pick<Field, "type" | "maxLength">): number => maxLength ?? OF_TEXT[type] ?? 40;

/** As it is sent: without blanks around it, a day and an ID number in their one form. */
function plain(type: FormFieldType, text: string): string {
  const line = text.trim();
  if (type === "DATE") return dayOf(line) ?? line;
  if (type === "ID_NUMBER") return line.replace(/\s/g, "").toUpperCase();
  return type === "PHONE" ? line.replace(/\s/g, "") : line;
}

/** 20261201 and 2026-12-1 too; undefined if there is no such day. */
export function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})\D*?(\d{1,2})(?:\D+(\d{1,2})|(\d{2}))\D*$/.exec(text.trim());
  if (!parts) return undefined;
  const day = `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[3] ?? parts[4] ?? "").padStart(2, "0")}`;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** Whether a citizen's ID number can be one: its day, and its last digit (GB 11643). */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text) || !dayOf(text.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(text[at]), 0);
  return CHECKS[sum % 11] === text[17];
}

/** Of the mainland: a mobile, or a landline with its area code and perhaps an extension. */
const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/;

function faultOfNumber({ min, max, decimals }: Field, text: string): string {
  const [, behind = ""] = text.split(".");
  if (!/^-?\d{1,15}(\.\d{1,4})?$/.test(text)) return texts.faults.number;
  if (behind.length > (decimals ?? 0)) return decimals ? texts.faults.decimals(decimals) : texts.faults.whole;
  if (typeof min === "number" && Number(text) < min) return texts.faults.min(min);
  return typeof max === "number" && Number(text) > max ? texts.faults.max(max) : "";
}

function faultOfDay({ earliest, latest, future }: Field, text: string, today: string): string {
  const day = dayOf(text);
  if (!day) return texts.faults.day;
  if (!future && day > today) return texts.faults.future;
  if (earliest && day < earliest) return texts.faults.earliest(earliest);
  return latest && day > latest ? texts.faults.latest(latest) : "";
}

/** What is wrong with what was answered to a field; empty where nothing is. */
export function faultOf(field: Field, answers: Answers, today: string): string {
  const [value] = valuesOf(field, answers);
  if (value === undefined) return field.required ? (field.options.length || field.type === "YES_NO" ? texts.faults.choose : texts.faults.missing) : "";
  switch (field.type) {
    case "NUMBER":
      return faultOfNumber(field, value);
    case "DATE":
      return faultOfDay(field, value, today);
    case "PHONE":
      return PHONE.test(value) ? "" : texts.faults.phone;
    case "ID_NUMBER":
      return isIdNumber(value) ? "" : texts.faults.idNumber;
    case "TEXT":
    case "LONG_TEXT":
    case "ADDRESS":
      return Array.from(value).length > mostOf(field) ? texts.faults.long(mostOf(field)) : "";
    default:
      return "";
  }
}

/** As days are counted where the desks are: 2026-12-01. */
export const todayThere = (now = Date.now()): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

export function faultsOf(fields: readonly Field[], answers: Answers, today = todayThere()): Faults {
  return Object.fromEntries(fields.map((field) => [field.key, faultOf(field, answers, today)]).filter(([, fault]) => fault));
}

/** What is sent: all that is asked, also what was left empty, so that the server's word on each finds its field again. */
export function answersInput(fields: readonly Field[], answers: Answers): FormAnswerInput[] {
  return fields.map((field) => {
    const values = valuesOf(field, answers);
    return field.type === "CHOICES" ? { field: field.key, options: [...values] } : { field: field.key, text: values[0] ?? "" };
  });
}

/** What the server found fault with, at the fields; under `""` what stands at none of them. */
export function faultsOfErrors(errors: ReadonlyArray<{ field?: string | null; message: string }>, fields: readonly Field[]): Faults {
  const faults: Faults = {};
  for (const { field, message } of errors) {
    const key = keyOf(field ?? "", fields);
    faults[key] = faults[key] ? `${faults[key]} ${message}` : message;
  }
  return faults;
}

function keyOf(path: string, fields: readonly Field[]): string {
  if (path.startsWith("files")) return "files";
  if (path.startsWith("forWhom")) return "forWhom";
  const at = /^answers\[(\d+)\]/.exec(path)?.[1];
  return (at !== undefined && fields[Number(at)]?.key) || "";
}

/** In words, for who reads it once more. */
export const answerSaid = (field: Field, answers: Answers): string => valuesOf(field, answers).join("、");

/** As it was sent before, to be mended. */
export function answersOf(form: readonly Field[], sent: ReadonlyArray<{ field: string; text: string }>): Answers {
  return Object.fromEntries(
    sent.map(({ field, text }) => {
      const options = form.find(({ key }) => key === field)?.type === "CHOICES" ? text.split("、") : [];
      return [field, { text, options }];
    }),
  );
}

/** Those that are asked for again, and those that have to be answered since others were answered otherwise. */
export function mendedFields(form: readonly Field[], asked: readonly string[], before: Answers, answers: Answers): Field[] {
  return askedFields(form, answers).filter((field) => asked.includes(field.key) || (field.required && valuesOf(field, before).length === 0));
}

/* Materials. */

/** By the numbers of the materials. */
export type Files = Record<string, Picked[]>;

export const MOST_FILES = 20;
const MOST_OF_ONE = 9;

export const filesOf = ({ number }: Pick<Material, "number">, files: Files): Picked[] => files[number] ?? [];

/** How many pictures a material takes, with all the others that are there. */
export function roomFor(material: Pick<Material, "number">, files: Files): number {
  const own = filesOf(material, files).length;
  const all = Object.values(files).flat().length;
  return Math.min(MOST_OF_ONE, own + Math.max(0, MOST_FILES - all));
}

/** What has to be there and is not, by the material's number. */
export function faultsOfFiles(materials: readonly Material[], files: Files): Faults {
  const there = (one: Material): boolean => filesOf(one, files).some(({ state }) => state !== "refused");
  const missing = materials.filter((one) => one.needed && one.upload && !there(one));
  return Object.fromEntries(missing.map((one) => [String(one.number), texts.faults.material(one.name)]));
}
