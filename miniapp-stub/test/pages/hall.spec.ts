import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AnswerApplicationDocument,
  ApplyForServiceDocument,
  AskForErrandDocument,
  BookSlotDocument,
  CancelBookingDocument,
  ChangeBookingDocument,
  ConfirmErrandDocument,
  ErrandConsentDocument,
  ErrandPoolDocument,
  MeDocument,
  MyApplicationsDocument,
  MyErrandJobsDocument,
  MyFamilyDocument,
  MyHomePointsDocument,
  MyRolesDocument,
  OneApplicationDocument,
  OneBookingDocument,
  OneErrandDocument,
  OneServiceDocument,
  OneWindowDocument,
  PlateDocument,
  ReportErrandDocument,
  RevokeErrandConsentDocument,
  SayInApplicationDocument,
  ServiceNamesDocument,
  ServicesAtDocument,
  TakeErrandDocument,
  UrgeApplicationDocument,
  WhatIsItDocument,
  WithdrawApplicationDocument,
} from "@/gen/graphql";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me, roles } from "@/state/account";
import { forgetOpened } from "@/state/openedPlates";
import ApplicationPage from "@/hall/applications/application.vue";
import ApplicationsPage from "@/hall/applications/applications.vue";
import ApplyPage from "@/hall/apply/apply.vue";
import BookingPage from "@/hall/bookings/booking.vue";
import AskPage from "@/hall/errands/ask.vue";
import ErrandPage from "@/hall/errands/errand.vue";
import JobsPage from "@/hall/errands/jobs.vue";
import ServicePage from "@/hall/service/service.vue";
import ServicesPage from "@/hall/services/services.vue";
import WindowPage from "@/hall/windows/window.vue";
import { applications, applying, bookings, errands, hall, jobs, service, windows } from "@/texts/hall";
import { hallEntry } from "@/texts/hallEntry";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, CODE, logIn, settled } from "./answers";
import { wang } from "./eventData";
import { aBooking, aGuide, aJob, anApplication, anErrand, aWindow, OTHER_SLOT, SLOT } from "./hallData";
import { leave, press, show } from "./shown";

const AT = "region.520329001005";
const pageOf = (nodes: object[], next?: string) => ({ nodes, pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null } });
const line = { key: "minimum-living", name: "最低生活保障申请", summary: "收入低的家庭", lifeEvents: ["RELIEF"], online: true, delegable: true, fee: "不收费", promisedDays: 20 };
const role = { id: "r1", role: "BUILDING_HEAD" as const, title: "楼栋长", from: "2026-01-01T00:00:00Z", until: null, version: 1, place: null };
const WHO: Array<[object, unknown]> = [
  [MeDocument, { me: wang }],
  [MyRolesDocument, { me: { id: "p1", roles: [] } }],
  [MyFamilyDocument, { me: { id: "p1", dependants: [], guardians: [] } }],
  [MyHomePointsDocument, { me: { id: "p1", households: [] } }],
  [PlateDocument, { doorplate: aPlate() }],
  [ServicesAtDocument, { publicServices: pageOf([line]) }],
  [OneServiceDocument, { publicService: aGuide() }],
  [ServiceNamesDocument, { publicServices: pageOf([{ key: "minimum-living", name: "最低生活保障申请" }, { key: "other", name: "别的" }]) }],
];

const asked = (document: object): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof MeDocument))
    .map((one) => one.body.variables);
const inputs = (document: object): unknown[] => asked(document).map(({ input }) => input);

beforeEach(() => {
  forgetOpened();
  logIn();
  me.value = wang;
  roles.value = [];
  answers(...WHO);
});
afterEach(() => {
  leave();
  endSession();
});

async function opens(page: object, query: Record<string, string> = {}): Promise<HTMLElement> {
  forgetHooks();
  const place = show(page as typeof ServicePage);
  happens("onLoad", query);
  happens("onShow");
  for (let turn = 0; turn < 4; turn++) await settled();
  return place;
}

function writes(place: HTMLElement, label: string, value: string): void {
  const field = Array.from(place.querySelectorAll<HTMLElement>("input, textarea")).find((one) => one.getAttribute("aria-label") === label);
  if (!field) throw new Error(`No field ${label} in: ${place.textContent}`);
  field.dispatchEvent(Object.assign(new Event("input"), { detail: { value } }));
}

async function presses(place: HTMLElement, ...labels: string[]): Promise<void> {
  for (const label of labels) {
    press(place, label);
    await settled();
  }
}

describe("the catalogue", () => {
  it("shows what can be had at the door that was scanned, finds by words and by what happens in life, and leads to each", async () => {
    const place = await opens(ServicesPage, { plate: CODE });
    expect(asked(ServicesAtDocument)).toMatchObject([{ at: { doorplate: CODE }, query: "" }]);
    for (const words of ["在御景苑 3栋 2单元能办的事", "最低生活保障申请", "可网上办，可请人代办", "养老"]) expect(place.textContent).toContain(words);
    await presses(place, "救助");
    expect(asked(ServicesAtDocument).at(-1)).toMatchObject({ lifeEvent: "RELIEF" });
    writes(place, hall.search, "低保");
    await vi.waitFor(() => expect(asked(ServicesAtDocument).at(-1)).toMatchObject({ lifeEvent: "RELIEF", query: "低保" }));
    await settled();
    press(place, "最低生活保障申请");
    expect(thePhone().went).toEqual([`navigateTo /hall/service/service?key=minimum-living&at=doorplate.${CODE}`]);
  });

  it("asks where, for who is at no door and has no home here", async () => {
    const place = await opens(ServicesPage);
    expect(place.textContent).toContain(hall.choose);
    expect(asked(ServicesAtDocument)).toEqual([]);
  });

  it("is there without a signal, as it was last", async () => {
    await opens(ServicesPage, { plate: CODE });
    leave();
    thePhone().server = (request) => request.lose();
    const place = await opens(ServicesPage, { plate: CODE });
    expect(place.textContent).toContain("最低生活保障申请");
  });
});

describe("one service", () => {
  it("says who may, what to bring, where, how long, what it costs and who says so; what is ready is ticked off and stays so", async () => {
    const place = await opens(ServicePage, { key: "minimum-living", at: AT });
    for (const words of ["收入低于低保标准的本县家庭", "居民户口簿", "20 个工作日内办结", "不收费", "便民服务中心", "子营街道发布", "1. 网上申请"]) expect(place.textContent).toContain(words);
    expect(place.textContent).toContain(service.ready(0, 2));
    await presses(place, "居民户口簿");
    expect(place.textContent).toContain(service.ready(1, 2));
    leave();
    expect((await opens(ServicePage, { key: "minimum-living", at: AT })).textContent).toContain(service.ready(1, 2));
  });

  it("offers what it allows, and nothing else", async () => {
    const place = await opens(ServicePage, { key: "minimum-living", at: AT });
    await presses(place, service.apply);
    expect(thePhone().went).toEqual([`navigateTo /hall/apply/apply?key=minimum-living&at=${AT}`]);
    leave();
    answers(...WHO, [OneServiceDocument, { publicService: aGuide({ online: false, delegable: false, windows: [], form: [] }) }]);
    const bare = await opens(ServicePage, { key: "minimum-living", at: "region.520329" });
    expect(bare.textContent).toContain(service.atWindow);
    for (const way of [service.apply, service.delegate]) expect(bare.textContent).not.toContain(way);
  });
});

describe("applying", () => {
  const withoutFiles = aGuide({ materials: [] });
  const apply = async (): Promise<HTMLElement> => opens(ApplyPage, { key: "minimum-living", at: AT });

  async function fills(place: HTMLElement): Promise<void> {
    await presses(place, applying.next);
    writes(place, "家里几口人", "3");
    await presses(place, applying.no, "重病", "上学");
  }

  beforeEach(() => answers(...WHO, [OneServiceDocument, { publicService: withoutFiles }]));

  it("goes step by step, says at the field what is wrong, and sends what was answered once", async () => {
    answers(...WHO, [OneServiceDocument, { publicService: withoutFiles }], [ApplyForServiceDocument, { serviceApplicationSubmit: { application: anApplication(), userErrors: [] } }]);
    const place = await apply();
    await presses(place, applying.next, applying.next);
    expect(place.textContent).toContain(applying.faults.missing);
    expect(place.textContent).toContain(applying.faults.some);
    writes(place, "家里几口人", "3");
    await presses(place, applying.yes);
    expect(place.textContent).toContain("上月收入");
    await presses(place, applying.no, "重病", "上学", applying.next);
    expect(place.textContent).toContain("重病、上学");
    await presses(place, applying.send);
    await vi.waitFor(() => expect(place.textContent).toContain(applying.sent));
    expect(inputs(ApplyForServiceDocument)).toMatchObject([
      {
        service: "minimum-living",
        at: { place: { region: "520329001005" } },
        edition: "e1",
        answers: [
          { field: "household", text: "3" },
          { field: "works", text: "否" },
          { field: "reason", options: ["重病", "上学"] },
          { field: "note", text: "" },
        ],
        files: [],
      },
    ]);
    expect((inputs(ApplyForServiceDocument)[0] as { idempotencyKey: string }).idempotencyKey).toMatch(/./);
  });

  it("leads back to the field that the server finds fault with", async () => {
    const userErrors = [{ field: "answers[0]", message: "“家里几口人”填写有误。", code: "ANSWER_INVALID" }];
    answers(...WHO, [OneServiceDocument, { publicService: withoutFiles }], [ApplyForServiceDocument, { serviceApplicationSubmit: { application: null, userErrors } }]);
    const place = await apply();
    await fills(place);
    await presses(place, applying.next, applying.send);
    await vi.waitFor(() => expect(place.querySelector(".field-error")?.textContent).toBe("“家里几口人”填写有误。"));
  });

  it("keeps what was written, for who comes back", async () => {
    await fills(await apply());
    leave();
    const place = await apply();
    expect(place.textContent).toContain(applying.found);
    await presses(place, applying.next);
    expect(place.textContent).toContain("重病、上学");
  });

  it("waits without a signal, and is not sent twice by who comes back", async () => {
    const place = await apply();
    await fills(place);
    await presses(place, applying.next);
    thePhone().server = (request) => request.lose();
    await presses(place, applying.send);
    await vi.waitFor(() => expect(place.textContent).toContain(applying.kept));
    leave();
    expect((await apply()).textContent).toContain(applying.kept);
  });

  it("shows the new guide where it changed meanwhile, and one's own where one is under way", async () => {
    const declined = (code: string) => [ApplyForServiceDocument, { serviceApplicationSubmit: { application: null, userErrors: [{ field: null, message: "……", code }] } }] as [object, unknown];
    for (const [code, words] of [
      ["EDITION", applying.changed],
      ["OPEN_ALREADY", applying.open],
    ] as const) {
      answers(...WHO, [OneServiceDocument, { publicService: withoutFiles }], declined(code));
      const place = await apply();
      if (!place.textContent?.includes(applying.send)) await fills(place).then(() => presses(place, applying.next));
      await presses(place, applying.send);
      await vi.waitFor(() => expect(place.textContent).toContain(words));
      leave();
    }
  });

  it("asks for the pictures of what has to be there", async () => {
    answers(...WHO);
    const place = await apply();
    await fills(place);
    await presses(place, applying.next, applying.next);
    expect(place.textContent).toContain(applying.faults.material("居民户口簿"));
    expect(place.textContent).not.toContain("残疾人证");
  });

  it("is for who is logged in", async () => {
    endSession();
    me.value = undefined;
    const place = await apply();
    expect(place.textContent).toContain("请先登录");
  });
});

describe("an application", () => {
  const opened = (more: Parameters<typeof anApplication>[0]): void => answers(...WHO, [OneApplicationDocument, { serviceApplication: anApplication(more) }]);
  const one = (): Promise<HTMLElement> => opens(ApplicationPage, { id: "a1" });

  it("stands in the list with how far it has come, and leads to it", async () => {
    const { state, standing, forWhom, desk, submittedAt, dueAt, late, id } = anApplication({ forWhom: "李小禾" });
    const row = { id, state, standing, forWhom, desk, submittedAt, dueAt, late, service: { key: "minimum-living", name: "最低生活保障申请" } };
    answers(...WHO, [MyApplicationsDocument, { me: { id: "p1", serviceApplications: pageOf([row]) } }]);
    const place = await opens(ApplicationsPage);
    for (const words of ["最低生活保障申请", applications.states.SUBMITTED, "替李小禾办", "受理"]) expect(place.textContent).toContain(words);
    press(place, "最低生活保障申请");
    expect(thePhone().went).toEqual(["navigateTo /hall/applications/application?id=a1"]);
  });

  it("says how it stands and what was answered, and is taken back only by who says so twice", async () => {
    opened({});
    const place = await one();
    for (const words of [applications.states.SUBMITTED, "窗口最晚", "子营街道", "重病、上学", "提交申请", "居民户口簿", applications.fileGone]) expect(place.textContent).toContain(words);
    expect(place.textContent).not.toContain(applications.urge);
    answers(...WHO, [WithdrawApplicationDocument, { serviceApplicationWithdraw: { application: anApplication({ state: "WITHDRAWN", actions: [], dueAt: null }), userErrors: [] } }]);
    await presses(place, applications.withdraw);
    expect(inputs(WithdrawApplicationDocument)).toEqual([]);
    await presses(place, applications.withdrawConfirm);
    await vi.waitFor(() => expect(place.textContent).toContain(applications.states.WITHDRAWN));
  });

  it("asks for what is missing, and takes the answer to that alone", async () => {
    const history = [{ number: 2, kind: "MATERIALS_ASKED" as const, line: "要求补正", text: null, by: "工作人员", at: "2026-11-23T09:00:00+08:00" }];
    opened({ state: "MATERIALS_ASKED", asked: { materials: [], fields: ["household"], text: "人数和户口簿不一致" }, actions: ["RESUBMIT"], history, dueAt: null });
    const place = await one();
    expect(place.textContent).toContain("人数和户口簿不一致");
    await presses(place, applications.answer);
    expect(place.textContent).toContain(applications.nothing);
    writes(place, "家里几口人", "4");
    answers(...WHO, [AnswerApplicationDocument, { serviceApplicationResubmit: { application: anApplication({ version: 2 }), userErrors: [] } }]);
    await presses(place, applications.answer);
    await vi.waitFor(() => expect(place.textContent).not.toContain("人数和户口簿不一致"));
    expect(inputs(AnswerApplicationDocument)).toMatchObject([{ application: "a1", answers: [{ field: "household", text: "4" }], files: [] }]);
  });

  it("can be urged once it is late, and talked about", async () => {
    opened({ late: true, actions: ["URGE", "COMMENT"] });
    const place = await one();
    expect(place.textContent).toContain(applications.late);
    const late = anApplication({ late: true, urgedAt: "2026-11-22T10:00:00+08:00", actions: ["COMMENT"] });
    answers(
      ...WHO,
      [OneApplicationDocument, { serviceApplication: late }],
      [UrgeApplicationDocument, { serviceApplicationUrge: { application: late, userErrors: [] } }],
      [SayInApplicationDocument, { serviceApplicationComment: { event: { number: 3 }, userErrors: [] } }],
    );
    await presses(place, applications.urge, applications.urgeConfirm);
    await vi.waitFor(() => expect(place.textContent).toContain("催过"));
    await presses(place, applications.saySend);
    expect(place.textContent).toContain(applications.sayMissing);
    writes(place, applications.say, " 请问办到哪一步了 ");
    await presses(place, applications.saySend);
    await vi.waitFor(() => expect(inputs(SayInApplicationDocument)).toMatchObject([{ application: "a1", text: "请问办到哪一步了" }]));
  });

  it("says why it was refused", async () => {
    opened({ state: "REFUSED", result: "户籍不在本县", actions: [], dueAt: null });
    const place = await one();
    for (const words of [applications.states.REFUSED, applications.reason, "户籍不在本县"]) expect(place.textContent).toContain(words);
  });

  it("is a booking or an errand for who was told of one", async () => {
    answers(...WHO, [OneApplicationDocument, { serviceApplication: null }], [WhatIsItDocument, { node: { __typename: "WindowBooking", id: "b1" } }]);
    await opens(ApplicationPage, { id: "b1" });
    await vi.waitFor(() => expect(thePhone().went).toEqual(["redirectTo /hall/bookings/booking?id=b1"]));
  });

  it("leads who runs errands to them, where it is none of one's own", async () => {
    roles.value = [role];
    answers(...WHO, [OneApplicationDocument, { serviceApplication: null }], [WhatIsItDocument, { node: null }]);
    const place = await opens(ApplicationPage, { id: "e1" });
    press(place, hallEntry.jobs);
    expect(thePhone().went).toEqual(["navigateTo /hall/errands/jobs"]);
  });
});

describe("a window", () => {
  const there: Array<[object, unknown]> = [...WHO, [OneWindowDocument, { serviceWindow: aWindow() }]];

  it("is booked by day and time, and what is full cannot be chosen", async () => {
    answers(...there, [BookSlotDocument, { windowSlotBook: { booking: aBooking(), userErrors: [] } }]);
    const place = await opens(WindowPage, { id: "w1", at: AT, service: "minimum-living" });
    expect(place.textContent).not.toContain("别的");
    await presses(place, windows.book);
    expect(place.textContent).toContain(windows.missing.day);
    await presses(place, "12月3日");
    expect(place.textContent).not.toContain("9:00—9:30");
    await presses(place, "9:30—10:00", windows.book);
    await vi.waitFor(() => expect(thePhone().went).toEqual(["redirectTo /hall/bookings/booking?id=b1"]));
    expect(inputs(BookSlotDocument)).toMatchObject([{ window: "w1", service: "minimum-living", startsAt: SLOT }]);
  });

  it("asks for what is free again where somebody was faster", async () => {
    answers(...there, [BookSlotDocument, { windowSlotBook: { booking: null, userErrors: [{ field: "startsAt", message: "这个时段约满了，请选择别的时段。", code: "FULL" }] } }]);
    const place = await opens(WindowPage, { id: "w1", at: AT, service: "minimum-living" });
    const before = asked(OneWindowDocument).length;
    await presses(place, "12月3日", "9:30—10:00", windows.book);
    await vi.waitFor(() => expect(asked(OneWindowDocument).length).toBe(before + 1));
    expect(place.textContent).toContain("这个时段约满了");
  });

  it("says where there is none free", async () => {
    answers(...WHO, [OneWindowDocument, { serviceWindow: aWindow({ slots: [] }) }]);
    expect((await opens(WindowPage, { id: "w1", at: AT })).textContent).toContain(windows.noSlots);
  });

  it("shows the number that is to be said there, is given back, and changed at the same window", async () => {
    const booking = { __typename: "WindowBooking", ...aBooking() };
    answers(...there, [OneBookingDocument, { node: booking }], [CancelBookingDocument, { windowBookingCancel: { booking: aBooking({ state: "CANCELLED", actions: [] }), userErrors: [] } }]);
    const place = await opens(BookingPage, { id: "b1" });
    for (const words of ["A012", bookings.numberHelp, "3 号窗口"]) expect(place.textContent).toContain(words);
    await presses(place, bookings.change);
    expect(thePhone().went).toEqual(["navigateTo /hall/windows/window?id=w1&booking=b1"]);
    await presses(place, bookings.cancel, bookings.cancelConfirm);
    await vi.waitFor(() => expect(place.textContent).toContain(bookings.states.CANCELLED));
    expect(place.textContent).not.toContain(bookings.numberHelp);
    leave();
    answers(...there, [OneBookingDocument, { node: booking }], [ChangeBookingDocument, { windowBookingChange: { booking: aBooking(), userErrors: [] } }]);
    const again = await opens(WindowPage, { id: "w1", booking: "b1" });
    await presses(again, "12月4日", "9:00—9:30", windows.change);
    await vi.waitFor(() => expect(inputs(ChangeBookingDocument)).toEqual([{ booking: "b1", startsAt: OTHER_SLOT }]));
  });
});

describe("an errand", () => {
  const CONSENT: [object, unknown] = [ErrandConsentDocument, { errandConsent: { version: 1, text: "我请附近的志愿者代我办理这件事。" } }];

  it("is asked for only by who has agreed to what volunteers may be shown", async () => {
    answers(...WHO, CONSENT, [AskForErrandDocument, { errandAsk: { errand: anErrand(), userErrors: [] } }]);
    const place = await opens(AskPage, { key: "elderly-allowance", at: AT });
    expect(place.textContent).toContain("我请附近的志愿者代我办理这件事。");
    writes(place, errands.wish, "上午在家");
    await presses(place, errands.ask);
    expect(place.textContent).toContain(errands.agreeMissing);
    expect(inputs(AskForErrandDocument)).toEqual([]);
    await presses(place, errands.agree, errands.ask);
    await vi.waitFor(() => expect(thePhone().went).toEqual(["redirectTo /hall/errands/errand?id=e1"]));
    expect(inputs(AskForErrandDocument)).toMatchObject([{ service: "minimum-living", wish: "上午在家", consent: 1 }]);
  });

  it("leads who has no confirmed home to enter one", async () => {
    answers(...WHO, CONSENT, [AskForErrandDocument, { errandAsk: { errand: null, userErrors: [{ field: null, message: "您还没有核实的住处。", code: "NO_HOME" }] } }]);
    const place = await opens(AskPage, { key: "elderly-allowance", at: AT });
    writes(place, errands.wish, "上午在家");
    await presses(place, errands.agree, errands.ask);
    await vi.waitFor(() => press(place, errands.toHomes));
    expect(thePhone().went).toEqual(["navigateTo /pages/homes/homes"]);
  });

  it("is confirmed by who asked, and its consent taken back", async () => {
    const reported = anErrand({ state: "REPORTED", runBy: "联户长 王*英", actions: ["CONFIRM", "REVOKE"] });
    answers(...WHO, [OneErrandDocument, { node: { __typename: "Errand", ...reported } }], [ConfirmErrandDocument, { errandConfirm: { errand: anErrand({ state: "DONE", actions: [] }), userErrors: [] } }]);
    const place = await opens(ErrandPage, { id: "e1" });
    expect(place.textContent).toContain("联户长 王*英");
    await presses(place, errands.confirm);
    await vi.waitFor(() => expect(place.textContent).toContain(errands.states.DONE));
    expect(inputs(ConfirmErrandDocument)).toEqual([{ errand: "e1", done: true }]);
    leave();
    answers(...WHO, [OneErrandDocument, { node: { __typename: "Errand", ...anErrand() } }], [RevokeErrandConsentDocument, { errandConsentRevoke: { errand: anErrand({ state: "REVOKED", actions: [] }), userErrors: [] } }]);
    const open = await opens(ErrandPage, { id: "e1" });
    await presses(open, errands.revoke, errands.revokeConfirm);
    await vi.waitFor(() => expect(open.textContent).toContain(errands.states.REVOKED));
  });

  it("is shown without a name until it is taken, and then with what is needed", async () => {
    roles.value = [role];
    const { person: _, history: __, ...open } = aJob({ state: "OPEN", own: false });
    const known: Array<[object, unknown]> = [
      ...WHO,
      [MyRolesDocument, { me: { id: "p1", roles: [role] } }],
      [ErrandPoolDocument, { errandPool: pageOf([open]) }],
      [MyErrandJobsDocument, { errandJobs: pageOf([aJob()]) }],
      [TakeErrandDocument, { errandTake: { job: aJob(), userErrors: [] } }],
      [ReportErrandDocument, { errandReport: { job: aJob({ state: "REPORTED" }), userErrors: [] } }],
    ];
    answers(...known);
    const place = await opens(JobsPage);
    expect(place.textContent).toContain("积善社区");
    expect(place.textContent).not.toContain("李桂兰");
    await presses(place, jobs.take, jobs.takeConfirm);
    await vi.waitFor(() => expect(place.textContent).toContain("李桂兰"));
    await presses(place, jobs.report, jobs.send);
    expect(place.textContent).toContain(jobs.outcomeMissing);
    await presses(place, jobs.outcomes.DONE);
    writes(place, jobs.note, "已受理");
    await presses(place, jobs.send);
    await vi.waitFor(() => expect(inputs(ReportErrandDocument)).toEqual([{ errand: "e1", outcome: "DONE", note: "已受理" }]));
  });

  it("is for none to run who has no such role", async () => {
    expect((await opens(JobsPage)).textContent).toContain(jobs.notRunner);
    expect(asked(ErrandPoolDocument)).toEqual([]);
  });
});
