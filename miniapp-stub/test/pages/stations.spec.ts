import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AskForHelpDocument,
  CheckInAtStationDocument,
  ConfirmAmenityDocument,
  FileReportDocument,
  FindRegionsDocument,
  GiveLoanBackDocument,
  MeDocument,
  MyHomePointsDocument,
  MyLoansDocument,
  MyOpenCasesDocument,
  MyRiderDocument,
  MyRolesDocument,
  MyVisitDocument,
  OneHelpCallDocument,
  OneStationDocument,
  PlateDocument,
  ReportAmenityDocument,
  SayInHelpCallDocument,
  StationClustersDocument,
  StationOfCodeDocument,
  StationsFoundDocument,
  StationsNearDocument,
  StationWorkDocument,
  TakeLoanDocument,
  WhatIsItDocument,
} from "@/gen/graphql";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me, roles } from "@/state/account";
import { arrived } from "@/state/inbox";
import { forgetOpened } from "@/state/openedPlates";
import StationBoard from "@/components/StationBoard.vue";
import AskPage from "@/pages/help/ask.vue";
import CallPage from "@/pages/help/call.vue";
import HazardPage from "@/pages/hazard/hazard.vue";
import LoansPage from "@/pages/loans/loans.vue";
import PlatePage from "@/pages/plate/plate.vue";
import RiderPage from "@/pages/rider/rider.vue";
import StationPage from "@/pages/station/station.vue";
import StationsPage from "@/pages/stations/stations.vue";
import { hazard, help, here, loans, map, rider, stationPage, stations as texts } from "@/texts/station";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, building, CODE, logIn, settled } from "./answers";
import { wang } from "./eventData";
import { leave, press, show } from "./shown";
import { aCall, aLoan, aStation, aWholeStation } from "./stationData";

const pageOf = (nodes: object[], next?: string) => ({ nodes, pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null } });
const near = (nodes: object[], next?: string) => ({ stationsNear: { ...pageOf(nodes, next), userErrors: [] } });
const plate = aPlate({ building: { ...building, location: { longitude: 106.27, latitude: 38.47 }, gridPath: [] } });
const role = { id: "r1", role: "RIDER" as const, title: "骑手", from: "2026-01-01T00:00:00Z", until: null, version: 1, place: null };
const WHO: Array<[object, unknown]> = [
  [MeDocument, { me: wang }],
  [MyRolesDocument, { me: { id: "p1", roles: [] } }],
  [PlateDocument, { doorplate: plate }],
  [MyHomePointsDocument, { me: { id: "p1", households: [] } }],
  [MyOpenCasesDocument, { me: { id: "p1", openCases: 1 } }],
  [StationWorkDocument, { station: { id: "st1", work: null } }],
  [MyVisitDocument, { me: { id: "p1", stationVisit: null } }],
  [MyLoansDocument, { me: { id: "p1", loans: pageOf([]) } }],
  [OneStationDocument, { station: aWholeStation() }],
];

const asked = (document: object): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof MeDocument))
    .map((one) => one.body.variables);

/** The phone's own, beside what every test has. */
function phoneHas(some: Record<string, unknown>): void {
  Object.assign((globalThis as unknown as { uni: Record<string, unknown> }).uni, some);
}

const located = (options: { success: (at: object) => void }): void => options.success({ longitude: 106.26, latitude: 38.46 });
const unlocated = (options: { fail: (why: object) => void }): void => options.fail({ errMsg: "getLocation:fail auth deny" });

beforeEach(() => {
  forgetOpened();
  logIn();
  me.value = wang;
  roles.value = [];
  answers(...WHO);
  phoneHas({ getLocation: unlocated, chooseMedia: () => {} });
});
afterEach(() => {
  leave();
  endSession();
});

async function opens(page: object, query: Record<string, string> = {}): Promise<HTMLElement> {
  forgetHooks();
  const place = show(page as typeof StationPage);
  happens("onLoad", query);
  happens("onShow");
  for (let turn = 0; turn < 4; turn++) await settled();
  return place;
}

function writes(place: HTMLElement, selector: string, value: string): void {
  place.querySelector(selector)!.dispatchEvent(Object.assign(new Event("input"), { detail: { value } }));
}

describe("the stations near by", () => {
  const far = { metres: 1234, station: aStation({ id: "st2", name: "党群服务中心", kind: "PARTY_SERVICE_CENTRE", openNow: false, openText: "明天 08:30 开门", amenities: [] }) };

  it("are told the nearest first: how far, whether they are open, what they have and what is broken; and more behind", async () => {
    answers(...WHO, [StationsNearDocument, ({ after }: { after?: string }) => (after ? near([far]) : near([{ metres: 347.2, station: aStation() }], "c1"))]);
    const place = await opens(StationsPage, { plate: CODE });
    for (const words of ["御景苑 3栋 2单元附近", "凤凰北街骑手驿站", "约 350 米", "营业中，22:00 关门", "微波炉", "热水待修"]) expect(place.textContent).toContain(words);
    press(place, texts.more);
    await vi.waitFor(() => expect(place.textContent).toContain("明天 08:30 开门"));
    expect(place.textContent).toContain("约 1.2 公里");
    expect(asked(StationsNearDocument)).toMatchObject([{ at: { doorplate: CODE }, radiusMetres: 3000, openNow: false }, { after: "c1" }]);
    press(place, "凤凰北街骑手驿站");
    expect(thePhone().went).toEqual(["navigateTo /pages/station/station?id=st1"]);
  });

  it("are looked for by several conditions at once, and farther where there is none", async () => {
    answers(...WHO, [StationsNearDocument, near([])]);
    const place = await opens(StationsPage, { plate: CODE });
    for (const chip of [texts.openNow, "微波炉", "手机充电"]) {
      press(place, chip);
      await settled();
    }
    await vi.waitFor(() => expect(asked(StationsNearDocument).at(-1)).toMatchObject({ openNow: true, amenities: ["MICROWAVE", "PHONE_CHARGING"] }));
    await settled();
    expect(place.textContent).toContain(texts.noneFar(3));
    press(place, texts.far(10));
    await vi.waitFor(() => expect(asked(StationsNearDocument).at(-1)).toMatchObject({ radiusMetres: 10_000, openNow: true }));
  });

  it("are looked for where the phone is only when one asks for it, and that is kept nowhere", async () => {
    answers(...WHO, [StationsNearDocument, near([{ metres: 80, station: aStation() }])]);
    const place = await opens(StationsPage);
    expect(place.textContent).toContain(texts.choose);
    expect(asked(StationsNearDocument)).toEqual([]);
    phoneHas({ getLocation: located });
    press(place, texts.locate);
    await vi.waitFor(() => expect(place.textContent).toContain("约 80 米"));
    expect(asked(StationsNearDocument)).toMatchObject([{ at: { location: { longitude: 106.26, latitude: 38.46 } } }]);
    expect([...thePhone().storage.values()].join()).not.toContain("106.26");
  });

  it("are found without a location: who refuses to tell it chooses a community", async () => {
    answers(
      ...WHO,
      [FindRegionsDocument, { regionSearch: { nodes: [{ code: "640104001001", level: "COMMUNITY", name: "上海路社区居民委员会", shortName: "上海路社区", ancestors: [{ code: "640104", shortName: "兴庆区" }] }] } }],
      [StationsFoundDocument, { stationSearch: pageOf([aStation(), aStation({ id: "st3", name: "关着的驿站", openNow: false })]) }],
    );
    const place = await opens(StationsPage);
    press(place, texts.locate);
    await vi.waitFor(() => expect(place.textContent).toContain(texts.unlocated));
    writes(place, `input[aria-label="${texts.community}"]`, "上海路");
    press(place, texts.findCommunity);
    await vi.waitFor(() => expect(place.textContent).toContain("兴庆区"));
    press(place, "上海路社区");
    await vi.waitFor(() => expect(place.textContent).toContain("关着的驿站"));
    expect(asked(StationsFoundDocument)).toMatchObject([{ within: "640104001001", query: "" }]);
    press(place, texts.openNow);
    await vi.waitFor(() => expect(place.textContent).not.toContain("关着的驿站"));
    expect(place.textContent).toContain("凤凰北街骑手驿站");
  });

  it("are shown as they were kept where there is no signal, with their age", async () => {
    answers(...WHO, [StationsNearDocument, near([{ metres: 347, station: aStation() }])]);
    await opens(StationsPage, { plate: CODE });
    leave();
    thePhone().server = (request) => request.lose();
    const place = await opens(StationsPage, { plate: CODE });
    for (const words of ["凤凰北街骑手驿站", "没有连上服务器"]) expect(place.textContent).toContain(words);
  });

  it("lie on a sketch by direction and distance, many as one with their number, and nothing is fetched for it", async () => {
    const centre = { longitude: 106.27, latitude: 38.47 };
    const clusters = [
      { key: "a", count: 5, centre: { longitude: 106.272, latitude: 38.472 }, station: null },
      { key: "b", count: 1, centre: { longitude: 106.268, latitude: 38.47 }, station: { id: "st1", name: "凤凰北街骑手驿站", kind: "REST_STATION", openNow: true, openText: "营业中" } },
    ];
    answers(...WHO, [StationClustersDocument, { stationClusters: { nodes: clusters, userErrors: [] } }]);
    const place = show(StationBoard, { centre, kinds: [] });
    await settled();
    await settled();
    expect(place.textContent).toContain(map.sketch);
    const [many, one] = Array.from(place.querySelectorAll<HTMLElement>(".board-mark"));
    expect(many!.getAttribute("aria-label")).toBe(map.cluster(5));
    expect(Number.parseFloat(one!.style.left)).toBeLessThan(50);
    one!.click();
    expect(thePhone().went).toEqual(["navigateTo /pages/station/station?id=st1"]);
    many!.click();
    await vi.waitFor(() => expect(asked(StationClustersDocument)).toMatchObject([{ zoom: 14 }, { zoom: 16 }]));
  });

  it("stand on the plate's page, with the way to all", async () => {
    const section = {
      __typename: "PlateStationSection" as const,
      title: "附近的驿站和服务点",
      lines: [],
      stations: [{ id: "st1", kind: "REST_STATION" as const, name: "凤凰北街骑手驿站", address: "凤凰北街 72 号", metres: 347, openText: "今天 22:00 关门" }],
    };
    answers(...WHO, [PlateDocument, { doorplate: { ...plate, sections: [section] } }]);
    const place = await opens(PlatePage, { code: CODE });
    for (const words of ["附近的站点", "约 350 米", "今天 22:00 关门"]) expect(place.textContent).toContain(words);
    press(place, "看全部站点");
    expect(thePhone().went).toEqual([`navigateTo /pages/stations/stations?plate=${CODE}`]);
  });
});

describe("a station's page", () => {
  it("says all: whether it is open, hours and exceptions, seats, what helps whom, whom to call", async () => {
    const place = await opens(StationPage, { id: "st1" });
    for (const words of ["凤凰北街骑手驿站", "营业中，22:00 关门", "12 个，座位不多", "周一至周日 08:00—22:00", "法定节假日休息", "1月20日至1月22日：09:00—12:00（春节值班）", "无障碍坡道", "现在有 4 个，共 10 个", "有人反映坏了"])
      expect(place.textContent).toContain(words);
    press(place, "拨打 驿站站长");
    expect(thePhone().went).toEqual(["makePhoneCall"]);
  });

  it("hears in one tap that something works, or does not", async () => {
    const told = { ...aWholeStation().amenities[0]!, state: "DOUBTED", stateText: "有人反映坏了", reports: 1 };
    answers(...WHO, [ReportAmenityDocument, { amenityReport: { amenity: told, userErrors: [] } }], [ConfirmAmenityDocument, { amenityConfirm: { amenity: null, userErrors: [{ field: null, message: "点得太快了，请稍后再点。", code: "TOO_OFTEN" }] } }]);
    const place = await opens(StationPage, { id: "st1" });
    press(place, stationPage.broken);
    await vi.waitFor(() => expect(place.textContent).toContain(stationPage.thanks));
    expect(asked(ReportAmenityDocument)).toMatchObject([{ input: { station: "st1", kind: "MICROWAVE" } }]);
    expect(place.querySelectorAll(".tone.soon")).toHaveLength(2);
    press(place, stationPage.works);
    await vi.waitFor(() => expect(place.textContent).toContain("点得太快了"));
  });

  it("by the code on its wall lets one check in, take an umbrella, and give it back", async () => {
    const visit = { since: "2026-11-22T09:00:00+08:00", until: "2026-11-22T10:00:00+08:00", station: { id: "st1", name: "" } };
    let out: object[] = [];
    answers(
      ...WHO,
      [StationOfCodeDocument, { stationByCode: { id: "st1", name: "" } }],
      [MyLoansDocument, () => ({ me: { id: "p1", loans: pageOf(out) } })],
      [CheckInAtStationDocument, { stationCheckIn: { visit, userErrors: [] } }],
      [TakeLoanDocument, () => ((out = [aLoan()]), { loanTake: { loan: aLoan(), userErrors: [] } })],
      [GiveLoanBackDocument, () => ((out = []), { loanGiveBack: { loan: aLoan({ state: "GIVEN_BACK" }), userErrors: [] } })],
    );
    const place = await opens(StationPage, { code: "8F3KQ2M7XT" });
    press(place, here.checkIn);
    await vi.waitFor(() => expect(place.textContent).toContain("已签到，到"));
    expect(asked(CheckInAtStationDocument)).toMatchObject([{ input: { code: "8F3KQ2M7XT" } }]);
    press(place, "借雨伞");
    await vi.waitFor(() => expect(place.textContent).toContain("已借用：雨伞"));
    expect(asked(TakeLoanDocument)).toMatchObject([{ input: { code: "8F3KQ2M7XT", thing: "UMBRELLA", idempotencyKey: expect.any(String) as string } }]);
    await vi.waitFor(() => press(place, "归还雨伞"));
    await vi.waitFor(() => expect(place.textContent).toContain("已归还：雨伞"));
    expect(asked(GiveLoanBackDocument)).toMatchObject([{ input: { loan: "l1", code: "8F3KQ2M7XT" } }]);
  });

  it("says so where the code is old, and where the station is no more", async () => {
    answers(...WHO, [StationOfCodeDocument, { stationByCode: null }], [OneStationDocument, { station: null }]);
    expect((await opens(StationPage, { code: "8F3KQ2M7XT" })).textContent).toContain(here.unknown);
    leave();
    expect((await opens(StationPage, { id: "st9" })).textContent).toContain(stationPage.gone);
  });

  it("leads who works there to its desk", async () => {
    answers(...WHO, [StationWorkDocument, { station: { id: "st1", work: { helpUnanswered: 2, loansOverdue: 0 } } }]);
    const place = await opens(StationPage, { id: "st1" });
    expect(place.textContent).toContain("2 条求助没人回应");
    press(place, stationPage.toWork);
    expect(thePhone().went).toEqual(["navigateTo /staff/station-desk/station-desk?station=st1"]);
  });
});

describe("what one has borrowed", () => {
  it("is listed with its time, and given back by the code on a wall", async () => {
    answers(...WHO, [MyLoansDocument, { me: { id: "p1", loans: pageOf([aLoan({ overdue: true })]) } }], [GiveLoanBackDocument, { loanGiveBack: { loan: aLoan({ state: "GIVEN_BACK" }), userErrors: [] } }]);
    const place = await opens(LoansPage);
    for (const words of ["已逾期", "请在后天 09:00 前归还。", "凤凰北街骑手驿站"]) expect(place.textContent).toContain(words);
    press(place, loans.giveBack);
    await settled();
    phoneHas({ scanCode: ({ success }: { success: (seen: object) => void }) => success({ result: "https://a.gov.cn/s/8F3KQ2M7XT" }) });
    press(place, loans.scanToGiveBack);
    await vi.waitFor(() => expect(place.textContent).toContain("已归还：雨伞"));
    expect(asked(GiveLoanBackDocument)).toMatchObject([{ input: { loan: "l1", code: "8F3KQ2M7XT" } }]);
  });
});

describe("a call for help", () => {
  it("is asked for in two taps, with 120, 110 and 119 above it", async () => {
    answers(...WHO, [AskForHelpDocument, { helpAsk: { call: aCall(), userErrors: [] } }]);
    const place = await opens(AskPage, { station: "st1" });
    expect(place.textContent).toContain("120");
    press(place, help.send);
    await settled();
    expect(place.textContent).toContain(help.needMissing);
    press(place, help.needs.MEDICINE);
    press(place, help.send);
    await vi.waitFor(() => expect(thePhone().went).toEqual(["redirectTo /pages/help/call?id=h1"]));
    expect(asked(AskForHelpDocument)).toMatchObject([{ input: { station: "st1", need: "MEDICINE", words: "", mayCall: false } }]);
  });

  it("asks for words where it is something else, and for a phone where one is to be called and has none", async () => {
    answers(...WHO, [AskForHelpDocument, { helpAsk: { call: null, userErrors: [{ field: "mayCall", message: "还没有绑定手机号。", code: "NO_PHONE" }] } }]);
    const place = await opens(AskPage, { station: "st1" });
    press(place, help.needs.OTHER);
    press(place, help.send);
    await settled();
    expect(place.textContent).toContain(help.wordsNeeded);
    writes(place, "textarea", "找不到取餐的门");
    press(place, help.mayCall);
    press(place, help.send);
    await vi.waitFor(() => expect(place.textContent).toContain("还没有绑定手机号。"));
    press(place, help.toProfile);
    expect(thePhone().went).toEqual(["navigateTo /pages/me/profile"]);
  });

  it("is asked for anew when a message tells that somebody has answered, and can be answered and closed", async () => {
    let call = aCall();
    answers(...WHO, [OneHelpCallDocument, () => ({ helpCall: call })], [SayInHelpCallDocument, () => ({ helpSay: { call: { ...call, sayings: [...call.sayings, { byHelper: false, own: true, words: "好的", at: "2026-11-22T09:03:00+08:00" }] }, userErrors: [] } })]);
    const place = await opens(CallPage, { id: "h1" });
    expect(place.textContent).toContain("等人回应");
    call = aCall({ state: "ANSWERED", standing: "有人来了。", sayings: [{ byHelper: true, own: false, words: "有布洛芬，请到前台", at: "2026-11-22T09:02:00+08:00" }] });
    arrived.value = [{ id: "m1", kind: "STATION", title: "", text: "", subject: "h1", sentAt: "2026-11-22T09:02:00+08:00", readAt: null, withdrawnReason: null }];
    await vi.waitFor(() => expect(place.textContent).toContain("有布洛芬，请到前台"));
    expect(place.textContent).toContain(help.helper);
    writes(place, "textarea", "好的");
    press(place, help.saySend);
    await vi.waitFor(() => expect(place.querySelectorAll(".saying")).toHaveLength(2));
    expect(asked(SayInHelpCallDocument)).toMatchObject([{ input: { call: "h1", words: "好的" } }]);
    happens("onUnload");
    arrived.value = [];
  });

  it("shows a helper whom to call, and leads a message of a loan on to the loans", async () => {
    answers(...WHO, [OneHelpCallDocument, { helpCall: aCall({ own: false, name: "王*英", phone: "13800000001" }) }]);
    const place = await opens(CallPage, { id: "h1" });
    for (const words of ["王*英", "13800000001"]) expect(place.textContent).toContain(words);
    happens("onUnload");
    leave();
    answers(...WHO, [OneHelpCallDocument, { helpCall: null }], [WhatIsItDocument, { node: { __typename: "Loan" } }]);
    await opens(CallPage, { id: "l1" });
    await vi.waitFor(() => expect(thePhone().went).toEqual(["redirectTo /pages/loans/loans"]));
    happens("onUnload");
  });

});

describe("a hazard on the way", () => {
  const filed = { reportFile: { report: { id: "c1", number: "R-1", standing: "网格员王英会在 15 分钟内联系您。" }, userErrors: [] } };

  it("is reported in two taps on its page, where one stands", async () => {
    phoneHas({ getLocation: located });
    answers(...WHO, [FileReportDocument, filed]);
    const place = await opens(HazardPage);
    press(place, hazard.kinds.lamp);
    await vi.waitFor(() => expect(place.textContent).toContain(hazard.located));
    press(place, hazard.send);
    await vi.waitFor(() => expect(place.textContent).toContain("编号 R-1"));
    expect(asked(FileReportDocument)).toMatchObject([{ input: { category: "street-lamp", at: { spot: { location: { longitude: 106.26, latitude: 38.46 } } }, text: "路灯不亮。", anonymous: false } }]);
    press(place, hazard.toCase);
    expect(thePhone().went).toEqual(["redirectTo /pages/case/case?id=c1"]);
  });

  it("lies at the station where the phone does not tell, and without either asks for a building", async () => {
    answers(...WHO, [FileReportDocument, filed]);
    let place = await opens(HazardPage, { station: "st1" });
    press(place, hazard.kinds.manhole);
    await vi.waitFor(() => expect(place.textContent).toContain("在凤凰北街骑手驿站附近"));
    expect(place.textContent).toContain(hazard.photoHint);
    press(place, hazard.send);
    await vi.waitFor(() => expect(asked(FileReportDocument)).toMatchObject([{ input: { category: "manhole", text: "井盖缺失。" } }]));
    leave();
    place = await opens(HazardPage);
    press(place, hazard.kinds.other);
    await vi.waitFor(() => expect(place.textContent).toContain(hazard.noPlace));
    expect(Array.from(place.querySelectorAll("button")).some(({ textContent }) => textContent?.trim() === hazard.send)).toBe(false);
  });
});

describe("a rider's page", () => {
  const profile = { company: "MEITUAN", companyName: "美团", verifiedUntil: "2027-11-22T00:00:00+08:00", pass: "PASS-1", version: 1 };

  it("is for who has registered as one, and else lets them", async () => {
    const place = await opens(RiderPage);
    expect(place.textContent).toContain(rider.noRider);
    happens("onHide");
  });

  it("shows a pass that is another every two minutes while it is looked at", async () => {
    let passes = 0;
    answers(...WHO, [MyRolesDocument, { me: { id: "p1", roles: [role] } }], [MyRiderDocument, () => ({ me: { id: "p1", rider: { ...profile, pass: `PASS-${++passes}` } } })]);
    roles.value = [role];
    vi.useFakeTimers();
    forgetHooks();
    const place = show(RiderPage);
    happens("onShow");
    await vi.advanceTimersByTimeAsync(50);
    for (const words of ["美团", "已核验", rider.passHelp]) expect(place.textContent).toContain(words);
    const first = place.querySelector(".qr")!.getAttribute("style");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(passes).toBe(2);
    expect(place.querySelector(".qr")!.getAttribute("style")).not.toBe(first);
    happens("onHide");
    await vi.advanceTimersByTimeAsync(600_000);
    expect(passes).toBe(2);
  });
});
