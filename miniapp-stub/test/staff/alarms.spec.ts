import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AlarmToAnswerDocument,
  AnswerAlarmDocument,
  StaffAlarmFiguresDocument,
  StaffAlarmsAroundDocument,
  StaffAlarmsDocument,
  StaffAlarmTimesDocument,
  StaffAlarmTimesSetDocument,
} from "@/gen/graphql";
import AlarmFiguresPage from "@/staff/alarm-figures/alarm-figures.vue";
import AlarmTimesPage from "@/staff/alarm-times/alarm-times.vue";
import AlarmsPage from "@/staff/alarms/alarms.vue";
import PlacePage from "@/staff/place/place.vue";
import { alarmsWaiting, LOOK } from "@/staff/state/alarms";
import { alarmDesk as t } from "@/texts/alarmDesk";
import { answering } from "@/texts/answering";
import { staff } from "@/texts/staff";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { page } from "./hallData";
import { asked, button, COMMUNITY, press, sent, show, tidy, write } from "./noticePages";

const BUILDING = { kind: "building", id: "b1", name: "3栋", size: "BUILDING", role: "COMMUNITY_STAFF" };
const here = { longitude: 107.5, latitude: 27.8 };

const line = (id: string, state = "CALLING", presses = 1) => ({
  id,
  presses,
  actions: ["ANSWER"],
  ownAnswer: null,
  alarm: { id, kind: "FALL", title: "有人摔倒", where: "御景苑 3栋", state, standing: "", outcome: null, raisedAt: new Date().toISOString(), endedAt: null, told: 2, helpers: [] },
});
const whole = (id: string) => ({
  ...line(id),
  alarm: { ...line(id).alarm, stage: "NEIGHBOURS", passedOnAt: null, steps: [] },
  place: { __typename: "Building", id: "b1", location: here },
  position: null,
  name: "钱老太",
  phone: null,
  words: null,
  report: null,
  historyIntact: true,
  files: [],
  told: [],
});
const nearby = (id: string) => ({ id, kind: "FIRE", state: "CALLING", raisedAt: new Date().toISOString(), location: { longitude: 107.501, latitude: 27.8 }, metres: 98, where: "御景苑 5栋" });
const around = (...alarms: object[]): [object, unknown] => [StaffAlarmsAroundDocument, { node: { __typename: "Building", location: here }, alarmsAround: alarms }];
const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));

/** As much of a device that makes sounds as is used; `tones` are those it was to make. */
class Speaker {
  static tones: number[] = [];
  static broken = false;
  /** What the device says of itself, and whether asking it to go on helps. */
  static state = "running";
  static wakes = true;
  currentTime = 0;
  destination = {};
  constructor() {
    if (Speaker.broken) throw new Error("no sound");
  }
  get state(): string {
    return Speaker.state;
  }
  resume = (): Promise<void> => {
    if (Speaker.wakes) Speaker.state = "running";
    // One that does not go on never says so.
    return Speaker.wakes ? Promise.resolve() : new Promise(() => {});
  };
  close = (): Promise<void> => Promise.resolve();
  createGain = () => ({ gain: { value: 0 }, connect: () => {} });
  createOscillator = () => {
    const frequency = { value: 0 };
    return { frequency, connect: () => {}, start: () => Speaker.tones.push(frequency.value), stop: () => {} };
  };
}

beforeEach(() => {
  logIn();
  Speaker.tones = [];
  Speaker.broken = false;
  Speaker.state = "running";
  Speaker.wakes = true;
  vi.stubGlobal("AudioContext", Speaker);
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(async () => {
  happens("onUnload");
  await tidy();
  vi.unstubAllGlobals();
});

describe("the staff's alarms", () => {
  async function open(): Promise<HTMLElement> {
    const place = show(AlarmsPage, COMMUNITY);
    await settled();
    return place;
  }
  const sound = async (place: HTMLElement): Promise<void> => {
    place.querySelector<HTMLElement>("[role=switch]")?.click();
    await settled();
  };

  it("come by themselves, and sound as long as nobody has said to come", async () => {
    answers([StaffAlarmsDocument, { alarms: page() }]);
    const place = await open();
    await sees(place, t.list.none, t.sound.off);
    await sound(place);
    expect(Speaker.tones).toEqual([880, 660]);

    answers([StaffAlarmsDocument, { alarms: page(line("a1", "CALLING", 3)) }]);
    await vi.advanceTimersByTimeAsync(LOOK + 100);
    await sees(place, "有人摔倒", t.list.presses(3));
    const once = Speaker.tones.length;
    expect(once).toBeGreaterThan(2);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(Speaker.tones.length).toBeGreaterThan(once);

    answers([StaffAlarmsDocument, { alarms: page(line("a1", "COMING")) }]);
    await vi.advanceTimersByTimeAsync(LOOK + 100);
    await settled();
    const quiet = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(Speaker.tones).toHaveLength(quiet);
  });

  it("say that a device makes no sound, rather than stay silent", async () => {
    Speaker.broken = true;
    answers([StaffAlarmsDocument, { alarms: page(line("a1")) }]);
    const place = await open();
    await sound(place);
    await sees(place, t.sound.failed);
  });

  it("go on sounding while another page is looked at, until theirs is closed", async () => {
    answers([StaffAlarmsDocument, { alarms: page() }]);
    const place = await open();
    await sound(place);
    happens("onHide");
    answers([StaffAlarmsDocument, { alarms: page(line("a1")) }]);
    const once = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(LOOK + 3_000);
    expect(Speaker.tones.length).toBeGreaterThan(once);
    happens("onUnload");
    const before = asked(StaffAlarmsDocument);
    const quiet = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(5 * LOOK);
    expect(asked(StaffAlarmsDocument)).toBe(before);
    expect(Speaker.tones).toHaveLength(quiet);
  });

  it("sound for one that stands behind many others, and for who reads of the past", async () => {
    const many = Array.from({ length: 20 }, (_, at) => line(`a${at}`, "COMING"));
    answers([
      StaffAlarmsDocument,
      ({ first, open }: { first: number; open: boolean }) => ({
        alarms: open ? { nodes: first > 20 ? [...many, line("last")] : many, pageInfo: { hasNextPage: first === 20, endCursor: "c" } } : page(),
      }),
    ]);
    const place = await open();
    await sound(place);
    const once = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(LOOK + 100);
    expect(Speaker.tones.length).toBeGreaterThan(once);
    await press(place, t.list.tab.all);
    const before = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(3 * LOOK);
    expect(Speaker.tones.length).toBeGreaterThan(before + 2);
  });

  it("wake a device that has fallen silent, and say so where that does not help", async () => {
    answers([StaffAlarmsDocument, { alarms: page(line("a1")) }]);
    const place = await open();
    await sound(place);
    Speaker.state = "interrupted";
    const once = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(Speaker.tones.length).toBeGreaterThan(once);
    expect(place.textContent).not.toContain(t.sound.failed);

    Speaker.state = "suspended";
    Speaker.wakes = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(place.textContent).toContain(t.sound.failed);
  });

  it("say that they are not heard of any more, with another sound, until they are", async () => {
    answers([StaffAlarmsDocument, { alarms: page() }]);
    const place = await open();
    await sound(place);
    thePhone().server = (request) => request.lose();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(place.textContent).not.toContain(t.sound.cut);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(place.textContent).toContain(t.sound.cut);
    expect(Speaker.tones).toContain(330);
    answers([StaffAlarmsDocument, { alarms: page() }]);
    await vi.advanceTimersByTimeAsync(LOOK + 100);
    expect(place.textContent).not.toContain(t.sound.cut);
    const quiet = Speaker.tones.length;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(Speaker.tones).toHaveLength(quiet);
  });

  it("keep saying why they could not be read while it is tried again", async () => {
    answers([StaffAlarmsDocument, { alarms: page(line("a1")) }]);
    const place = await open();
    thePhone().server = (request) => request.lose();
    await vi.advanceTimersByTimeAsync(LOOK + 100);
    await sees(place, staff.list.trouble, "有人摔倒");
    thePhone().server = () => {};
    await vi.advanceTimersByTimeAsync(LOOK + 100);
    await sees(place, staff.list.trouble);
  });

  it("count as coming only who is, and say that nobody is where nobody is", async () => {
    const helper = (answer: string) => ({ name: "王*英", title: "网格员", answer, minutes: null });
    const seen = { ...line("a1"), alarm: { ...line("a1").alarm, helpers: [helper("SEEN"), helper("CANNOT")] } };
    const coming = { ...line("a2", "COMING"), alarm: { ...line("a2", "COMING").alarm, helpers: [helper("COMING"), helper("THERE"), helper("SEEN")] } };
    answers([StaffAlarmsDocument, { alarms: page(seen, coming) }]);
    const place = await open();
    await sees(place, answering.states.CALLING, t.list.coming(2));
    expect(answering.states.CALLING).toBe("没人赶去");
    expect(place.textContent).not.toContain(t.list.coming(1));
  });

  it("are not asked for while nobody looks and the sound is off, and at once when somebody does", async () => {
    answers([StaffAlarmsDocument, { alarms: page() }]);
    await open();
    happens("onHide");
    const before = asked(StaffAlarmsDocument);
    await vi.advanceTimersByTimeAsync(5 * LOOK);
    expect(asked(StaffAlarmsDocument)).toBe(before);
    happens("onShow");
    await settled();
    expect(asked(StaffAlarmsDocument)).toBe(before + 1);
  });

  it("open with all that is known of them, and with what else happens around", async () => {
    answers(
      [StaffAlarmsDocument, { alarms: page(line("a1")) }],
      [AlarmToAnswerDocument, { alarmToAnswer: whole("a1") }],
      [AnswerAlarmDocument, { alarmAnswer: { alarm: whole("a1"), userErrors: [] } }],
      around(nearby("a1"), nearby("a2")),
    );
    const place = await open();
    await press(place, "有人摔倒");
    await sees(place, "钱老太", answering.going, t.around.note(1, "500 米"), "御景苑 5栋");
    expect(sent(AnswerAlarmDocument)).toEqual([{ alarm: "a1", answer: "SEEN" }]);
  });

  it("of all times stand in the other list", async () => {
    answers([StaffAlarmsDocument, { alarms: page() }]);
    const place = await open();
    await press(place, t.list.tab.all);
    const variables = thePhone().requests.at(-1)?.body.variables;
    expect(variables).toMatchObject({ region: COMMUNITY.id, open: false });
  });
});

describe("the number of open alarms", () => {
  it("says where there are more than were counted", async () => {
    const region = { ...COMMUNITY, kind: "region", size: "COMMUNITY", role: "COMMUNITY_STAFF" } as Parameters<typeof alarmsWaiting>[0];
    answers([StaffAlarmsDocument, { alarms: page(line("a1")) }]);
    expect(await alarmsWaiting(region)).toBe("1 起没结束");
    answers([StaffAlarmsDocument, { alarms: { nodes: Array.from({ length: 20 }, (_, at) => line(`a${at}`)), pageInfo: { hasNextPage: true, endCursor: "c" } } }]);
    expect(await alarmsWaiting(region)).toBe("20 多起没结束");
  });
});

describe("alarms around a building", () => {
  it("stand on its page, further away when asked, and lead to the alarm", async () => {
    answers(around(nearby("a2")));
    const place = show(PlacePage, BUILDING);
    await sees(place, t.around.noteAll(1, "500 米"));
    expect(place.querySelectorAll(".board-mark")).toHaveLength(1);
    await press(place, t.around.wider);
    await vi.waitFor(() => expect(thePhone().requests.some(({ body }) => body.variables.metres === 1_000)).toBe(true));
    await press(place, "御景苑 5栋");
    expect(thePhone().went).toContain("navigateTo /pages/alarm/answer?id=a2");
  });

  it("are none where there are none, and for nobody who may not know of them", async () => {
    answers(around());
    await sees(show(PlacePage, BUILDING), t.around.noneAll("500 米"));
    await tidy();
    show(PlacePage, { ...BUILDING, role: "PROPERTY_MANAGER" });
    const before = asked(StaffAlarmsAroundDocument);
    await settled();
    expect(asked(StaffAlarmsAroundDocument)).toBe(before);
  });
});

describe("figures of alarms", () => {
  const counts = (raised: number, within90: number) => ({ raised, none: 1, drills: 2, within30: 0, within90, within300: within90, attended: 3, secondsToSeen: null });

  it("say how soon they were answered: all, by grid, by hour; of nothing no share", async () => {
    answers([
      StaffAlarmFiguresDocument,
      { alarmFigures: { total: counts(4, 3), grids: [{ grid: { id: "g1", name: "第一网格" }, counts: counts(0, 0) }], hours: [{ hour: 23, counts: counts(2, 1) }] } },
    ]);
    const place = show(AlarmFiguresPage, COMMUNITY);
    await sees(place, t.figures.share(3, "75%"), t.figures.unknown, "第一网格", t.figures.hour(23), t.figures.note(2, "50%"));
    await press(place, t.figures.tab[7]);
    await vi.waitFor(() => expect(thePhone().requests.at(-1)?.body.variables).toMatchObject({ days: 7 }));
  });
});

describe("when alarms are passed on", () => {
  it("is shown with whose rule it is, and set in whole seconds", async () => {
    answers(
      [StaffAlarmTimesDocument, { alarmTimes: { communityAfter: 30, streetAfter: 90, version: 2, from: null } }],
      [StaffAlarmTimesSetDocument, { alarmTimesSet: { times: { communityAfter: 20, streetAfter: 60, version: 3 }, userErrors: [] } }],
    );
    const place = show(AlarmTimesPage, COMMUNITY);
    await sees(place, t.times.says(30, 90), t.times.usual);
    await write(place, t.times.community, "很快");
    await press(place, button(place, "保存").textContent ?? "");
    await sees(place, t.times.numberWrong);
    expect(sent(StaffAlarmTimesSetDocument)).toEqual([]);
    await write(place, t.times.community, "20");
    await write(place, t.times.street, "60");
    await press(place, button(place, "保存").textContent ?? "");
    await vi.waitFor(() => expect(sent(StaffAlarmTimesSetDocument)).toMatchObject([{ region: COMMUNITY.id, version: 2, communityAfter: 20, streetAfter: 60 }]));
  });
});
