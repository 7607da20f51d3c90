import { StaffStationExportDocument, StaffStationImportDocument, type StaffStationImportMutation } from "@/gen/graphql";
import { send, type Outcome, type Payload } from "@/server/outbox";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import { sendable, upload } from "@/server/upload";
import { stationing } from "@/texts/stationing";
import { openWorkbook, unfit, type Chosen } from "./files";
import type { Ground } from "./ground";
import { regionOf } from "./stations";

/**
 * Brings a workbook in, all of it or nothing.
 *
 * @throws Trouble where it is none, or cannot be sent
 */
export async function importStations(ground: Ground, file: Chosen, told: (percent: number) => void): Promise<Outcome<StaffStationImportMutation["stationImport"]>> {
  const wrong = unfit(file);
  if (wrong) throw new Trouble("REFUSED", wrong);
  const id = await upload(sendable(file.path), told);
  return send(StaffStationImportDocument, { within: regionOf(ground), file: id }, stationing.titles.import);
}

/** What a refusal says: of several that are to be mended each by its row, and whether there are more than were named. */
export function problemsOf(refused: Extract<Outcome<Payload>, { state: "refused" }>): { sentence: string; lines: readonly string[] } {
  const { errors } = refused;
  if (!errors) return { sentence: refused.message, lines: [] };
  const t = stationing.sheets;
  const more = errors.some(({ code }) => code === "MORE_ROWS");
  return { sentence: more ? t.manyProblems : t.problems(errors.length), lines: errors.map(({ message }) => message) };
}

/**
 * Writes the stations of a region into a workbook, and opens it, this once.
 *
 * @throws Trouble where that is declined, or there is no signal
 */
export async function exportStations(ground: Ground): Promise<void> {
  const { url, userErrors } = (await ask(StaffStationExportDocument, { input: { within: regionOf(ground) } })).stationExport;
  const error = userErrors[0];
  if (error || !url) throw new Trouble("REFUSED", error?.message ?? "", error?.code);
  await openWorkbook(url, stationing.sheets.exportName(ground.name));
}

export const TEMPLATE = "/stations/template.xlsx";
