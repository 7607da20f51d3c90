import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffEventAtDoorDocument,
  StaffEventAttendanceRecordDocument,
  StaffEventCancelDocument,
  StaffEventDocument,
  StaffEventDoorCodeDocument,
  StaffEventDoorRosterDocument,
  StaffEventDraftDocument,
  StaffEventEditDocument,
  StaffEventPublishDocument,
  StaffEventReportDocument,
  StaffEventRosterDocument,
  StaffEventRosterExportDocument,
  StaffEventRuleDocument,
  StaffEventRuleSetDocument,
  StaffEventsAtDocument,
  StaffEventsDocument,
} from "@/gen/graphql";
import DoorPage from "@/staff/door/door.vue";
import EventFormPage from "@/staff/event-form/event-form.vue";
import EventRulePage from "@/staff/event-rule/event-rule.vue";
import EventsPage from "@/staff/events/events.vue";
import RosterPage from "@/staff/roster/roster.vue";
import type { EventFile } from "@/staff/state/events";
import { sha256 } from "@/staff/state/sha256";
import { organising } from "@/texts/organising";
import { staff } from "@/texts/staff";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import { aFile } from "./eventData";
import { asked, button, COMMUNITY, done, leave, press, sent, show, tidy, write } from "./noticePages";

const t = organising;
const GRID = { kind: "grid", id: "g1", name: "第一网格", size: "GRID", role: "GRID_WORKER" };
const COUNTY = { kind: "region", id: "520329", name: "余庆县", size: "COUNTY", role: "COUNTY_STAFF" };
const END = { hasNextPage: false, endCursor: null };

const rows = (...files: EventFile[]) => ({ eventFiles: { nodes: files, pageInfo: END } });
const did = (field: string) => done(field, { file: { id: "e1" } });
const labels = (place: HTMLElement): string[] => Array.from(place.querySelectorAll("button"), (one) => one.textContent ?? "");
const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));

beforeEach(logIn);
afterEach(tidy);

describe("The events of a region", () => {
  it("say how many signed up and wait, and each can be opened", async () => {
    const file = aFile();
    answers([StaffEventsDocument, rows(file)], [StaffEventDocument, { eventFile: file }]);
    const place = show(EventsPage, COMMUNITY);
    await sees(place, "网约车司机免费体检", "有名额 320/500 · 候补 4");
    await press(place, "网约车司机免费体检");
    await sees(place, "316 人", "县人民医院", "60 岁及以上的居民", "网约车司机：300 个，还剩 20 个，骑手和司机", "有没有药物过敏（供医生参考）", "最多 50 人");
    await press(place, t.detail.door);
    expect(thePhone().went.at(-1)).toMatch(/^navigateTo \/staff\/door\/door\?.*event=e1/);
  });

  it("are narrowed by how far they have come", async () => {
    answers([StaffEventsDocument, rows(aFile())]);
    const place = show(EventsPage, COMMUNITY);
    await press(place, "草稿");
    await vi.waitFor(() => expect(thePhone().requests.at(-1)?.body.variables).toMatchObject({ within: COMMUNITY.id, states: ["DRAFT"] }));
  });

  it("a draft is published only after it was said what follows, from the version that was read", async () => {
    const draft = aFile({}, { state: "DRAFT" });
    let now = draft;
    answers([StaffEventsDocument, rows(draft)], [StaffEventDocument, () => ({ eventFile: now })], [StaffEventPublishDocument, () => ((now = aFile({ version: 8 })), did("eventPublish"))]);
    const place = show(EventsPage, COMMUNITY);
    await press(place, "网约车司机免费体检");
    await press(place, t.detail.publish);
    expect(place.textContent).toContain(t.detail.publishSure);
    expect(sent(StaffEventPublishDocument)).toEqual([]);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await sees(place, t.detail.published, t.detail.roster);
    expect(sent(StaffEventPublishDocument)).toEqual([{ event: "e1", version: 7 }]);
  });

  it("one of a series is called off on a reason, by itself or with all that come later", async () => {
    const file = aFile({}, { series: { id: "s1", rule: "每月 10 日" } });
    answers([StaffEventsDocument, rows(file)], [StaffEventDocument, { eventFile: file }], [StaffEventCancelDocument, did("eventCancel")]);
    const place = show(EventsPage, COMMUNITY);
    await press(place, "网约车司机免费体检");
    await press(place, t.cancel.open);
    await sees(place, t.cancel.note);
    await press(place, t.cancel.open);
    expect(sent(StaffEventCancelDocument)).toEqual([]);
    await write(place, t.cancel.reason, "因暴雨，活动取消");
    await press(place, t.cancel.onlyThis);
    await press(place, t.cancel.laterToo);
    await press(place, t.cancel.open);
    await sees(place, t.cancel.done);
    expect(sent(StaffEventCancelDocument)).toEqual([{ event: "e1", version: 7, reason: "因暴雨，活动取消", laterToo: true }]);
  });

  it("the roster is written for a purpose, this once, and opened", async () => {
    const opened: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    vi.stubGlobal("uni", { ...uni, downloadFile: ({ url, success }: { url: string; success: (got: object) => void }) => (opened.push(url), success({ statusCode: 200, tempFilePath: "blob:x" })), openDocument: ({ success }: { success: () => void }) => success() });
    answers([StaffEventsDocument, rows(aFile())], [StaffEventDocument, { eventFile: aFile() }], [StaffEventRosterExportDocument, done("eventRosterExport", { url: "/signed/roster.xlsx" })]);
    const place = show(EventsPage, COMMUNITY);
    await press(place, "网约车司机免费体检");
    await press(place, t.exporting.open);
    await write(place, t.exporting.purpose, "给医院核对体检人数");
    thePhone().network("none");
    await press(place, t.exporting.open);
    await sees(place, "没有信号");
    thePhone().network("wifi");
    await press(place, t.exporting.open);
    await sees(place, t.exporting.done);
    const asks = sent(StaffEventRosterExportDocument) as Array<{ idempotencyKey: string }>;
    expect(asks[1]).toMatchObject({ event: "e1", purpose: "给医院核对体检人数", idempotencyKey: asks[0]?.idempotencyKey });
    expect(opened.join()).toContain("/signed/roster.xlsx");
  });

  it("one that is over is told of: what was said before is there to be changed, with the photos that are to stay", async () => {
    const photos = ["p1", "p2"].map((id) => ({ id, url: `/${id}`, thumbnailUrl: null }));
    const over = aFile({ mayEdit: false, checkedIn: 300, noShows: 16 }, { state: "ENDED", score: 4.56, scores: 81, report: { text: "来了 300 人", at: "2026-12-11T09:00:00+08:00", photos } });
    answers([StaffEventsDocument, rows(over)], [StaffEventDocument, { eventFile: over }], [StaffEventReportDocument, did("eventReport")]);
    const place = show(EventsPage, COMMUNITY);
    await press(place, "网约车司机免费体检");
    await sees(place, "来了 300 人", "16 人", "4.6 分，81 人评过");
    expect(labels(place).join()).not.toContain(t.detail.edit);
    await press(place, t.report.open);
    await press(place, t.report.photo(1));
    await write(place, t.report.text, "来了 300 位司机");
    await press(place, t.report.open);
    await sees(place, t.report.done);
    expect(sent(StaffEventReportDocument)).toEqual([{ event: "e1", version: 7, text: "来了 300 位司机", photos: ["p2"] }]);
  });

  it("of one that has just ended it says who was not recorded, and from when on they did not come", async () => {
    const over = aFile({ mayEdit: false, placed: 316, checkedIn: 300 }, { state: "ENDED" });
    answers([StaffEventsDocument, rows(over)], [StaffEventDocument, { eventFile: over }]);
    const place = show(EventsPage, COMMUNITY);
    await press(place, "网约车司机免费体检");
    await sees(place, t.detail.noShowsYet(16));
  });

  it("to a grid worker are those at whose door they may check in, and nothing to organise", async () => {
    answers([StaffEventsAtDocument, { events: { nodes: [aFile().event], pageInfo: END } }]);
    const place = show(EventsPage, GRID);
    await sees(place, "网约车司机免费体检", t.list.checkInLead("第一网格"));
    expect(asked(StaffEventsDocument)).toBe(0);
    expect(thePhone().requests[0]?.body.variables).toMatchObject({ at: { grid: "g1" } });
    expect(labels(place).join()).not.toContain(t.list.write);
    await press(place, "网约车司机免费体检");
    expect(thePhone().went.at(-1)).toMatch(/^navigateTo \/staff\/door\/door\?.*event=e1/);
  });
});

describe("Writing an event", () => {
  it("says at once what is missing, sends nothing, and keeps what was typed on the device", async () => {
    const place = show(EventFormPage, COMMUNITY);
    await write(place, t.form.titleField, "免费体检");
    await press(place, t.form.addQuestion);
    await press(place, t.form.save);
    await sees(place, t.form.blank.text, t.form.blank.startsAt, t.form.blank.question, t.form.purposeWrong, t.form.someWrong);
    expect(sent(StaffEventDraftDocument)).toEqual([]);
    leave();
    const again = show(EventFormPage, COMMUNITY);
    await sees(again, t.form.left, t.form.question(1));
  });

  it("saves it with a group and a question, and shows how it stands before it is published", async () => {
    answers([StaffEventDraftDocument, did("eventDraft")], [StaffEventDocument, { eventFile: aFile({ placed: 0, offered: 0 }, { state: "DRAFT", waiting: 0 }) }]);
    const place = show(EventFormPage, COMMUNITY);
    const lines: Array<[string, string]> = [
      ...([[t.form.titleField, "免费体检"], [t.form.text, "空腹来"], [t.form.host, "县人民医院"], [t.form.venue, "二楼"]] as Array<[string, string]>),
      ...([[t.form.startsAt, "2026-12-10 8:30"], [t.form.endsAt, "2026-12-10 11:30"], [t.form.capacity, "500"]] as Array<[string, string]>),
    ];
    for (const [label, value] of lines) await write(place, label, value);
    await press(place, t.form.addGroup);
    await write(place, t.form.groupName(1), "网约车司机");
    await settled();
    await write(place, t.form.groupCapacity(1), "300");
    await settled();
    const group = place.querySelector(`[aria-label="${t.form.group(1)}"]`);
    button(group as HTMLElement, t.form.audiences.RIDERS).click();
    await press(place, t.form.addQuestion);
    await write(place, t.form.questionLabel(1), "有没有药物过敏");
    await settled();
    await write(place, t.form.questionPurpose(1), "供医生参考");
    await settled();
    await press(place, t.form.save);
    await sees(place, t.detail.saved, t.detail.publish);
    expect(sent(StaffEventDraftDocument)).toEqual([
      expect.objectContaining({
        publisher: COMMUNITY.id,
        content: expect.objectContaining({
          capacity: 500,
          groups: [{ name: "网约车司机", capacity: 300, who: { audiences: ["RIDERS"], fromAge: null, untilAge: null } }],
          questions: [{ type: "TEXT", label: "有没有药物过敏", purpose: "供医生参考", required: true, options: [] }],
        }) as object,
      }),
    ]);
    expect([...thePhone().storage.keys()].filter((key) => key.startsWith("draft:"))).toEqual([]);
  });

  it("of one that is published says what stands, that who signed up is told, and offers to change those that come later", async () => {
    const file = aFile({}, { series: { id: "s1", rule: "每月 10 日" } });
    answers([StaffEventDocument, { eventFile: file }], [StaffEventEditDocument, did("eventEdit")]);
    const place = show(EventFormPage, { ...COMMUNITY, event: "e1" });
    await sees(place, t.form.told, t.form.fixed, t.form.fixedWhy, "有没有药物过敏（供医生参考）", "每月 10 日", t.form.groupsFixed);
    for (const fixed of [t.form.addGroup, t.form.removeGroup(1), t.form.addQuestion]) expect(labels(place).join()).not.toContain(fixed);
    expect(place.textContent).not.toContain(t.form.repeats);
    await write(place, t.form.venue, "社区服务中心三楼");
    await write(place, t.form.groupCapacity(1), "320");
    await press(place, t.form.laterToo);
    await press(place, t.form.saveTold);
    await sees(place, t.detail.savedPublished);
    const [edit] = sent(StaffEventEditDocument) as Array<{ laterToo: boolean; version: number; content: { venue: string; questions: object[]; groups: object[] } }>;
    expect(edit).toMatchObject({ laterToo: true, version: 7, content: { venue: "社区服务中心三楼" } });
    // What is fixed goes back as it came.
    expect(edit?.content.questions).toHaveLength(2);
    expect(edit?.content.groups).toEqual([{ name: "网约车司机", capacity: 320, who: { audiences: ["RIDERS"], fromAge: null, untilAge: null } }]);
  });

  it("shows all that the server declines, each at its field, until that is changed", async () => {
    const userErrors = [
      { field: "content.capacity", message: "已经有 320 人报名。", code: "BELOW_TAKEN" },
      { field: "content.who.fromAge", message: "年龄不对。", code: "AUDIENCE_EMPTY" },
      { field: "content.questions", message: "报名问题发布后不能改。", code: "FIXED" },
    ];
    answers([StaffEventDocument, { eventFile: aFile() }], [StaffEventEditDocument, { eventEdit: { file: null, userErrors } }]);
    const place = show(EventFormPage, { ...COMMUNITY, event: "e1" });
    await write(place, t.form.capacity, "100");
    // The groups have more: said at once, before anything is sent.
    await press(place, t.form.saveTold);
    await sees(place, t.form.groupsOver);
    await write(place, t.form.capacity, "310");
    await press(place, t.form.saveTold);
    await sees(place, "已经有 320 人报名。", "年龄不对。", "报名问题发布后不能改。");
    await write(place, t.form.capacity, "320");
    await settled();
    expect(place.textContent).not.toContain("已经有 320 人报名。");
    expect(place.textContent).toContain("年龄不对。");
  });

  it("shows what somebody else has changed meanwhile, and is saved over it only the next time", async () => {
    let now = aFile();
    answers(
      [StaffEventDocument, () => ({ eventFile: now })],
      [StaffEventEditDocument, ({ input }: { input: { version: number } }) => {
        if (input.version === 9) return did("eventEdit");
        now = aFile({ version: 9 }, { title: "别人的标题" });
        return { eventEdit: { file: null, userErrors: [{ field: "version", message: "已被修改", code: "CONFLICT" }] } };
      }],
    );
    const place = show(EventFormPage, { ...COMMUNITY, event: "e1" });
    await write(place, t.form.titleField, "我的标题");
    await press(place, t.form.saveTold);
    await sees(place, t.form.conflict, "别人的标题");
    await press(place, t.form.saveTold);
    await sees(place, t.detail.savedPublished);
    expect((sent(StaffEventEditDocument) as Array<{ version: number; content: { title: string } }>).map(({ version, content }) => [version, content.title])).toEqual([[7, "我的标题"], [9, "我的标题"]]);
  });
});

describe("The roster", () => {
  const line = (change: object = {}) => ({
    id: "s1", name: "王*英", phone: "138****5678", byAnother: true, state: "PLACED", group: "网约车司机",
    answers: [{ number: 1, label: "有没有药物过敏", text: "青霉素" }], checkedInAt: null, checkedInBy: null, noShow: false, ...change,
  });

  it("says that reading it is logged, shows people masked, and their answers only where one looks", async () => {
    answers([StaffEventRosterDocument, { eventRoster: { nodes: [line(), line({ id: "s2", name: null, noShow: true })], pageInfo: END } }]);
    const place = show(RosterPage, { ...COMMUNITY, event: "e1" });
    await sees(place, t.roster.lead, "王*英", t.roster.byAnother, t.roster.noName, t.roster.noShow);
    expect(place.textContent).not.toContain("青霉素");
    expect(thePhone().requests[0]?.body.variables).toMatchObject({ event: "e1", states: ["PLACED", "OFFERED"] });
    await press(place, "王*英");
    await sees(place, "青霉素", "有没有药物过敏");
    await press(place, t.roster.tab.waiting);
    await vi.waitFor(() => expect(thePhone().requests.at(-1)?.body.variables).toMatchObject({ states: ["WAITING"] }));
  });
});

describe("The desk at the door", () => {
  const now = Date.now();
  const code = { link: "https://doorplate.example/e/c0de", digits: "012345", changesAt: new Date(now + 20_000).toISOString(), now: new Date(now).toISOString() };
  const roster = { nodes: [{ id: "s1", name: "王*英", phone: "138****5678", state: "PLACED", checkedInAt: null, passDigest: sha256("pass-of-s1") }], pageInfo: END };
  const recorded = { eventAttendanceRecord: { results: [{ outcome: "RECORDED", text: "王*英，已签到", line: { id: "s1" } }], userErrors: [] } };
  const there = [[StaffEventAtDoorDocument, { event: { ...aFile().event, endsAt: new Date(now + 3_600_000).toISOString() } }], [StaffEventDoorCodeDocument, { eventDoorCode: code }]] as Array<[object, unknown]>;

  it("shows the code with its digits and the seconds left, and keeps the screen on", async () => {
    answers(...there);
    const place = show(DoorPage, { ...COMMUNITY, event: "e1" });
    await sees(place, "012 345", "秒后更换", "网约车司机免费体检");
    expect(place.querySelector(".qr")?.getAttribute("style")).toContain("data:image/svg+xml");
    expect(thePhone().screen.on).toBe(true);
    happens("onHide");
    expect(thePhone().screen.on).toBe(false);
  });

  it("without a signal says so and points to the other ways", async () => {
    thePhone().network("none");
    const place = show(DoorPage, { ...COMMUNITY, event: "e1" });
    await sees(place, t.door.noCode, t.door.noCodeHint);
  });

  it("reads the roster when told to, knows a pass, and says what the server made of it", async () => {
    answers(...there, [StaffEventDoorRosterDocument, { eventRoster: roster }], [StaffEventAttendanceRecordDocument, recorded]);
    const place = show(DoorPage, { ...COMMUNITY, event: "e1" });
    await press(place, t.door.tab.scan);
    expect(asked(StaffEventDoorRosterDocument)).toBe(0);
    await press(place, t.door.load);
    await sees(place, t.door.counts(0, 1));
    await write(place, t.door.scanTyped, "pass-of-s1");
    await press(place, t.door.take);
    await sees(place, "王*英，已签到", t.door.counts(1, 1));
    expect(sent(StaffEventAttendanceRecordDocument)).toEqual([{ event: "e1", came: [{ pass: "pass-of-s1", at: expect.any(String) as string }] }]);
  });

  it("marks somebody by hand, also without a signal, and says that it waits", async () => {
    answers(...there, [StaffEventDoorRosterDocument, { eventRoster: roster }], [StaffEventAttendanceRecordDocument, recorded]);
    const place = show(DoorPage, { ...COMMUNITY, event: "e1" });
    await press(place, t.door.tab.hand);
    await press(place, t.door.load);
    await write(place, t.door.hand, "王英");
    thePhone().network("none");
    await press(place, "王*英");
    await press(place, t.door.mark("王*英 138****5678"));
    await sees(place, t.door.welcome("王*英 138****5678"), t.door.waiting(1), t.door.waits);
  });
});

describe("The rule of not coming", () => {
  const rule = { noShows: 3, withinDays: 180, blockedDays: 30, version: 2 };

  it("is read by all who organise, of their county", async () => {
    answers([StaffEventRuleDocument, { eventRule: rule }]);
    const place = show(EventRulePage, COMMUNITY);
    await sees(place, t.rule.says(3, 180, 30), t.rule.byCounty);
    expect(thePhone().requests[0]?.body.variables).toEqual({ county: "520329" });
    expect(labels(place).join()).not.toContain(staff.edit.save);
  });

  it("is set by the county's staff, to never where nothing is said", async () => {
    answers([StaffEventRuleDocument, { eventRule: rule }], [StaffEventRuleSetDocument, { eventRuleSet: { rule: { version: 3 }, userErrors: [] } }]);
    const place = show(EventRulePage, COUNTY);
    await write(place, t.rule.withinDays, "一年");
    await press(place, staff.edit.save);
    await sees(place, t.rule.numberWrong);
    await write(place, t.rule.withinDays, "365");
    await write(place, t.rule.noShows, "");
    await press(place, staff.edit.save);
    await sees(place, staff.edit.saved);
    expect(sent(StaffEventRuleSetDocument)).toEqual([{ county: "520329", version: 2, noShows: null, withinDays: 365, blockedDays: 30 }]);
  });
});
