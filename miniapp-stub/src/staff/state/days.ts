/** A day as typed, 2026-12-01; the moment at which it begins, or ends, in China; null for none, undefined for what is no day. */
export function momentOf(text: string | undefined, side: "begin" | "end"): string | null | undefined {
  const plain = (text ?? "").trim();
  if (!plain) return null;
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (!match) return undefined;
  const [year, month, day] = [match[1] ?? "", (match[2] ?? "").padStart(2, "0"), (match[3] ?? "").padStart(2, "0")];
  const moment = `${year}-${month}-${day}T${side === "begin" ? "00:00:00" : "23:59:59"}+08:00`;
  const read = new Date(moment);
  return !Number.isNaN(read.getTime()) && dayOf(moment) === `${year}-${month}-${day}` ? moment : undefined;
}

/** The day on which a moment lies in China. */
export function dayOf(moment: string | null | undefined): string {
  if (!moment) return "";
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10);
}
