import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The sheets of the template, in its order. */
const SHEETS = ["填写说明", "小区", "楼栋", "住户", "负责人"] as const;

export type Rows = Partial<Record<(typeof SHEETS)[number], readonly string[][]>>;

/** The template with these rows beneath the headings of its sheets, as somebody would have filled it in. */
export function filled(template: Buffer, rows: Rows): Buffer {
  const files = unzipSync(template);
  for (const [sheet, lines] of Object.entries(rows)) {
    const name = `xl/worksheets/sheet${SHEETS.indexOf(sheet as keyof Rows) + 1}.xml`;
    const xml = files[name];
    if (!xml) throw new Error(`The template has no ${name}`);
    files[name] = strToU8(strFromU8(xml).replace("</sheetData>", `${lines.map(row).join("")}</sheetData>`));
  }
  return Buffer.from(zipSync(files));
}

function row(cells: readonly string[], at: number): string {
  const number = at + 2;
  const written = cells.map((text, column) => `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${number}">${written.join("")}</row>`;
}

/** All that is written in a workbook, one after the other. */
export function wordsOf(workbook: Buffer): string {
  const files = unzipSync(workbook);
  const texts = Object.keys(files).filter((name) => /sharedStrings|worksheets\/sheet|comments/.test(name));
  return texts
    .map((name) => strFromU8(files[name] ?? new Uint8Array()))
    .join("")
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
}
