import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffBookingRecordDocument,
  StaffServiceNamesDocument,
  StaffStationNamesDocument,
  StaffWindowBookingsDocument,
  StaffWindowChangeDocument,
  StaffWindowCloseDocument,
  StaffWindowEnterDocument,
  StaffWindowsDocument,
} from "@/gen/graphql";
import BookingsPage from "@/staff/bookings/bookings.vue";
import FormPage from "@/staff/window-form/window-form.vue";
import WindowsPage from "@/staff/windows/windows.vue";
import { blank, contentOf, hoursOf, rowsOf, saidOf, writtenOf, wrongsOf } from "@/staff/state/windowForm";
import { daysAfter, hoursSaid, recordable, today } from "@/staff/state/windows";
import { halling as t } from "@/texts/halling";
import { answers, logIn } from "../pages/answers";
import { aWindow, page } from "./hallData";
import { asked, button, press, sent, show, STREET, tidy, write } from "./noticePages";

const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));
const error = (field: string | null, message: string, code = "X") => ({ field, message, code });
const NAMES: [object, unknown] = [StaffServiceNamesDocument, { publicServices: page({ key: "minimum-living", name: "最低生活保障申请" }, { key: "elderly", name: "高龄补贴" }) }];
const STATIONS: [object, unknown] = [StaffStationNamesDocument, { stationFiles: page({ id: "f1", station: { id: "st1", name: "凤凰北街驿站" } }) }];

beforeEach(logIn);
afterEach(tidy);

describe("the slots of a window", () => {
  it("stand in one row for the days that have the same, and come back as they were", () => {
    const { hours } = aWindow();
    const rows = rowsOf(hours);
    expect(rows).toEqual([{ days: [1, 2, 3], spans: "09:00-12:00 13:00-17:00", minutes: "30", places: "3" }, { days: [5], spans: "09:00-12:00", minutes: "20", places: "1" }]);
    expect(hoursOf(rows)).toEqual(hours);
    expect(hoursSaid(aWindow())).toBe("周一、周二、周三 09:00-12:00 13:00-17:00，每 30 分钟 3 人；周五 09:00-12:00，每 20 分钟 1 人");
    expect(hoursSaid({ hours: [] })).toBe(t.windows.noHours);
  });

  it("of two kinds on a day stand in two rows", () => {
    const hours = [{ weekday: 1, from: 540, until: 720, minutes: 30, places: 3 }, { weekday: 1, from: 780, until: 840, minutes: 60, places: 1 }];
    expect(rowsOf(hours).map(({ spans }) => spans)).toEqual(["09:00-12:00", "13:00-14:00"]);
    expect(hoursOf(rowsOf(hours))).toEqual(hours);
  });
});

describe("a window in the form", () => {
  it("is sent as it was read where nothing was changed", () => {
    const file = aWindow({ station: "st9" });
    const { name, address, phone, services, cancelMinutes } = file.window;
    expect(contentOf(writtenOf(file))).toEqual({ name, address, phone, services, cancelMinutes, station: "st9", hours: file.hours, closedDays: ["2026-12-31"] });
    expect(wrongsOf(writtenOf(file))).toEqual({});
  });

  const row = { days: [1], spans: "09:00-12:00", minutes: "30", places: "3" };
  it.each<[string, object, string[]]>([
    ["nothing", { hours: [] }, []],
    ["a night", { hours: [{ ...row, spans: "22:00-06:00" }] }, ["hours.0.spans"]],
    ["no whole slots", { hours: [{ ...row, minutes: "50" }] }, ["hours.0.spans"]],
    ["slots that are too short, for nobody", { hours: [{ ...row, days: [], minutes: "4", places: "0" }] }, ["hours.0.days", "hours.0.minutes", "hours.0.places"]],
    ["what overlaps", { hours: [row, { ...row, days: [1, 2], spans: "11:00-13:00" }] }, ["hours"]],
    ["too many slots", { hours: [{ ...row, spans: "09:00-18:00", minutes: "5" }] }, ["hours"]],
    ["a day that is none", { closedDays: "2026-12-01\n元旦" }, ["closedDays"]],
    ["too long before", { cancelMinutes: "2881" }, ["cancelMinutes"]],
  ])("says what is wrong with %s", (_, change, keys) => {
    expect(Object.keys(wrongsOf({ ...writtenOf(aWindow()), ...change })).sort()).toEqual(keys);
  });

  it("wants a name, a place, and what is had there", () => {
    expect(Object.keys(wrongsOf(blank())).sort()).toEqual(["address", "name", "services"]);
  });

  it("puts what the server says at its field", () => {
    const errors = [error("content.hours", "甲"), error("content.closedDays[1]", "乙"), error("region", "丙")];
    expect(saidOf({ state: "refused", message: "", errors })).toEqual({ wrongs: { hours: "甲", closedDays: "乙" }, otherwise: "丙" });
  });

  it("is entered with the services that are chosen by their names", async () => {
    answers(NAMES, STATIONS, [StaffWindowEnterDocument, { serviceWindowEnter: { file: { version: 1 }, userErrors: [] } }]);
    const place = show(FormPage, STREET);
    await press(place, t.windowForm.save);
    await sees(place, t.windowForm.blankServices, t.form.wrongs);
    expect(sent(StaffWindowEnterDocument)).toEqual([]);
    await write(place, t.windowForm.name, "1 号窗口");
    await write(place, t.windowForm.address, "凤凰路 1 号");
    await press(place, "高龄补贴");
    await press(place, t.windowForm.save);
    await sees(place, t.windowForm.saved);
    expect(sent(StaffWindowEnterDocument)).toMatchObject([{ region: "520329001", content: { name: "1 号窗口", services: ["elderly"], station: null, cancelMinutes: 60 } }]);
  });

  it("is changed from the version that was read, and keeps a service that is offered no more", async () => {
    answers(NAMES, STATIONS, [StaffWindowsDocument, { windowFiles: [aWindow()] }], [StaffWindowChangeDocument, { serviceWindowChange: { file: { version: 3 }, userErrors: [] } }]);
    const place = show(FormPage, { ...STREET, window: "w1" });
    await press(place, "高龄补贴");
    await press(place, t.windowForm.save);
    await sees(place, t.windowForm.saved);
    expect(sent(StaffWindowChangeDocument)).toMatchObject([{ window: "w1", version: 2, content: { services: ["minimum-living", "elderly", "gone"] } }]);
  });
});

describe("the windows of a region", () => {
  it("are listed with their week, and closed for a day with a reason", async () => {
    let file = aWindow();
    answers(NAMES, [StaffWindowsDocument, () => ({ windowFiles: [file] })], [StaffWindowCloseDocument, () => ((file = aWindow({ version: 3, closedDays: ["2026-12-01"] })), { serviceWindowClose: { file: { version: 3 }, userErrors: [] } })]);
    const place = show(WindowsPage, STREET);
    await sees(place, "便民服务中心 3 号窗口", "每 30 分钟 3 人", t.windows.services(2));
    await press(place, "便民服务中心 3 号窗口");
    await sees(place, "最低生活保障申请、gone", "2026-12-31");
    await press(place, t.windows.closeDay.label);
    await write(place, t.windows.closeDay.day, "明天");
    await write(place, t.windows.closeDay.reason, "系统检修");
    const confirm = (): void => button(place.querySelector(".act")!, t.windows.closeDay.label).click();
    confirm();
    await sees(place, t.windows.closeDay.dayWrong);
    expect(sent(StaffWindowCloseDocument)).toEqual([]);
    await write(place, t.windows.closeDay.day, "2026-12-1");
    confirm();
    await sees(place, t.windows.closeDay.done, "2026-12-01");
    expect(sent(StaffWindowCloseDocument)).toEqual([{ window: "w1", version: 2, day: "2026-12-01", reason: "系统检修" }]);
  });

  it("that are closed for good come last, and nothing is done with them", async () => {
    answers(NAMES, [StaffWindowsDocument, { windowFiles: [aWindow({ closed: true }), aWindow({}, { id: "w2", name: "2 号窗口" })] }]);
    const place = show(WindowsPage, STREET);
    await sees(place, "2 号窗口");
    expect(place.textContent?.indexOf("2 号窗口")).toBeLessThan(place.textContent?.indexOf("3 号窗口") ?? -1);
    await press(place, "3 号窗口");
    await sees(place, t.windows.bookings);
    expect(place.textContent).not.toContain(t.windows.edit);
    expect(place.textContent).not.toContain(t.windows.close.label);
  });
});

describe("who booked at a window", () => {
  const NOW = Date.parse("2026-11-22T10:00:00+08:00");
  const booked = (more: object = {}) => ({ id: "b1", number: "A012", startsAt: "2026-11-22T09:00:00+08:00", title: "最低生活保障申请", name: "王*英", state: "BOOKED" as const, ...more });

  it("is recorded as far as they have come, on their day and after it", () => {
    expect(recordable(booked(), "2026-11-22", NOW)).toEqual(["ARRIVED", "CALLED", "SERVED", "NO_SHOW"]);
    expect(recordable({ state: "CALLED" }, "2026-11-21", NOW)).toEqual(["SERVED", "NO_SHOW"]);
    expect(recordable({ state: "SERVED" }, "2026-11-22", NOW)).toEqual([]);
    expect(recordable(booked(), "2026-11-23", NOW)).toEqual([]);
  });

  it("is asked for by the day in China", () => {
    expect(today(Date.parse("2026-11-22T16:30:00Z"))).toBe("2026-11-23");
    expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
    expect(daysAfter("2026-03-01", -1)).toBe("2026-02-28");
  });

  it("is shown for a day, and recorded without reading all of them again", async () => {
    answers([StaffWindowBookingsDocument, { windowBookings: page(booked()) }], [StaffBookingRecordDocument, { windowBookingRecord: { line: { id: "b1", state: "ARRIVED" }, userErrors: [] } }]);
    const place = show(BookingsPage, { ...STREET, window: "w1" });
    await sees(place, "A012 最低生活保障申请", "王*英", t.bookings.counted(1, 0, 0));
    await press(place, "A012");
    await press(place, t.bookings.record.ARRIVED);
    await sees(place, t.bookings.done.ARRIVED, t.bookings.states.ARRIVED);
    expect(() => button(place, t.bookings.record.ARRIVED)).toThrow();
    expect(sent(StaffBookingRecordDocument)).toEqual([{ booking: "b1", state: "ARRIVED" }]);
    expect(asked(StaffWindowBookingsDocument)).toBe(1);
  });

  it("is read anew where somebody else was faster", async () => {
    let state = "BOOKED";
    answers([StaffWindowBookingsDocument, () => ({ windowBookings: page(booked({ state })) })], [StaffBookingRecordDocument, () => ((state = "CANCELLED"), { windowBookingRecord: { line: null, userErrors: [error(null, "现在的状态不能这样做。", "NOT_NOW")] } })]);
    const place = show(BookingsPage, { ...STREET, window: "w1" });
    await press(place, "A012");
    await press(place, t.bookings.record.CALLED);
    await sees(place, "现在的状态不能这样做。", t.bookings.states.CANCELLED);
  });

  it("is shown for another day, of which nobody is recorded before it comes", async () => {
    answers([StaffWindowBookingsDocument, ({ day }: { day: string }) => ({ windowBookings: day > today() ? page(booked()) : page() })]);
    const place = show(BookingsPage, { ...STREET, window: "w1" });
    await sees(place, t.bookings.none);
    await write(place, t.bookings.day, "后天");
    await sees(place, t.windows.closeDay.dayWrong);
    await press(place, t.bookings.after);
    await press(place, "A012");
    await sees(place, t.bookings.later);
    expect(place.textContent).not.toContain(t.bookings.record.ARRIVED);
  });
});
