import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onShareAppMessage } from "@dcloudio/uni-app";
import {
  AcceptEventOfferDocument,
  CancelEventSignUpDocument,
  CheckInToEventDocument,
  EventsAtDocument,
  EventsForMeDocument,
  MeDocument,
  MyHomePointsDocument,
  MyRolesDocument,
  MySignUpsDocument,
  OneEventDocument,
  OnePassDocument,
  PlateDocument,
  ScoreEventDocument,
} from "@/gen/graphql";
import { keepCopy } from "@/server/copies";
import { waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import { endSession } from "@/server/session";
import { me } from "@/state/account";
import { readScan } from "@/state/code";
import { keepPass } from "@/state/eventPass";
import { forgetOpened, remember } from "@/state/openedPlates";
import { wayOf } from "@/state/messages";
import { wayOf as wayOfScan } from "@/state/scan";
import CheckInPage from "@/pages/checkin/checkin.vue";
import EventPage from "@/pages/event/event.vue";
import EventsPage from "@/pages/events/events.vue";
import PassPage from "@/pages/pass/pass.vue";
import PlatePage from "@/pages/plate/plate.vue";
import { checkIn, eventPage, events as texts, mainAction, mySignUp, pass as passTexts } from "@/texts/event";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, building, CODE, logIn, settled } from "./answers";
import { aLine, anEvent, aSignUp, wang } from "./eventData";
import { leave, press, show } from "./shown";

const pageOf = (nodes: object[], next?: string) => ({ nodes, pageInfo: { hasNextPage: next !== undefined, endCursor: next ?? null } });
const plate = aPlate({ building: { ...building, location: { longitude: 107.9, latitude: 27.2 }, gridPath: [] } });
const WHO: Array<[object, unknown]> = [
  [MeDocument, { me: wang }],
  [MyRolesDocument, { me: { id: "p1", roles: [] } }],
  [PlateDocument, { doorplate: plate }],
];

const asked = (document: object): Array<Record<string, unknown>> =>
  thePhone()
    .requests.filter((one) => one.body.documentId === documentId(document as typeof MeDocument))
    .map((one) => one.body.variables);

beforeEach(() => {
  forgetOpened();
  logIn();
  me.value = wang;
  answers(...WHO);
});
afterEach(() => {
  leave();
  endSession();
});

async function opens(page: object, query: Record<string, string>): Promise<HTMLElement> {
  forgetHooks();
  const place = show(page as typeof EventPage);
  happens("onLoad", query);
  happens("onShow");
  await settled();
  await settled();
  return place;
}

describe("what is on around a door", () => {
  const lecture = aLine({ id: "e2", kind: "LAW_TALK", title: "婚姻家庭法讲座", placesLeft: 0, waitingLimit: 0, location: { longitude: 107.9, latitude: 27.2027 } });

  it("is that of the plate that was scanned: when, what, how far and how many places; and more behind it", async () => {
    answers(...WHO, [EventsAtDocument, ({ after }: { after?: string }) => ({ events: after ? pageOf([lecture]) : pageOf([aLine()], "c1") })]);
    const place = await opens(EventsPage, { plate: CODE });
    for (const words of ["御景苑 3栋 2单元 附近", "网约车司机免费体检", "社区服务中心二楼", "义诊体检", "还有 37 个名额"]) expect(place.textContent).toContain(words);
    press(place, texts.more);
    await vi.waitFor(() => expect(place.textContent).toContain("婚姻家庭法讲座"));
    for (const words of ["约 300 米", "已满"]) expect(place.textContent).toContain(words);
    expect(asked(EventsAtDocument)).toMatchObject([{ at: { doorplate: CODE }, query: "" }, { after: "c1" }]);
    press(place, "婚姻家庭法讲座");
    expect(thePhone().went).toEqual(["navigateTo /pages/event/event?id=e2"]);
  });

  it("is looked for by week, by kind and by words, and says so where nothing fits", async () => {
    answers(...WHO, [EventsAtDocument, { events: pageOf([]) }]);
    const place = await opens(EventsPage, { plate: CODE });
    expect(place.textContent).toContain(texts.none);
    press(place, texts.week);
    await settled();
    const picker = place.querySelector("picker")!;
    picker.dispatchEvent(Object.assign(new Event("change"), { detail: { value: 2 } }));
    await settled();
    place.querySelector("input")!.dispatchEvent(Object.assign(new Event("input"), { detail: { value: "讲座" } }));
    await vi.waitFor(() => expect(asked(EventsAtDocument).at(-1)).toMatchObject({ kind: "LAW_TALK", query: "讲座", until: expect.any(String) as string }));
    await settled();
    expect(place.textContent).toContain(texts.noneFiltered);
    expect(asked(EventsAtDocument).map(({ until }) => Boolean(until))).toEqual([false, true, true, true]);
  });

  it("without a plate is that of the door that was opened last, else of one's home, else says where to begin", async () => {
    remember(plate);
    answers(...WHO, [EventsAtDocument, { events: pageOf([]) }]);
    await opens(EventsPage, {});
    expect(asked(EventsAtDocument)).toMatchObject([{ at: { doorplate: CODE } }]);
    leave();
    forgetOpened();
    const home = { id: "h1", status: "CONFIRMED", building: { id: "b1", name: "3栋", compound: { id: "c1", name: "御景苑" }, location: null }, unit: null };
    answers(...WHO, [EventsAtDocument, { events: pageOf([]) }], [MyHomePointsDocument, { me: { id: "p1", households: [{ ...home, status: "WAITING", id: "h0" }, home] } }]);
    expect((await opens(EventsPage, {})).textContent).toContain("御景苑 3栋 附近");
    expect(asked(EventsAtDocument).at(-1)).toMatchObject({ at: { place: { building: "b1" } } });
    leave();
    endSession();
    const place = await opens(EventsPage, {});
    expect(place.textContent).toContain(texts.noHere);
    press(place, texts.toScan);
    expect(thePhone().went.at(-1)).toBe("reLaunch /pages/home/home");
  });

  it("is shown from what was kept where there is no signal, and its age is said", async () => {
    keepCopy(`plate:${CODE}:here`, { at: { doorplate: CODE }, name: "御景苑 3栋", copy: `plate:${CODE}:events` });
    keepCopy(`plate:${CODE}:events`, [aLine()]);
    thePhone().server = (request) => request.lose();
    const place = await opens(EventsPage, { plate: CODE });
    expect(place.textContent).toContain("网约车司机免费体检");
    expect(place.textContent).toContain("没有连上服务器");
  });

  it("for oneself, and what one has signed up for, is for who is logged in", async () => {
    answers(
      ...WHO,
      [EventsForMeDocument, { me: { id: "p1", events: pageOf([aLine({ title: "骑手安全培训" })]) } }],
      [MySignUpsDocument, { me: { id: "p1", signUps: pageOf([{ ...aSignUp({ state: "WAITING", standing: "您排在第 3 位。", pass: null, actions: [] }), event: aLine() }, { ...aSignUp({ id: "s2" }), event: aLine({ id: "e2" }) }]) } }],
    );
    const place = await opens(EventsPage, { tab: "mine" });
    for (const words of ["候补中", "您排在第 3 位。", "有名额"]) expect(place.textContent).toContain(words);
    press(place, mySignUp.pass);
    expect(thePhone().went).toEqual(["navigateTo /pages/pass/pass?id=s2"]);
    press(place, texts.tab.forMe);
    await vi.waitFor(() => expect(place.textContent).toContain("骑手安全培训"));
    leave();
    endSession();
    answers(...WHO, [MySignUpsDocument, { me: null }]);
    expect((await opens(EventsPage, { tab: "mine" })).textContent).toContain("请先登录");
  });
});

describe("an event's page", () => {
  const shows = (event: object | null): Promise<HTMLElement> => {
    answers(...WHO, [OneEventDocument, { event }]);
    return opens(EventPage, { id: "e1" });
  };

  it("says all of it: when, where, for whom, whom to ask, its groups, the next of its series, and how to sign up", async () => {
    const place = await shows(
      anEvent({
        groups: [{ name: "外卖骑手", capacity: 100, placesLeft: 0, who: { text: "骑手和司机" } }],
        series: { id: "x1", rule: "每月 10 日", next: [aLine(), aLine({ id: "e9", title: "下个月的体检" })] },
      }),
    );
    for (const words of ["网约车司机免费体检", "还有 37 个名额", "县人民医院", "积善社区", "共 500 个", "早上不要吃东西。", "外卖骑手", "已满，共 100 个", "系列活动：每月 10 日", "下个月的体检"]) expect(place.textContent).toContain(words);
    expect(place.querySelectorAll(".event-next-one")).toHaveLength(1);
    press(place, eventPage.call);
    press(place, mainAction.signUp);
    expect(thePhone().went).toEqual(["makePhoneCall", "navigateTo /pages/signup/signup?event=e1"]);
    expect(sent()).toMatchObject({ path: "/pages/event/event?id=e1", title: expect.stringContaining("网约车司机免费体检") as string });
  });

  /** What WeChat sends on of the page that is open. */
  const sent = (): unknown => vi.mocked(onShareAppMessage).mock.lastCall?.[0]({ from: "menu" } as never);

  it.each([
    ["full, with a waitlist", { placesLeft: 0, waiting: 3 }, mainAction.waitlist, "前面有 3 位在等。有名额空出来，会按先后为您保留 2 小时"],
    ["full", { placesLeft: 0, waitingLimit: 0 }, undefined, mainAction.full],
    ["not open yet", { signUpOpensAt: "2099-12-01T09:00:00+08:00" }, undefined, "开始报名。"],
    ["closed", { signUpClosesAt: "2026-01-02T09:00:00+08:00" }, undefined, "报名已在"],
    ["for households", { perHousehold: true }, mainAction.signUpHousehold, "一户一个"],
  ])("of one that is %s offers what there is, or says why not", async (_, more, action, note) => {
    const id = `e-${note}`;
    const place = await shows(anEvent({ ...more, id }));
    expect(place.textContent).toContain(note);
    if (action) press(place, action);
    else expect(place.textContent).not.toMatch(new RegExp(`${mainAction.signUp}$|${mainAction.waitlist}`));
    expect(thePhone().went).toEqual(action ? [`navigateTo /pages/signup/signup?event=${encodeURIComponent(id)}`] : []);
  });

  it("of one that was called off says why, and offers nothing", async () => {
    const place = await shows(anEvent({ state: "CANCELLED", cancelledReason: "下大雪，改到下周。" }));
    for (const words of ["活动已取消", "下大雪，改到下周。"]) expect(place.textContent).toContain(words);
    for (const words of [mainAction.signUp, "加入日历", "分享图"]) expect(Array.from(place.querySelectorAll("button")).some((one) => one.textContent?.includes(words))).toBe(false);
  });

  it("of one that is over shows how it was", async () => {
    const report = { text: "来了很多人。", at: "2026-11-20T09:00:00+08:00", photos: [{ id: "f1", url: "/media/f1", thumbnailUrl: null }] };
    const place = await shows(anEvent({ state: "ENDED", report, came: 480, score: 4.56, scores: 120 }));
    for (const words of ["活动回顾", "来了很多人。", "来了 480 人", "120 人评分，平均 4.6 分"]) expect(place.textContent).toContain(words);
    expect(place.querySelectorAll("image")).toHaveLength(1);
  });

  it("of none says so", async () => {
    const place = await shows(null);
    for (const words of [eventPage.gone, eventPage.toEvents]) expect(place.textContent).toContain(words);
  });

  it("lets who has a place give it back, when they have said so twice, and tells what waits", async () => {
    const place = await shows(anEvent({ signUps: [aSignUp(), aSignUp({ id: "s2", own: false, forWhom: "李奶奶", state: "WAITING", pass: null })] }));
    for (const words of ["李奶奶", "名额已留好，12月10日 09:00 见。"]) expect(place.textContent).toContain(words);
    press(place, mySignUp.cancel);
    await settled();
    expect(place.textContent).toContain(mySignUp.cancelSentence("您"));
    expect(asked(CancelEventSignUpDocument)).toEqual([]);
    answers(...WHO, [OneEventDocument, { event: anEvent({ signUps: [] }) }], [CancelEventSignUpDocument, { eventSignUpCancel: { signUp: aSignUp({ state: "CANCELLED", pass: null }), userErrors: [] } }]);
    press(place, mySignUp.cancelConfirm);
    await vi.waitFor(() => expect(place.textContent).toContain(mySignUp.cancelled));
    expect(asked(CancelEventSignUpDocument)).toEqual([{ input: { signUp: "s1" } }]);
  });

  it("lets who is kept a place take it; where that was too late, it says so and how it stands now", async () => {
    const offered = aSignUp({ state: "OFFERED", standing: "为您保留到今天12:00，请在那之前确认。", pass: null, actions: ["ACCEPT", "CANCEL"] });
    const place = await shows(anEvent({ signUps: [offered] }));
    expect(place.textContent).toContain("请在那之前确认");
    answers(...WHO, [OneEventDocument, { event: anEvent({ signUps: [aSignUp({ state: "LAPSED", standing: "名额已给下一位。", pass: null, actions: [] })] }) }], [AcceptEventOfferDocument, { eventOfferAccept: { signUp: null, userErrors: [{ field: "signUp", code: "LATE", message: "保留时间已过，名额给了下一位。" }] } }]);
    press(place, mySignUp.accept);
    await vi.waitFor(() => expect(place.textContent).toContain("名额已给下一位。"));
    expect(place.textContent).toContain("保留时间已过");
  });

  it("of one that is over has no pass any more, and no groups with places", async () => {
    const groups = [{ name: "骑手", capacity: 100, placesLeft: 3, who: { text: "骑手和司机" } }];
    const places = (await shows(anEvent({ groups, signUps: [aSignUp()] }))).textContent;
    for (const words of [mySignUp.pass, eventPage.groups]) expect(places).toContain(words);
    const over = (await shows(anEvent({ groups, state: "ENDED", signUps: [aSignUp()] }))).textContent;
    for (const words of [mySignUp.pass, eventPage.groups]) expect(over).not.toContain(words);
  });

  it("says of who had a place whether they came", async () => {
    const came = aSignUp({ checkedInAt: "2026-11-20T09:05:00+08:00", pass: null, actions: [] });
    const place = await shows(anEvent({ state: "ENDED", signUps: [came, aSignUp({ id: "s2", own: false, forWhom: "李奶奶", noShow: true, pass: null, actions: [] })] }));
    expect(Array.from(place.querySelectorAll(".sign-up-state")).map((one) => one.textContent)).toEqual(["已签到本人", "没有到场李奶奶"]);
  });

  it("lets who came score it, once a step was chosen", async () => {
    const place = await shows(anEvent({ state: "ENDED", signUps: [aSignUp({ checkedInAt: "2026-11-20T09:05:00+08:00", actions: ["SCORE"], pass: null })] }));
    press(place, mySignUp.score);
    await settled();
    answers(...WHO, [OneEventDocument, { event: anEvent({ state: "ENDED", signUps: [aSignUp({ score: 4, actions: ["SCORE"], pass: null })] }) }], [ScoreEventDocument, { eventScore: { signUp: aSignUp({ score: 4 }), userErrors: [] } }]);
    press(place, mySignUp.scoreSend);
    await settled();
    expect(place.textContent).toContain(mySignUp.scoreMissing);
    press(place, "满意");
    press(place, mySignUp.scoreSend);
    await vi.waitFor(() => expect(place.textContent).toContain("您的评价："));
    expect(asked(ScoreEventDocument)).toMatchObject([{ input: { signUp: "s1" } }]);
  });
});

describe("the pass", () => {
  const served = (signUp: object) => [OnePassDocument, { node: { __typename: "EventSignUp", ...signUp, event: aLine() } }] as [object, unknown];

  it("is a code with whose it is, as far as others may read it", async () => {
    answers(...WHO, served(aSignUp()));
    const place = await opens(PassPage, { id: "s1" });
    expect(place.querySelector(".qr")?.getAttribute("aria-label")).toBe(passTexts.label("王*芳"));
    for (const words of ["王*芳", "网约车司机免费体检", "社区服务中心二楼", passTexts.help]) expect(place.textContent).toContain(words);
    expect(place.textContent).not.toContain("王小芳");
  });

  it("is shown bright, on a screen that stays on, until it is put away", async () => {
    answers(...WHO, served(aSignUp()));
    await opens(PassPage, { id: "s1" });
    expect(thePhone().screen).toEqual({ on: true, brightness: 1 });
    happens("onShow");
    happens("onHide");
    expect(thePhone().screen).toEqual({ on: false, brightness: 0.4 });
  });

  it("opens without a signal once it was seen, and says from when it is", async () => {
    keepPass({ signUp: aSignUp({ own: false, forWhom: "李大明" }), event: aLine() });
    thePhone().server = (request) => request.lose();
    const place = await opens(PassPage, { id: "s1" });
    expect(place.querySelectorAll(".qr")).toHaveLength(1);
    for (const words of ["李*明", "没有信号，这是 刚刚存下的凭证"]) expect(place.textContent).toContain(words);
  });

  it("gives way to what the server says: no place, no pass", async () => {
    keepPass({ signUp: aSignUp(), event: aLine() });
    answers(...WHO, served(aSignUp({ state: "CANCELLED", pass: null, standing: "您已取消报名。" })));
    const place = await opens(PassPage, { id: "s1" });
    await vi.waitFor(() => expect(place.textContent).toContain("您已取消报名。"));
    expect(place.querySelectorAll(".qr")).toHaveLength(0);
  });

  it("that was never seen is asked for again where there is no signal", async () => {
    thePhone().server = (request) => request.lose();
    expect((await opens(PassPage, { id: "s1" })).textContent).toContain("再试一次");
  });
});

describe("checking in", () => {
  const came = { eventCheckIn: { event: aLine(), signUps: [aSignUp({ checkedInAt: "2026-11-20T09:05:00+08:00" }), aSignUp({ id: "s2", own: false, forWhom: "李奶奶" })], userErrors: [] } };
  const declined = (code: string, message: string) => ({ eventCheckIn: { event: null, signUps: [], userErrors: [{ field: "code", code, message }] } });
  const sees = (result: string): void => void vi.stubGlobal("uni", { ...uni, scanCode: ({ success }: { success: (seen: object) => void }) => success({ result }) });

  it("by the code at the door says by name who is", async () => {
    answers(...WHO, [CheckInToEventDocument, came]);
    const place = await opens(CheckInPage, { event: "e1" });
    sees("https://a.gov.cn/e/7KQ2M");
    press(place, checkIn.scan);
    await vi.waitFor(() => expect(place.textContent).toContain("王小芳、李奶奶，已签到：网约车司机免费体检"));
    expect(asked(CheckInToEventDocument)).toEqual([{ input: { code: "7KQ2M", event: "e1" } }]);
  });

  it("by the digits wants six, and of which event", async () => {
    answers(...WHO, [CheckInToEventDocument, came]);
    const place = await opens(CheckInPage, { event: "e1" });
    const writes = (value: string): void => void place.querySelector("input")!.dispatchEvent(Object.assign(new Event("input"), { detail: { value } }));
    const submits = (): void => Array.from(place.querySelectorAll<HTMLElement>("button")).find((one) => one.textContent === checkIn.submit)?.click();
    writes("12345");
    submits();
    await settled();
    expect(place.textContent).toContain(checkIn.digitsWrong);
    writes("123 456");
    submits();
    await vi.waitFor(() => expect(place.textContent).toContain(checkIn.done));
    expect(asked(CheckInToEventDocument)).toEqual([{ input: { code: "123456", event: "e1" } }]);
    leave();
    expect((await opens(CheckInPage, {})).querySelectorAll("input")).toHaveLength(0);
  });

  it("begins by itself where WeChat's own camera has seen the code", async () => {
    answers(...WHO, [CheckInToEventDocument, came]);
    const place = await opens(CheckInPage, { q: encodeURIComponent("https://a.gov.cn/e/7KQ2M") });
    await vi.waitFor(() => expect(place.textContent).toContain(checkIn.done));
    expect(asked(CheckInToEventDocument)).toEqual([{ input: { code: "7KQ2M" } }]);
  });

  it("with a code of before says what to do", async () => {
    answers(...WHO, [CheckInToEventDocument, declined("CODE_OLD", "签到码已经过期。请扫现场正在显示的那一个。")]);
    const place = await opens(CheckInPage, { code: "7KQ2M" });
    await vi.waitFor(() => expect(place.textContent).toContain("签到码过时了"));
    expect(place.textContent).toContain("请扫现场正在显示的那一个。");
  });

  it("with something else, or without a camera, says so and sends nothing", async () => {
    const place = await opens(CheckInPage, { event: "e1" });
    sees("https://a.gov.cn/d/C05V9V8N515NR");
    press(place, checkIn.scan);
    await settled();
    expect(place.textContent).toContain(checkIn.foreign);
    vi.stubGlobal("uni", { ...uni, scanCode: ({ fail }: { fail: (why: object) => void }) => fail({ errMsg: "scanCode:fail auth deny" }) });
    press(place, checkIn.scan);
    await settled();
    expect(place.textContent).toContain(checkIn.noCamera);
    expect(asked(CheckInToEventDocument)).toEqual([]);
  });

  it("without a signal leads to the pass, and tells nobody late of a code that is old by then", async () => {
    thePhone().server = (request) => (request.body.documentId === documentId(CheckInToEventDocument) ? request.lose() : undefined);
    const place = await opens(CheckInPage, { code: "7KQ2M" });
    await vi.waitFor(() => expect(place.textContent).toContain(checkIn.waits));
    press(place, checkIn.toPass);
    expect(thePhone().went).toEqual(["navigateTo /pages/events/events?tab=mine"]);
    expect(waiting.value).toMatchObject([{ quiet: true }]);
    answers(...WHO, [CheckInToEventDocument, came]);
    await vi.waitFor(async () => {
      await work();
      expect(waiting.value).toEqual([]);
    }, 6_000);
  });
});

describe("the ways to events", () => {
  it("lead from the plate: what is on at the door, and all around it", async () => {
    const { id, kind, title, startsAt, endsAt, venue, signUpOpensAt, signUpClosesAt } = aLine();
    const section = { __typename: "PlateEventSection" as const, title: "近期活动", lines: [{ text: "体检", href: null }], events: [{ id, kind, title, startsAt, endsAt, venue, signUpOpensAt, signUpClosesAt, vacancy: "PLACES" as const }] };
    answers(...WHO, [PlateDocument, { doorplate: aPlate({ sections: [section] }) }]);
    const place = await opens(PlatePage, { code: CODE });
    for (const words of ["近期活动", "网约车司机免费体检", "报名中"]) expect(place.textContent).toContain(words);
    press(place, "网约车司机免费体检");
    Array.from(place.querySelectorAll<HTMLElement>(".plate-act")).at(-1)?.click();
    expect(thePhone().went).toEqual(["navigateTo /pages/event/event?id=e1", `navigateTo /pages/events/events?plate=${CODE}`]);
  });

  it("lead from a message of one, and from the code at its door, wherever it was scanned", async () => {
    const message = { id: "m1", kind: "EVENT" as const, title: "", text: "", subject: "e1", sentAt: "2026-11-21T09:00:00+08:00", readAt: null, withdrawnReason: null };
    expect(wayOf(message)).toBe("/pages/event/event?id=e1");
    expect(readScan("https://a.gov.cn/app/e/7KQ2M?x=1")).toEqual({ kind: "checkIn", code: "7KQ2M" });
    expect(wayOfScan("https://a.gov.cn/e/7KQ2M")).toEqual({ url: "/pages/checkin/checkin?code=7KQ2M" });
    await opens(PlatePage, { q: encodeURIComponent("https://a.gov.cn/e/7KQ2M") });
    expect(thePhone().went).toEqual(["redirectTo /pages/checkin/checkin?code=7KQ2M"]);
  });
});
