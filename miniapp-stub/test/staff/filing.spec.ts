import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FindBuildingsDocument, PrintCaseSlipDocument, StaffCaseCategoriesDocument, StaffDisputeFileDocument, StaffOrderFileDocument, StaffQuestionFileDocument, StaffReportFileDocument, StaffResidentsDocument } from "@/gen/graphql";
import { waiting } from "@/server/outbox";
import { documentId } from "@/server/request";
import FilingPage from "@/staff/filing/filing.vue";
import { blankAt, whoseOf, wrongsOf } from "@/staff/state/filing";
import type { Ground } from "@/staff/state/ground";
import { casework } from "@/texts/casework";
import { thePhone } from "../fakes/phone";
import { answers, building, logIn, settled } from "../pages/answers";
import { page } from "./caseData";
import { asked, COMMUNITY, done, leave, press, sent, show, STREET, tidy, write } from "./noticePages";

const t = casework.filing;
const GRID = { kind: "grid", id: "g3", name: "第三网格", size: "GRID", role: "GRID_WORKER" };
const category = (change: object = {}) => ({ code: "street-lamp", name: "路灯不亮", hint: "请写明灯杆编号", kind: "REPORT", photoNeeded: false, promise: "30分钟内接收，4小时内办结。", ...change });
const offers = (...more: object[]): [object, unknown] => [StaffCaseCategoriesDocument, { caseCategories: [category(), ...more] }];
const filed = { id: "c1", number: "482 196 3755", standing: "御景苑物业将在今天17:30前接收。" };
const resident = { id: "r1", name: "李*兰", phone: null, dependants: 0, households: [{ id: "m1", version: 1, status: "CONFIRMED", building: { id: "b1", name: "3栋", address: "" }, unit: null, door: "501" }] };

beforeEach(logIn);
afterEach(async () => {
  vi.unstubAllGlobals();
  await tidy();
});

/** Opens a choice and takes the option that says this. */
async function choose(place: HTMLElement, label: string, option: string): Promise<void> {
  await vi.waitFor(() => expect(place.querySelector(`[aria-label^="${label}："]`)).not.toBeNull());
  place.querySelector<HTMLElement>(`[aria-label^="${label}："]`)?.click();
  await settled();
  Array.from(place.querySelectorAll<HTMLElement>("[role=radio]")).find((one) => one.getAttribute("aria-label")?.startsWith(option))?.click();
  await settled();
}

/** Finds the building by its name and takes it. */
async function picks(place: HTMLElement): Promise<void> {
  await write(place, "小区、楼栋或地址", "御景苑3栋");
  await vi.waitFor(() => expect(place.textContent).toContain("御景苑 3栋"), { timeout: 5_000 });
  await press(place, "御景苑 3栋");
}
const found: [object, unknown] = [FindBuildingsDocument, page("buildingSearch", [building])];

describe("Filing for another", () => {
  it("is for whom one's role says", () => {
    const whose = (role: string): string[] => whoseOf({ role: role as Ground["role"] });
    expect([whose("PROPERTY_STAFF"), whose("GRID_WORKER"), whose("COMMUNITY_STAFF"), whose("STREET_STAFF"), whose("MEDIATOR")]).toEqual([
      ["caller"], ["resident", "neighbour"], ["caller", "resident"], ["caller"], [],
    ]);
  });

  it("takes what a caller reports, in the community where one is, with what is promised said first; and gives the number and a slip", async () => {
    answers(offers(), [StaffReportFileDocument, done("reportFile", { report: filed })], [PrintCaseSlipDocument, { caseSlipPrint: { slip: { url: "/cases/slip/T", expiresAt: "2027-02-01T00:00:00Z" }, userErrors: [] } }]);
    const opened = vi.fn();
    vi.stubGlobal("open", opened);
    const place = show(FilingPage, COMMUNITY);
    await write(place, t.nameMaybe, "陈大爷");
    await write(place, t.phone, "0851-12345678");
    await choose(place, t.category, "路灯不亮");
    await vi.waitFor(() => expect(place.textContent).toContain("4小时内办结"));
    await write(place, t.text, "府前街路灯坏了");
    await press(place, t.send);
    await vi.waitFor(() => expect(place.textContent).toContain(t.done("482 196 3755")));
    expect(place.textContent).toContain(filed.standing);
    expect(sent(StaffReportFileDocument)).toEqual([
      {
        category: "street-lamp", at: { place: { region: "520329001005" } }, door: null, text: "府前街路灯坏了", photos: [],
        forWhom: { caller: { name: "陈大爷", phone: "0851-12345678" } }, anonymous: false, idempotencyKey: expect.any(String) as string,
      },
    ]);
    await press(place, t.slip);
    await vi.waitFor(() => expect(thePhone().requests.some(({ body }) => body.documentId === documentId(PrintCaseSlipDocument))).toBe(true));
    await vi.waitFor(() => expect([...opened.mock.calls.flat(), ...thePhone().went].join(" ") + (place.textContent ?? "")).toMatch(/slip|链接/));
    await press(place, t.more);
    expect(place.querySelector(`[aria-label="${t.text}"]`)?.getAttribute("value") ?? "").toBe("");
  });

  it("takes a spot in the open by its words and a building near it, also where one stands in no community", async () => {
    answers(offers(), found, [StaffReportFileDocument, done("reportFile", { report: filed })]);
    const place = show(FilingPage, STREET);
    expect(place.textContent).not.toContain(t.hereNote);
    await press(place, t.spotNote);
    await picks(place);
    await write(place, t.words, "南侧第三盏");
    await write(place, t.phone, "13800000000");
    await choose(place, t.category, "路灯不亮");
    await write(place, t.text, "灯坏了");
    await press(place, t.send);
    await vi.waitFor(() => expect(sent(StaffReportFileDocument)).toEqual([expect.objectContaining({ at: { spot: { building: "b1", words: "南侧第三盏" } }, door: null })]));
  });

  it("takes somebody by door and name for a grid worker, who is asked for both", async () => {
    answers(offers(), found, [StaffReportFileDocument, done("reportFile", { report: filed })], [StaffResidentsDocument, page("residents", [])]);
    const place = show(FilingPage, GRID);
    await press(place, t.neighbour);
    await picks(place);
    await choose(place, t.category, "路灯不亮");
    await write(place, t.text, "灯坏了");
    await press(place, t.send);
    for (const words of [t.blank.name, t.blank.door, t.someWrong]) expect(place.textContent).toContain(words);
    await write(place, t.name, "李桂兰");
    await write(place, t.doorNeeded, "501");
    await choose(place, t.unit, "2单元");
    await press(place, t.send);
    await vi.waitFor(() => expect(sent(StaffReportFileDocument)).toHaveLength(1));
    expect(sent(StaffReportFileDocument)[0]).toMatchObject({
      at: { place: { unit: "u2" } }, door: "501", forWhom: { neighbour: { building: "b1", unit: "u2", door: "501", name: "李桂兰", phone: null } },
    });
  });

  it("takes one of the residents, who are read only once somebody is to be chosen", async () => {
    answers(offers({ ...category(), code: "asks", name: "社保咨询" }), [StaffQuestionFileDocument, done("questionFile", { question: filed })], [StaffResidentsDocument, page("residents", [resident])]);
    const place = show(FilingPage, COMMUNITY);
    await settled();
    expect(asked(StaffResidentsDocument)).toBe(0);
    await press(place, casework.kinds.QUESTION);
    await press(place, t.residentNote);
    await choose(place, t.pickResident, "李*兰");
    await choose(place, t.category, "社保咨询");
    await write(place, t.text, "怎么认证");
    await press(place, t.send);
    await vi.waitFor(() => expect(sent(StaffQuestionFileDocument)).toEqual([expect.objectContaining({ forWhom: { resident: "r1" }, category: "asks" })]));
  });

  it("takes a dispute with several others, and none that is named by nothing", async () => {
    answers(offers(), [StaffDisputeFileDocument, done("disputeFile", { dispute: filed })]);
    const place = show(FilingPage, COMMUNITY);
    await press(place, casework.kinds.DISPUTE);
    await write(place, t.phone, "13800000000");
    await choose(place, t.category, "路灯不亮");
    await write(place, t.text, "楼上漏水");
    await press(place, t.send);
    expect(place.textContent).toContain(t.blank.sides);
    await write(place, t.sideDoor(1), "702");
    await press(place, t.sideTell(1));
    await press(place, t.addSide);
    await press(place, t.addSide);
    await write(place, t.sideName(3), "王某");
    await press(place, t.send);
    await vi.waitFor(() => expect(sent(StaffDisputeFileDocument)).toHaveLength(1));
    expect(sent(StaffDisputeFileDocument)[0]).toMatchObject({ otherSides: [{ name: null, phone: null, door: "702", tell: true }, { name: "王某", phone: null, door: null, tell: false }] });
  });

  it("takes an order with the day on which it would be good to have", async () => {
    answers(offers(), [StaffOrderFileDocument, done("orderFile", { order: filed })]);
    const place = show(FilingPage, COMMUNITY);
    await press(place, casework.kinds.ORDER);
    await write(place, t.phone, "13800000000");
    await choose(place, t.category, "路灯不亮");
    await write(place, t.text, "修冰箱");
    await write(place, t.wished, "明天");
    await press(place, t.send);
    expect(place.textContent).toContain(casework.acts.time);
    await write(place, t.wished, "2099-12-01");
    await press(place, t.send);
    await vi.waitFor(() => expect(sent(StaffOrderFileDocument)).toEqual([expect.objectContaining({ wishedUntil: "2099-12-01T23:59:59+08:00" })]));
  });

  it("says at its field what the server declines, and keeps what was written", async () => {
    const userErrors = [
      { field: "forWhom.caller.phone", code: "PHONE", message: "这个号码打不通。" },
      { field: "text", code: "MARKUP", message: "有看不见的字符。" },
      { field: null, code: "TOO_MANY", message: "今天已经登记了 20 件。" },
    ];
    answers(offers(), [StaffReportFileDocument, { reportFile: { report: null, userErrors } }]);
    const place = show(FilingPage, COMMUNITY);
    await write(place, t.phone, "1");
    await choose(place, t.category, "路灯不亮");
    await write(place, t.text, "灯坏了");
    await press(place, t.send);
    await vi.waitFor(() => expect(place.textContent).toContain("今天已经登记了 20 件。"));
    const wrong = Array.from(place.querySelectorAll<HTMLElement>(".field.wrong"), (one) => [one.querySelector(".field-label")?.textContent, one.querySelector(".field-error")?.textContent]);
    expect(wrong).toEqual([[t.phone, "这个号码打不通。"], [t.text, "有看不见的字符。"]]);
    leave();
    const again = show(FilingPage, COMMUNITY);
    await vi.waitFor(() => expect((again.querySelector(`[aria-label="${t.text}"]`) as HTMLElement & { value?: string } | null)?.value).toBe("灯坏了"));
  });

  it("waits on the phone where there is no signal, once", async () => {
    answers(offers(), [StaffReportFileDocument, done("reportFile", { report: filed })]);
    const place = show(FilingPage, COMMUNITY);
    await write(place, t.phone, "13800000000");
    await choose(place, t.category, "路灯不亮");
    await write(place, t.text, "灯坏了");
    thePhone().network("none");
    await press(place, t.send);
    await vi.waitFor(() => expect(place.textContent).toContain(t.waiting));
    expect(waiting.value).toHaveLength(1);
  });

  it("is not sent without a photo where the category needs one, nor while one is on its way", () => {
    const ground = COMMUNITY as Ground;
    const photo = (state: "sent" | "sending" | "refused") => ({ id: null, state, url: "", key: state, at: 0 });
    const written = { ...blankAt(ground), phone: "1", category: "street-lamp", text: "坏了" };
    const needs = category({ photoNeeded: true }) as never;
    expect(wrongsOf(written, needs)).toEqual({ photos: t.blank.photos });
    expect(wrongsOf({ ...written, photos: [photo("refused")] }, needs)).toEqual({ photos: t.blank.photos });
    expect(wrongsOf({ ...written, photos: [photo("sending")] }, needs)).toEqual({ photos: casework.acts.uploading });
    expect(wrongsOf({ ...written, photos: [photo("sent")] }, needs)).toEqual({});
  });
});
