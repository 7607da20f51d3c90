import type { Application } from "@/hall/state/applications";
import type { Errand, Job } from "@/hall/state/errands";
import type { Field, Guide } from "@/hall/state/hall";
import type { Booking, OpenWindow } from "@/hall/state/windows";

/** A moment as the phone's own clock has it, for pages say times by that. */
const at = (day: number, hour: number, minute = 0): string => new Date(2026, 11, day, hour, minute).toISOString();
export const SLOT = at(3, 9, 30);
export const OTHER_SLOT = at(4, 9);

/** A field of a form, of words unless more is said. */
export function aField(more: Partial<Field> = {}): Field {
  return {
    key: "name",
    type: "TEXT",
    label: "姓名",
    purpose: "核对身份",
    hint: null,
    required: true,
    maxLength: null,
    min: null,
    max: null,
    decimals: null,
    earliest: null,
    latest: null,
    future: null,
    options: [],
    onlyIf: null,
    ...more,
  };
}

/** How many there are, whether somebody works, and then what they earn. */
export const FORM: Field[] = [
  aField({ key: "household", type: "NUMBER", label: "家里几口人", min: 1, max: 20 }),
  aField({ key: "works", type: "YES_NO", label: "有没有人上班" }),
  aField({ key: "income", type: "NUMBER", label: "上月收入（元）", min: 0, onlyIf: { field: "works", equals: "是" } }),
  aField({ key: "reason", type: "CHOICES", label: "主要困难", options: ["重病", "上学", "其他"] }),
  aField({ key: "note", type: "LONG_TEXT", label: "还要说明的", required: false }),
];

export function aGuide(more: Partial<Guide> = {}): Guide {
  return {
    key: "minimum-living",
    name: "最低生活保障申请",
    summary: "家庭收入低于低保标准的，申请低保。",
    lifeEvents: ["RELIEF"],
    online: true,
    delegable: true,
    fee: "不收费",
    promisedDays: 20,
    who: "收入低于低保标准的本县家庭",
    legalDays: 30,
    grounds: ["《社会救助暂行办法》第十一条"],
    steps: ["网上申请", "街道受理"],
    contact: "0851-24620000（示例）",
    acceptHours: 8,
    deskLevel: "STREET",
    confirmedAt: "2026-11-20T09:00:00+08:00",
    edition: "e1",
    materials: [
      { number: 1, name: "居民户口簿", note: null, form: "ORIGINAL", needed: true, upload: true },
      { number: 2, name: "残疾人证", note: "有的带", form: "COPY", needed: false, upload: false },
    ],
    venues: [{ name: "便民服务中心", address: "子营街道", hours: "工作日 9:00-12:00", phone: "0851-24620000" }],
    form: FORM,
    windows: [{ id: "w1", name: "3 号窗口", address: "子营街道", phone: null }],
    region: { code: "520329001", shortName: "子营街道", level: "STREET" },
    ...more,
  };
}

export function anApplication(more: Partial<Application> = {}): Application {
  return {
    id: "a1",
    state: "SUBMITTED",
    standing: "窗口最晚 12月3日 17:00 前受理。",
    forWhom: null,
    desk: "子营街道",
    submittedAt: "2026-11-22T09:00:00+08:00",
    dueAt: "2026-12-03T17:00:00+08:00",
    late: false,
    urgedAt: null,
    result: null,
    actions: ["WITHDRAW", "COMMENT"],
    version: 1,
    service: { key: "minimum-living", name: "最低生活保障申请", form: FORM, materials: aGuide().materials },
    answers: [
      { field: "household", label: "家里几口人", text: "3" },
      { field: "works", label: "有没有人上班", text: "否" },
      { field: "reason", label: "主要困难", text: "重病、上学" },
    ],
    files: [{ material: 1, media: null }],
    asked: null,
    resultFiles: [],
    history: [{ number: 1, kind: "SUBMITTED", line: "提交申请", text: null, by: "申请人", at: "2026-11-22T09:00:00+08:00" }],
    ...more,
  };
}

/** Two slots on a Thursday, of which one is full, and one on a Friday. */
export function aWindow(more: Partial<OpenWindow> = {}): OpenWindow {
  return {
    id: "w1",
    name: "3 号窗口",
    address: "子营街道",
    phone: "0851-24620001",
    services: ["minimum-living", "elderly-allowance"],
    cancelMinutes: 60,
    region: { code: "520329001", shortName: "子营街道" },
    slots: [
      { startsAt: at(3, 9), endsAt: SLOT, places: 3, free: 0 },
      { startsAt: SLOT, endsAt: at(3, 10), places: 3, free: 2 },
      { startsAt: OTHER_SLOT, endsAt: at(4, 9, 30), places: 3, free: 3 },
    ],
    ...more,
  };
}

export function aBooking(more: Partial<Booking> = {}): Booking {
  return {
    id: "b1",
    service: "minimum-living",
    title: "最低生活保障申请",
    forWhom: null,
    startsAt: SLOT,
    endsAt: at(3, 10),
    number: "A012",
    state: "BOOKED",
    standing: "已约好12月3日 9:30—10:00，预约号 A012，请按时到窗口。",
    cancelUntil: at(3, 8, 30),
    actions: ["CHANGE", "CANCEL"],
    window: { id: "w1", name: "3 号窗口", address: "子营街道", phone: "0851-24620001" },
    ...more,
  };
}

export function anErrand(more: Partial<Errand> = {}): Errand {
  return {
    id: "e1",
    service: "elderly-allowance",
    title: "高龄津贴申领",
    wish: "材料备好了，上午在家",
    forWhom: null,
    state: "OPEN",
    standing: "正在等附近的志愿者接单。",
    runBy: null,
    consentAt: "2026-11-22T09:00:00+08:00",
    revokedAt: null,
    actions: ["REVOKE"],
    askedAt: "2026-11-22T09:00:00+08:00",
    history: [{ line: "请人代办", note: null, at: "2026-11-22T09:00:00+08:00" }],
    ...more,
  };
}

export function aJob(more: Partial<Job> = {}): Job {
  return {
    id: "e1",
    title: "高龄津贴申领",
    state: "TAKEN",
    area: "积善社区",
    askedAt: "2026-11-22T09:00:00+08:00",
    own: true,
    person: { name: "李桂兰", phone: "13912345678", address: "滨河花园 3栋", wish: "材料备好了，上午在家" },
    history: [],
    ...more,
  };
}
