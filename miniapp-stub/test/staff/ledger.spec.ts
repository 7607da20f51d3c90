import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffCaseCategoriesDocument, StaffExportBeginDocument, StaffExportsDocument, StaffFiguresDocument, StaffLedgerDocument, StaffOneExportDocument } from "@/gen/graphql";
import { documentId } from "@/server/request";
import FiguresPage from "@/staff/figures/figures.vue";
import LedgerPage from "@/staff/ledger/ledger.vue";
import { lastMonth, percent, sentencesOf } from "@/staff/state/figures";
import { filterOf, NO_FILTER } from "@/staff/state/ledger";
import { casework } from "@/texts/casework";
import { staff } from "@/texts/staff";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { page, row } from "./caseData";
import { asked, COMMUNITY, done, press, sent, show, tidy, write } from "./noticePages";

const t = casework.ledger;
const x = casework.exporting;
const variablesOf = (document: object): unknown[] =>
  thePhone().requests.filter(({ body }) => body.documentId === documentId(document as typeof StaffLedgerDocument)).map(({ body }) => body.variables);

beforeEach(logIn);
afterEach(tidy);

/** Opens a choice and takes the option that says this. */
async function choose(place: HTMLElement, label: string, option: string): Promise<void> {
  await vi.waitFor(() => expect(place.querySelector(`[aria-label^="${label}："]`)).not.toBeNull());
  place.querySelector<HTMLElement>(`[aria-label^="${label}："]`)?.click();
  await settled();
  place.querySelector<HTMLElement>(`[role=radio][aria-label="${option}"]`)?.click();
  await settled();
}

describe("The ledger", () => {
  const nothing = { kinds: null, states: null, levels: null, category: null, from: null, until: null, overdue: false, text: null };

  it("is of one's region, whole at first, and narrowed by all that was chosen at once", async () => {
    answers([StaffLedgerDocument, page("caseLedger", [row("c1")])], [StaffCaseCategoriesDocument, { caseCategories: [{ code: "street-lamp", name: "路灯不亮", hint: null, kind: "REPORT", photoNeeded: false, promise: "" }] }]);
    const place = show(LedgerPage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain("府前街南侧路灯"));
    expect(variablesOf(StaffLedgerDocument)).toEqual([{ within: "520329001005", filter: nothing }]);
    await press(place, t.filter);
    await write(place, t.text, " 路灯 ");
    await choose(place, t.kind, casework.kinds.REPORT);
    await choose(place, t.state, casework.states.IN_HAND);
    await choose(place, t.level, casework.levels.STREET);
    await choose(place, t.category, "路灯不亮");
    await write(place, t.from, "2026-11-01");
    await write(place, t.until, "2026-11-30");
    await press(place, t.overdue);
    await press(place, t.apply);
    await vi.waitFor(() => expect(asked(StaffLedgerDocument)).toBe(2));
    const filter = { kinds: ["REPORT"], states: ["IN_HAND"], levels: ["STREET"], category: "street-lamp", from: "2026-11-01T00:00:00+08:00", until: "2026-11-30T16:00:00.000Z", overdue: true, text: "路灯" };
    expect(variablesOf(StaffLedgerDocument)[1]).toEqual({ within: "520329001005", filter });
    expect(place.textContent).toContain(t.filtered(8));
    await press(place, t.filtered(8));
    await press(place, t.reset);
    await vi.waitFor(() => expect(variablesOf(StaffLedgerDocument)[2]).toEqual({ within: "520329001005", filter: nothing }));
  });

  it("asks for a day where none was written, and for nothing else", async () => {
    answers([StaffLedgerDocument, page("caseLedger", [])]);
    const place = show(LedgerPage, COMMUNITY);
    await press(place, t.filter);
    await write(place, t.from, "十一月");
    await press(place, t.apply);
    expect(place.textContent).toContain(t.dayWrong);
    expect(asked(StaffLedgerDocument)).toBe(1);
  });

  it("goes on from where it ended, also over a page that holds nothing", async () => {
    const pages: Record<string, object> = {
      "": { nodes: [row("c1")], pageInfo: { hasNextPage: true, endCursor: "a" } },
      a: { nodes: [], pageInfo: { hasNextPage: true, endCursor: "b" } },
      b: { nodes: [row("c2", { placeName: "府后街" })], pageInfo: { hasNextPage: false, endCursor: "c" } },
    };
    answers([StaffLedgerDocument, ({ after }: { after?: string }) => ({ caseLedger: pages[after ?? ""] })]);
    const place = show(LedgerPage, COMMUNITY);
    await press(place, staff.list.more);
    await vi.waitFor(() => expect(place.textContent).toContain("府后街"));
    expect(place.textContent).toContain("府前街南侧路灯");
  });

  it("tells the end of a day as the begin of the next, in China", () => {
    expect(filterOf({ ...NO_FILTER, until: "2026-12-31" }).until).toBe("2026-12-31T16:00:00.000Z");
  });
});

describe("The ledger as a workbook", () => {
  it("is masked, and of what the ledger is narrowed to", async () => {
    answers([StaffLedgerDocument, page("caseLedger", [row("c1")])], [StaffExportBeginDocument, done("ledgerExport", { ledgerExport: { id: "e1" } })]);
    const place = show(LedgerPage, COMMUNITY);
    await press(place, t.filter);
    await write(place, t.from, "2026-11-01");
    await write(place, t.until, "2026-11-30");
    await press(place, t.apply);
    await press(place, x.open);
    await press(place, x.open);
    await vi.waitFor(() => expect(place.textContent).toContain(x.begun));
    expect(sent(StaffExportBeginDocument)).toEqual([
      expect.objectContaining({ within: "520329001005", names: false, reason: null, reasonText: null, filter: expect.objectContaining({ from: "2026-11-01T00:00:00+08:00" }) as object }),
    ]);
  });

  it("has names only on a stated reason, and the server's words stand there where it declines", async () => {
    const tooMany = { ledgerExport: { ledgerExport: null, userErrors: [{ field: "filter", code: "WINDOW", message: "请填写从哪天起、到哪天为止。" }] } };
    answers([StaffLedgerDocument, page("caseLedger", [])], [StaffExportBeginDocument, tooMany]);
    const place = show(LedgerPage, COMMUNITY);
    await press(place, x.open);
    expect(place.textContent).toContain(x.namesNote);
    await choose(place, x.names, x.named);
    await press(place, x.open);
    expect(sent(StaffExportBeginDocument)).toEqual([]);
    expect(Array.from(place.querySelectorAll("[role=alert]"), (one) => one.textContent)).toEqual([casework.acts.choose, casework.acts.write]);
    await choose(place, x.reason, staff.residents.reasons.CHECK);
    await write(place, x.reasonText, "信访复查");
    await press(place, x.open);
    await vi.waitFor(() => expect(place.textContent).toContain("请填写从哪天起、到哪天为止。"));
    expect(sent(StaffExportBeginDocument)).toEqual([expect.objectContaining({ names: true, reason: "CHECK", reasonText: "信访复查" })]);
  });

  it("is looked at until it is there, and fetched by a fresh link", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const one = { __typename: "LedgerExport", id: "e1", status: "WORKING", names: true, rows: 12, advice: null, url: null, createdAt: "2026-11-21T09:00:00+08:00", expiresAt: "2026-11-24T09:00:00+08:00", region: { shortName: "积善社区" } };
    let now = one;
    const fetched: string[] = [];
    vi.stubGlobal("uni", { ...uni, downloadFile: ({ url }: { url: string }) => fetched.push(url) });
    answers([StaffLedgerDocument, page("caseLedger", [])], [StaffExportsDocument, () => page("ledgerExports", [now])], [StaffOneExportDocument, { node: { ...one, status: "DONE", url: "/media/9?s=2" } }]);
    const place = show(LedgerPage, COMMUNITY);
    await vi.advanceTimersByTimeAsync(50);
    Array.from(place.querySelectorAll<HTMLElement>("[role=tab]")).find((tab) => tab.textContent?.includes(t.exports))?.click();
    await vi.advanceTimersByTimeAsync(50);
    for (const words of [x.states.WORKING, x.rows(12), x.named]) expect(place.textContent).toContain(words);
    now = { ...one, status: "DONE", url: "/media/9?s=1" as never };
    await vi.advanceTimersByTimeAsync(4_000);
    expect(place.textContent).toContain(x.states.DONE);
    const looked = asked(StaffExportsDocument);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked(StaffExportsDocument)).toBe(looked);
    Array.from(place.querySelectorAll("button")).find((button) => button.textContent?.includes(x.fetch))?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(fetched).toEqual([expect.stringContaining("/media/9?s=2")]);
  });

  it("is not offered to whoever may not take it away", async () => {
    answers([StaffLedgerDocument, page("caseLedger", [])]);
    const place = show(LedgerPage, { ...COMMUNITY, role: "GRID_WORKER" });
    await settled();
    expect(place.textContent).not.toContain(x.open);
    expect(place.textContent).not.toContain(t.exports);
  });
});

describe("Figures", () => {
  const figures = (label: string, change: object = {}) => ({
    ...{ label, filed: 40, answeredInTime: 37, answeredLate: 3, finishedInTime: 30, finishedLate: 2, confirmed: 20, calledBack: 3, silent: 5, unfit: 1, withdrawn: 2 },
    ...{ scored: 20, satisfied: 18, averageScore: 4.55, escalated: 4, overdue: 0, returned: 6, urged: 9, reopened: 1, extended: 2 },
    ...{ responseRate: 0.925, solvingRate: 0.7368, satisfactionRate: 0.9, silenceRate: 0.1786 },
    solvedByLevel: [{ level: "COMPOUND", cases: 21, share: 0.75 }, { level: "COMMUNITY", cases: 7, share: 0.25 }],
    ...change,
  });

  it("are of the last thirty days by place, and of another time and by kind on request", async () => {
    answers([StaffFiguresDocument, { caseFigures: [figures("积善社区")] }]);
    const place = show(FiguresPage, COMMUNITY);
    await vi.waitFor(() => expect(place.textContent).toContain(casework.figures.note(40, "92.5%", "73.7%")));
    await press(place, casework.figures.by.KIND);
    await write(place, casework.figures.from, "2026-10-01");
    await write(place, casework.figures.until, "2026-10-31");
    await press(place, casework.figures.apply);
    await vi.waitFor(() => expect(asked(StaffFiguresDocument)).toBe(3));
    expect(variablesOf(StaffFiguresDocument)[0]).toMatchObject({ within: "520329001005", by: "REGION" });
    expect(variablesOf(StaffFiguresDocument)[2]).toEqual({ within: "520329001005", from: "2026-10-01T00:00:00+08:00", until: "2026-10-31T16:00:00.000Z", kinds: null, by: "KIND" });
  });

  it("say in sentences what they found, and silence is no satisfaction", async () => {
    answers([StaffFiguresDocument, { caseFigures: [figures("积善社区"), figures("和平社区", { label: "和平社区", responseRate: null, averageScore: null })] }]);
    const place = show(FiguresPage, COMMUNITY);
    await press(place, "积善社区");
    await vi.waitFor(() => expect(place.textContent).toContain("积善社区登记 40 件，37 件按时接收或答复。"));
    for (const words of ["小事不出小区：75%在小区办结。", "17.9%没有表态，不算满意。"]) expect(place.textContent).toContain(words);
    const rows = Array.from(place.querySelectorAll("[role=row]"), (one) => one.textContent?.trim());
    for (const words of ["响应率92.5%", "满意率90%", "静默率17.9%", "平均分4.5", "退单（次）6"]) expect(rows.some((one) => one?.replace(/\s/g, "").startsWith(words))).toBe(true);
  });

  it("name the level on which most ended, where that is not the nearest", () => {
    const one = figures("余庆县", { silent: 0, solvedByLevel: [{ level: "COMPOUND", cases: 2, share: 0.2 }, { level: "STREET", cases: 8, share: 0.8 }] });
    expect(sentencesOf(one as unknown as Parameters<typeof sentencesOf>[0])).toEqual(["余庆县登记 40 件，37 件按时接收或答复。", "小事不出小区：20%在小区办结。", "在街道办结的最多，占80%。"]);
  });

  it("have a dash where there was nothing to divide by", () => {
    expect([percent(null), percent(0), percent(0.3333)]).toEqual(["—", "0%", "33.3%"]);
  });

  it("begin with the last thirty days as China counts them", () => {
    expect(lastMonth(Date.parse("2026-11-30T17:00:00Z"))).toEqual({ from: "2026-11-02", until: "2026-12-01" });
  });
});
