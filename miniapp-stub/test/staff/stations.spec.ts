import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  MyRolesDocument,
  StaffAmenityDoubtsDocument,
  StaffHelpCallsDocument,
  StaffLendingSetDocument,
  StaffLoansOutDocument,
  StaffLoanSettleDocument,
  StaffRiderVerifyDocument,
  StaffStationAmenitySetDocument,
  StaffStationCloseDocument,
  StaffStationConfirmDocument,
  StaffStationCreateDocument,
  StaffStationDocument,
  StaffStationFiguresDocument,
  StaffStationNameDocument,
  StaffStationsDocument,
  StaffStationsFoundDocument,
  StaffStationsUnconfirmedDocument,
  StaffStationUpdateDocument,
} from "@/gen/graphql";
import DeskPage from "@/staff/station-desk/station-desk.vue";
import FormPage from "@/staff/station-form/station-form.vue";
import StationsPage from "@/staff/stations/stations.vue";
import { contentOf, rowsOf, saidOf, spansOf, weeklyOf, writtenOf, wrongsOf } from "@/staff/state/stationForm";
import type { StationFile } from "@/staff/state/stations";
import { roles } from "@/state/account";
import { stationing as t } from "@/texts/stationing";
import { thePhone } from "../fakes/phone";
import { answers, building, logIn } from "../pages/answers";
import { aLoan, aWholeStation } from "../pages/stationData";
import { asked, button, COMMUNITY, press, sent, show, tidy, write } from "./noticePages";

const END = { hasNextPage: false, endCursor: null };
const page = (...nodes: object[]) => ({ nodes, pageInfo: END });
const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));
const did = (field: string) => ({ [field]: { file: { id: "f1" }, userErrors: [] } });
const staffRole = { id: "r1", role: "COMMUNITY_STAFF" as const, title: "社区工作人员", from: "2026-01-01T00:00:00Z", until: null, version: 1, place: null };

function aFile(more: Partial<StationFile> = {}, station: Partial<StationFile["station"]> = {}): StationFile {
  const { hours, ...whole } = aWholeStation();
  return {
    id: "st1",
    code: "8F3KQ2M7XT",
    codeLink: "https://a.gov.cn/s/8F3KQ2M7XT",
    printPath: "/stations/print/x",
    unconfirmed: false,
    mayKeep: true,
    version: 4,
    lots: [],
    ...more,
    station: {
      ...whole,
      hours: {
        ...hours,
        weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [{ weekday, from: "08:30", until: "12:00" }, { weekday, from: "14:00", until: "18:00" }]).concat([{ weekday: 6, from: "22:00", until: "06:00" }]),
        holidaySpans: [],
      },
      building,
      ...station,
    },
  };
}

beforeEach(() => {
  logIn();
  roles.value = [staffRole];
});
afterEach(tidy);

describe("the hours of a station in the form", () => {
  it.each([
    ["08:30-18:00", [{ from: "08:30", until: "18:00" }]],
    ["8:30—12:00、14：00~18:00", [{ from: "08:30", until: "12:00" }, { from: "14:00", until: "18:00" }]],
    ["22:00 - 06:00", [{ from: "22:00", until: "06:00" }]],
    ["0:00至24:00", [{ from: "00:00", until: "24:00" }]],
    ["", []],
  ])("are read as people write them: %s", (text, spans) => {
    expect(spansOf(text)).toEqual(spans);
  });

  it.each(["8-18", "08:30-25:00", "08:60-09:00", "24:00-06:00", "早上到晚上", "08:30-18:00 x"])("are none of %s", (text) => {
    expect(spansOf(text)).toBeUndefined();
  });

  it("stand in one row for the days that have the same, and come back as they were", () => {
    const { weekly } = aFile().station.hours;
    const rows = rowsOf(weekly);
    expect(rows).toEqual([{ days: [1, 2, 3, 4, 5], spans: "08:30-12:00 14:00-18:00" }, { days: [6], spans: "22:00-06:00" }]);
    expect(weeklyOf(rows)).toEqual(weekly);
  });
});

describe("a station in the form", () => {
  it("is sent as it was read where nothing was changed", () => {
    const { station } = aFile();
    expect(contentOf(writtenOf(aFile()))).toMatchObject({ kind: station.kind, name: station.name, building: "b1", location: undefined, phones: station.phones, features: ["RAMP"], seats: 12 });
    expect(contentOf(writtenOf(aFile())).hours).toMatchObject({ onHolidays: "CLOSED", exceptions: [{ from: "2027-01-20", until: "2027-01-22", spans: [{ from: "09:00", until: "12:00" }], reason: "春节值班" }] });
  });

  it("says at each field what is wrong", () => {
    const written = { ...writtenOf(aFile()), name: " ", spot: "point" as const, point: "那边", seats: "0", phones: "1\n2\n3\n4" };
    const wrongs = wrongsOf({ ...written, hours: [{ days: [], spans: "8点" }], exceptions: [{ from: "明天", until: "", spans: "", reason: "" }] });
    expect(Object.keys(wrongs).sort()).toEqual(["exceptions.0.from", "exceptions.0.reason", "hours.0.days", "hours.0.spans", "location", "name", "phones", "seats"]);
    expect(wrongsOf(writtenOf(aFile()))).toEqual({});
  });

  it("puts what the server says at its field", () => {
    const error = (field: string, message: string) => ({ field, message, code: "X" });
    const refused = { state: "refused" as const, message: "", errors: [error("content.hours.weekly", "两段时间重叠了。"), error("content.name", "太长。"), error("content.hours.exceptions.0.from", "日期不对。"), error("region", "不是您的社区。")] };
    expect(saidOf(refused)).toEqual({ wrongs: { hours: "两段时间重叠了。", name: "太长。", "exceptions.0.from": "日期不对。" }, otherwise: "不是您的社区。" });
  });

  it("is entered in the community, and changed from the version that was read", async () => {
    answers([StaffStationCreateDocument, did("stationCreate")], [StaffStationDocument, { stationFile: aFile() }], [StaffStationUpdateDocument, did("stationUpdate")]);
    const place = show(FormPage, COMMUNITY);
    await press(place, t.form.save);
    await sees(place, t.form.blank.name, t.form.blank.building, t.form.wrongs);
    expect(sent(StaffStationCreateDocument)).toEqual([]);
    await tidy();
    logIn();
    roles.value = [staffRole];
    answers([StaffStationDocument, { stationFile: aFile() }], [StaffStationUpdateDocument, did("stationUpdate")]);
    const change = show(FormPage, { ...COMMUNITY, station: "st1" });
    await write(change, t.form.name, "凤凰北街暖心驿站");
    await press(change, t.form.save);
    await sees(change, t.form.saved);
    expect(sent(StaffStationUpdateDocument)).toMatchObject([{ station: "st1", version: 4, content: { name: "凤凰北街暖心驿站", building: "b1" } }]);
  });
});

describe("the stations of a region", () => {
  const row = (more: object = {}) => ({ ...aFile(), ...more });

  it("are listed, looked for by words, and closed with a reason", async () => {
    let file = aFile();
    answers(
      [StaffStationsDocument, { stationFiles: page(row()) }],
      [StaffStationsFoundDocument, { stationSearch: page(aFile().station) }],
      [StaffStationDocument, () => ({ stationFile: file })],
      [StaffStationCloseDocument, () => ((file = aFile({ version: 5 }, { closed: { reason: "今日停水", from: "2026-11-22T09:00:00+08:00", until: null } })), did("stationClose"))],
    );
    const place = show(StationsPage, COMMUNITY);
    await sees(place, "凤凰北街骑手驿站", "营业中，22:00 关门");
    await write(place, t.list.search, "凤凰");
    await vi.waitFor(() => expect(asked(StaffStationsFoundDocument)).toBe(1));
    await press(place, "凤凰北街骑手驿站");
    await sees(place, t.detail.desk, "周一至周日 08:00—22:00", "8F3KQ2M7XT");
    await press(place, t.detail.close.label);
    await write(place, t.detail.close.reason, "今日停水");
    await press(place, t.detail.close.label);
    await sees(place, t.detail.close.done, "今日停水", t.detail.reopen.label);
    expect(sent(StaffStationCloseDocument)).toMatchObject([{ station: "st1", reason: "今日停水" }]);
  });

  it("of which nobody has said for long that all is right are confirmed with one tap", async () => {
    let rows = [row({ unconfirmed: true })];
    answers([StaffStationsDocument, { stationFiles: page() }], [StaffStationsUnconfirmedDocument, () => ({ stationsUnconfirmed: page(...rows) })], [StaffStationConfirmDocument, () => ((rows = []), did("stationConfirm"))]);
    const place = show(StationsPage, COMMUNITY);
    await press(place, t.list.tab.unconfirmed);
    await press(place, t.list.confirm);
    await sees(place, t.list.confirmed, t.list.noneUnconfirmed);
    expect(sent(StaffStationConfirmDocument)).toEqual([{ station: "st1", version: 4 }]);
  });

  it("lead from what people doubt to where that is settled", async () => {
    const doubt = { reports: 3, confirmations: 1, since: "2026-11-22T09:00:00+08:00", station: { id: "st1", name: "凤凰北街骑手驿站" }, amenity: aWholeStation().amenities[1] };
    answers([StaffStationsDocument, { stationFiles: page() }], [StaffAmenityDoubtsDocument, { amenityDoubts: page(doubt) }]);
    const place = show(StationsPage, COMMUNITY);
    await press(place, t.list.tab.doubts);
    await sees(place, "3 人说坏了，1 人说能用");
    await press(place, "热水");
    expect(thePhone().went.at(-1)).toBe("navigateTo /staff/station-desk/station-desk?station=st1&tab=amenities");
  });
});

describe("a station's desk", () => {
  const desk = { station: { id: "st1", name: "凤凰北街骑手驿站", region: { code: "1", shortName: "" }, work: { helpUnanswered: 1, loansOverdue: 1 } } };
  const call = { id: "h1", need: "MEDICINE", title: "要药品", state: "ASKED", standing: "", askedAt: "2026-11-22T09:00:00+08:00", name: "王*英" };
  const OPEN: Array<[object, unknown]> = [
    [MyRolesDocument, { me: { id: "p1", roles: [staffRole] } }],
    [StaffStationNameDocument, desk],
    [StaffHelpCallsDocument, { helpCalls: page(call) }],
    [StaffLoansOutDocument, { loansOut: page({ name: "马*军", phone: "138****0001", loan: aLoan({ overdue: true }) }) }],
    [StaffStationDocument, () => ({ stationFile: aFile() })],
  ];

  it("lists who asks for help, and opens each call", async () => {
    answers(...OPEN);
    const place = show(DeskPage, { station: "st1" });
    await sees(place, "要药品", "王*英", "等人回应");
    await press(place, "要药品");
    expect(thePhone().went.at(-1)).toBe("navigateTo /pages/help/call?id=h1");
  });

  it("is for who is on duty too: without a role there is nothing of the file", async () => {
    roles.value = [];
    answers(...OPEN);
    const place = show(DeskPage, { station: "st1" });
    await sees(place, "要药品");
    expect(place.textContent).not.toContain(t.desk.tab.figures);
    expect(asked(StaffStationDocument)).toBe(0);
  });

  it("takes back what was lent, once that was confirmed, and sets how many there are", async () => {
    answers(...OPEN, [StaffLoanSettleDocument, { loanSettle: { loan: aLoan({ state: "GIVEN_BACK" }), userErrors: [] } }], [StaffLendingSetDocument, { lendingSet: { lending: null, userErrors: [{ field: "stock", message: "借出去的比这多。", code: "LENT_OUT" }] } }]);
    const place = show(DeskPage, { station: "st1", tab: "loans" });
    await sees(place, "马*军 138****0001", "已逾期");
    await press(place, t.desk.back);
    await sees(place, t.desk.backSure);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await sees(place, t.desk.settledBack);
    expect(sent(StaffLoanSettleDocument)).toEqual([{ loan: "l1", state: "GIVEN_BACK" }]);
    await press(place, t.desk.lendingAct("雨伞"));
    await write(place, t.desk.stock, "1");
    button(place.querySelector(".act")!, t.desk.lendingAct("雨伞")).click();
    await sees(place, "借出去的比这多。");
    expect(sent(StaffLendingSetDocument)).toEqual([{ station: "st1", thing: "UMBRELLA", stock: 1, hours: 48, verifiedRidersOnly: false, version: 1 }]);
  });

  it("settles what people say of something that it has", async () => {
    answers(...OPEN, [StaffStationAmenitySetDocument, did("stationAmenitySet")]);
    const place = show(DeskPage, { station: "st1", tab: "amenities" });
    await sees(place, "1 人反映坏了", t.desk.noLots);
    await press(place, t.desk.setAmenity("热水"));
    await write(place, t.desk.note, "水壶换过了");
    button(place.querySelector(".act")!, t.desk.setAmenity("热水")).click();
    await sees(place, t.desk.amenityDone);
    expect(sent(StaffStationAmenitySetDocument)).toEqual([{ station: "st1", kind: "HOT_WATER", state: "WORKS", note: "水壶换过了" }]);
  });

  it("verifies a rider by what was scanned, and tells its figures in a sentence", async () => {
    const total = { day: null, visits: 12, loans: 3, helpCalls: 1, helpAnswered: 1 };
    answers(...OPEN, [StaffRiderVerifyDocument, { riderVerify: { rider: "王*英，美团", verifiedUntil: "2027-11-22T00:00:00+08:00", userErrors: [] } }], [StaffStationFiguresDocument, { stationFigures: { total, days: [{ ...total, day: "2026-11-21" }] } }]);
    const place = show(DeskPage, { station: "st1", tab: "rider" });
    await write(place, t.desk.typePass, "PASS-1");
    await press(place, t.desk.verify);
    await sees(place, "已核验：王*英，美团");
    expect(sent(StaffRiderVerifyDocument)).toEqual([{ station: "st1", pass: "PASS-1" }]);
    await press(place, t.desk.tab.figures);
    await sees(place, "1 天里有人用过，一共到站 12 人次", "11月21日", "到站 12 · 外借 3 · 求助 1 · 回应 1");
  });
});
