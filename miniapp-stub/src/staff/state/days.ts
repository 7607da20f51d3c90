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

/** A moment as typed, 2026-12-01 8:30, in China; of a day alone the moment at which it begins, or ends. As `momentOf` otherwise. */
export function timeOf(text: string | undefined, side: "begin" | "end"): string | null | undefined {
  const match = /^(.+?)\s+(\d{1,2})\s*[:\uff1a]\s*(\d{2})$/.exec((text ?? "").trim());
  if (!match) return momentOf(text, side);
  const day = momentOf(match[1], "begin");
  const [hour, minute] = [Number(match[2]), Number(match[3])];
  if (!day || hour > 23 || minute > 59) return undefined;
  return `${day.slice(0, 10)}T${String(hour).padStart(2, "0")}:${match[3] ?? ""}:00+08:00`;
}

/** A moment as `timeOf` reads it: 2026-12-01 08:30; a day's last second is that day. */
export function typedTime(moment: string | null | undefined): string {
  if (!moment) return "";
  const inChina = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  const clock = inChina.slice(11, 19);
  return clock === "23:59:59" ? inChina.slice(0, 10) : `${inChina.slice(0, 10)} ${clock.slice(0, 5)}`;
}
