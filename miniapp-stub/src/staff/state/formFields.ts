import type { FormFieldInput, FormFieldType, StaffFormFieldFragment } from "@/gen/graphql";
import { halling } from "@/texts/halling";
import { momentOf } from "./days";

/* The fields of a service's form as staff write them: each with what goes with how it is answered. */

/** One field; what does not go with its type is kept while one writes, and not sent. */
export interface FieldRow {
  key: string;
  type: FormFieldType;
  label: string;
  purpose: string;
  hint: string;
  required: boolean;
  maxLength: string;
  min: string;
  max: string;
  decimals: string;
  earliest: string;
  latest: string;
  future: boolean;
  /** One a line. */
  options: string;
  /** The key of the field on whose answer it hangs; empty where it is always asked. */
  onlyField: string;
  onlyEquals: string;
}

const t = halling.form;

/** What goes with which type. */
export const isText = ({ type }: Pick<FieldRow, "type">): boolean => ["TEXT", "LONG_TEXT", "ADDRESS"].includes(type);
export const isOfOptions = ({ type }: Pick<FieldRow, "type">): boolean => ["CHOICE", "CHOICES"].includes(type);

/** How long an answer may be at most. */
const LONGEST: Partial<Record<FormFieldType, number>> = { TEXT: 100, LONG_TEXT: 1_000, ADDRESS: 200 };
const MOST_OPTIONS = 20;
const LONGEST_OPTION = 30;

const typed = (number: number | null | undefined): string => (number === null || number === undefined ? "" : String(number));

export function fieldsOf(form: readonly StaffFormFieldFragment[]): FieldRow[] {
  return form.map(({ key, type, label, purpose, hint, required, maxLength, min, max, decimals, earliest, latest, future, options, onlyIf }) => ({
    ...{ key, type, label, purpose, hint: hint ?? "", required, maxLength: typed(maxLength), min: typed(min), max: typed(max), decimals: typed(decimals) },
    ...{ earliest: earliest ?? "", latest: latest ?? "", future: future ?? false, options: options.join("\n") },
    ...{ onlyField: onlyIf?.field ?? "", onlyEquals: onlyIf?.equals ?? "" },
  }));
}

/** A new one, under a key that no other has: by it the answers are named, so it stays. */
export function newField(rows: readonly FieldRow[]): FieldRow {
  let number = rows.length + 1;
  while (rows.some(({ key }) => key === `f${number}`)) number++;
  return {
    ...{ key: `f${number}`, type: "TEXT", label: "", purpose: "", hint: "", required: true, maxLength: "", min: "", max: "", decimals: "" },
    ...{ earliest: "", latest: "", future: false, options: "", onlyField: "", onlyEquals: "" },
  };
}

export const optionsOf = (row: Pick<FieldRow, "type" | "options">): string[] => (isOfOptions(row) ? row.options.split("\n").map((one) => one.trim()).filter(Boolean) : []);

/** What an answer to a field can be, where it is chosen; undefined where it is written. */
export function answersTo(row: FieldRow): string[] | undefined {
  if (row.type === "YES_NO") return [...t.yesNo];
  return isOfOptions(row) ? optionsOf(row) : undefined;
}

const given = (text: string): number | null => (text.trim() ? Number(text) : null);
const dayOf = (text: string): string | null => momentOf(text, "begin")?.slice(0, 10) ?? null;

/** As it is sent: only what goes with its type. */
export function fieldInput(row: FieldRow): FormFieldInput {
  const { key, type, required, onlyField, onlyEquals } = row;
  return {
    ...{ key, type, required, label: row.label.trim(), purpose: row.purpose.trim(), hint: row.hint.trim() || null },
    ...(isText(row) ? { maxLength: given(row.maxLength) } : {}),
    ...(type === "NUMBER" ? { min: given(row.min), max: given(row.max), decimals: given(row.decimals) } : {}),
    ...(type === "DATE" ? { earliest: dayOf(row.earliest), latest: dayOf(row.latest), future: row.future } : {}),
    options: optionsOf(row),
    onlyIf: onlyField ? { field: onlyField, equals: onlyEquals.trim() } : null,
  };
}

const isAmount = (text: string): boolean => !text.trim() || /^-?\d{1,9}(\.\d{1,4})?$/.test(text.trim());
const isWhole = (text: string, least: number, most: number): boolean => !text.trim() || (/^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most);

/** What is wrong with each, by where it stands: `form.2.options`. */
export function fieldsWrongs(rows: readonly FieldRow[]): Record<string, string> {
  const found: Record<string, string> = {};
  rows.forEach((row, at) => {
    for (const [part, wrong] of Object.entries(wrongsOf(row, rows.slice(0, at)))) if (wrong) found[`form.${at}.${part}`] = wrong;
  });
  return found;
}

function wrongsOf(row: FieldRow, before: readonly FieldRow[]): Record<string, string | undefined> {
  return {
    label: row.label.trim() ? undefined : t.blank,
    purpose: row.purpose.trim() ? undefined : t.blank,
    ...(isText(row) && !isWhole(row.maxLength, 1, LONGEST[row.type] ?? 0) ? { maxLength: t.number(1, LONGEST[row.type] ?? 0) } : {}),
    ...(row.type === "NUMBER" ? numberWrongs(row) : {}),
    ...(row.type === "DATE" ? dayWrongs(row) : {}),
    ...(isOfOptions(row) ? { options: optionsWrong(optionsOf(row)) } : {}),
    onlyIf: conditionWrong(row, before),
  };
}

function numberWrongs({ min, max, decimals }: FieldRow): Record<string, string | undefined> {
  const crossed = min.trim() && max.trim() && Number(min) > Number(max);
  return {
    min: isAmount(min) ? (crossed ? t.crossed : undefined) : t.amount,
    max: isAmount(max) ? undefined : t.amount,
    decimals: isWhole(decimals, 0, 4) ? undefined : t.number(0, 4),
  };
}

function dayWrongs({ earliest, latest }: FieldRow): Record<string, string | undefined> {
  const wrong = (text: string): string | undefined => (momentOf(text, "begin") === undefined ? t.day : undefined);
  const [from, to] = [dayOf(earliest), dayOf(latest)];
  return { earliest: wrong(earliest) ?? (from && to && from > to ? t.daysCrossed : undefined), latest: wrong(latest) };
}

function optionsWrong(options: readonly string[]): string | undefined {
  const few = options.length < 2 || options.length > MOST_OPTIONS || new Set(options).size < options.length;
  if (few) return t.optionsWrong;
  return options.some((one) => one.length > LONGEST_OPTION) ? t.lineTooLong(LONGEST_OPTION) : undefined;
}

/** It hangs on what stands before it, so that no two wait for each other, and on what can be answered so. */
function conditionWrong({ onlyField, onlyEquals }: FieldRow, before: readonly FieldRow[]): string | undefined {
  if (!onlyField) return undefined;
  const other = before.find(({ key }) => key === onlyField);
  const can = other && onlyEquals.trim() && (answersTo(other)?.includes(onlyEquals.trim()) ?? true);
  return can ? undefined : t.onlyWrong;
}
