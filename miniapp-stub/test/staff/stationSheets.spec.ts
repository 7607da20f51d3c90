import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffStationExportDocument, StaffStationImportDocument } from "@/gen/graphql";
import SheetsPage from "@/staff/station-sheets/station-sheets.vue";
import { importStations, problemsOf } from "@/staff/state/stationSheets";
import type { Ground } from "@/staff/state/ground";
import { stationing } from "@/texts/stationing";
import { answers, logIn } from "../pages/answers";
import { asked, COMMUNITY, press, sent, show, tidy } from "./noticePages";

const files = vi.hoisted(() => ({ chooseWorkbook: vi.fn(), openWorkbook: vi.fn() }));
vi.mock("@/staff/state/files", async (original) => ({ ...(await original<object>()), ...files }));
vi.mock("@/server/upload", async (original) => ({ ...(await original<object>()), upload: () => Promise.resolve("m1") }));

const t = stationing.sheets;
const book = { path: "wxfile://tmp/1", name: "站点.xlsx", size: 20_000 };
const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));
const error = (message: string, code = "ROW") => ({ field: "file", message, code });

beforeEach(() => {
  vi.resetAllMocks();
  logIn();
  files.chooseWorkbook.mockResolvedValue(book);
  files.openWorkbook.mockResolvedValue(undefined);
});
afterEach(tidy);

describe("a workbook of stations", () => {
  it("is brought in for the region, and says how many were entered and changed", async () => {
    answers([StaffStationImportDocument, { stationImport: { created: 12, updated: 3, userErrors: [] } }]);
    const place = show(SheetsPage, COMMUNITY);
    await press(place, t.choose);
    await sees(place, t.done(12, 3));
    expect(sent(StaffStationImportDocument)).toMatchObject([{ within: "520329001005", file: "m1" }]);
  });

  it("that has faults says each by its row, and can be chosen anew", async () => {
    answers([StaffStationImportDocument, { stationImport: { created: null, updated: null, userErrors: [error("第 3 行“名称”没有填写。"), error("第 9 行“类别”不对。")] } }]);
    const place = show(SheetsPage, COMMUNITY);
    await press(place, t.choose);
    await sees(place, t.problems(2), "第 3 行", "第 9 行");
    files.chooseWorkbook.mockResolvedValue(undefined);
    await press(place, t.choose);
    expect(place.textContent).not.toContain("第 3 行");
  });

  it("counts no faults where there are more than were named", () => {
    const refused = { state: "refused" as const, message: "第 3 行", errors: [error("第 3 行"), error("还有 70 处。", "MORE_ROWS")] };
    expect(problemsOf(refused)).toEqual({ sentence: t.manyProblems, lines: ["第 3 行", "还有 70 处。"] });
    expect(problemsOf({ state: "refused", message: "这个文件打不开。" })).toEqual({ sentence: "这个文件打不开。", lines: [] });
  });

  it("is not sent where it is none", async () => {
    await expect(importStations(COMMUNITY as Ground, { ...book, name: "站点.csv" }, () => {})).rejects.toThrow();
    expect(asked(StaffStationImportDocument)).toBe(0);
  });

  it("is written out and opened under the region's name; where that is declined, it says why", async () => {
    let answer: object = { url: "/m/1.xlsx", userErrors: [] };
    answers([StaffStationExportDocument, () => ({ stationExport: answer })]);
    const place = show(SheetsPage, COMMUNITY);
    await press(place, t.export);
    await vi.waitFor(() => expect(files.openWorkbook).toHaveBeenCalledWith("/m/1.xlsx", t.exportName("积善社区")));
    expect(sent(StaffStationExportDocument)).toEqual([{ within: "520329001005" }]);
    answer = { url: null, userErrors: [{ field: "within", message: "站点太多，请按街道导出。", code: "TOO_MANY" }] };
    await press(place, t.export);
    await sees(place, "站点太多，请按街道导出。");
    await press(place, t.template);
    expect(files.openWorkbook).toHaveBeenLastCalledWith("/stations/template.xlsx", t.templateName);
  });
});
