import type { FormFieldType, StaffFormFieldFragment } from "@/gen/graphql";
import type { ApplicationRow, Dossier } from "@/staff/state/applications";
import type { Content, Entry, Service } from "@/staff/state/services";
import type { WindowFile } from "@/staff/state/windows";

/* The service hall as staff see it, made up. */

export const END = { hasNextPage: false, endCursor: null };
export const page = (...nodes: object[]) => ({ nodes, pageInfo: END });

export function aRow(change: Partial<ApplicationRow> = {}): ApplicationRow {
  return {
    ...{ id: "a1", title: "最低生活保障申请", name: "王*英", state: "SUBMITTED", submittedAt: "2026-11-20T09:00:00+08:00", dueAt: "2026-11-23T17:00:00+08:00" },
    ...{ late: false, urgedAt: null, taken: false, own: false, version: 1 },
    ...change,
  };
}

const media = (id: string) => ({ id, kind: "DOCUMENT" as const, bytes: 20_480, url: `/m/${id}`, thumbnailUrl: null });

export function aDossier(change: Partial<Dossier> = {}, line: Partial<Dossier["line"]> = {}): Dossier {
  return {
    ...{ id: "a1", name: "王秀英", phone: "13800000001", byAnother: false, result: null, actions: ["TAKE", "COMMENT"], version: 1 },
    line: { ...aRow(), ...line },
    service: {
      ...{ key: "minimum-living", promisedDays: 5, acceptHours: 8 },
      materials: [{ number: 1, name: "居民户口簿" }, { number: 2, name: "收入证明" }],
      form: [{ key: "people", label: "家庭人口" }, { key: "income", label: "月收入" }],
    },
    answers: [{ field: "people", label: "家庭人口", text: "4" }],
    files: [{ material: 2, media: null }, { material: 1, media: media("m1") }, { material: 1, media: media("m2") }],
    resultFiles: [],
    asked: null,
    history: [{ number: 1, kind: "SUBMITTED", line: "提交了申请", text: null, by: "申请人", at: "2026-11-20T09:00:00+08:00" }],
    ...change,
  };
}

const field = (key: string, type: FormFieldType, label: string, more: Partial<StaffFormFieldFragment> = {}): StaffFormFieldFragment => ({
  ...{ key, type, label, purpose: "核实条件", hint: null, required: true, maxLength: null, min: null, max: null, decimals: null },
  ...{ earliest: null, latest: null, future: null, options: [], onlyIf: null },
  ...more,
});

/** One of each type, with what goes with it. */
export const A_FORM: StaffFormFieldFragment[] = [
  field("name", "TEXT", "户主姓名", { maxLength: 20 }),
  field("why", "LONG_TEXT", "申请理由", { required: false }),
  field("people", "NUMBER", "家庭人口", { min: 1, max: 20, decimals: 0 }),
  field("born", "DATE", "出生日期", { earliest: "1900-01-01", future: false }),
  field("house", "CHOICE", "住房", { options: ["自有", "租住"] }),
  field("ways", "CHOICES", "通知方式", { options: ["电话", "短信"], onlyIf: { field: "house", equals: "租住" } }),
  field("phone", "PHONE", "电话"),
  field("id-number", "ID_NUMBER", "身份证号码"),
  field("works", "YES_NO", "是否有人就业", { hint: "灵活就业也算" }),
  field("income", "NUMBER", "月收入", { min: 0, onlyIf: { field: "works", equals: "是" } }),
  field("home", "ADDRESS", "住址", { maxLength: 100 }),
];

export function aService(change: Partial<Service> = {}): Service {
  return {
    ...{ key: "minimum-living", name: "最低生活保障申请", summary: "收入低于标准的家庭申请低保。", lifeEvents: ["RELIEF"], who: "本县户籍家庭" },
    ...{ promisedDays: 20, legalDays: null, fee: "不收费", grounds: ["《社会救助暂行办法》"], steps: ["申请", "公示"], contact: null },
    ...{ delegable: true, acceptHours: 8, deskLevel: "STREET", confirmedAt: "2026-11-01T09:00:00+08:00" },
    region: { code: "520329", shortName: "余庆县" },
    materials: [{ number: 1, name: "居民户口簿", note: null, form: "ORIGINAL", needed: true, upload: true }],
    venues: [{ name: "街道便民服务中心", address: null, hours: "工作日 9:00-12:00", phone: null }],
    form: A_FORM,
    ...change,
  };
}

/** What leaves all to those above. */
export const NOTHING: Content = {
  ...{ offered: null, name: null, summary: null, lifeEvents: null, who: null, materials: null, venues: null, promisedDays: null, legalDays: null, fee: null },
  ...{ grounds: null, steps: null, contact: null, form: null, delegable: null, acceptHours: null, deskLevel: null, position: null },
};

export function anEntry(change: Partial<Entry> = {}): Entry {
  const draft = { ...NOTHING, contact: "0851-24620001", promisedDays: 5 };
  return {
    ...{ id: "s1", key: "minimum-living", name: "最低生活保障申请", state: "PUBLISHED", changed: false },
    ...{ publishedAt: "2026-11-01T09:00:00+08:00", confirmedAt: "2026-11-01T09:00:00+08:00", version: 3 },
    region: { code: "520329001", shortName: "子营街道" },
    ...{ draft, published: draft, above: aService() },
    ...change,
  };
}

export function aWindow(change: Partial<WindowFile> = {}, window: Partial<WindowFile["window"]> = {}): WindowFile {
  const morning = { from: 540, until: 720, minutes: 30, places: 3 };
  return {
    ...{ closedDays: ["2026-12-31"], station: null, closed: false, version: 2 },
    hours: [1, 2, 3].flatMap((weekday) => [{ weekday, ...morning }, { weekday, ...morning, from: 780, until: 1_020 }]).concat([{ weekday: 5, ...morning, minutes: 20, places: 1 }]),
    ...change,
    window: {
      ...{ id: "w1", name: "便民服务中心 3 号窗口", address: "凤凰路 1 号", phone: "0851-24620001", services: ["minimum-living", "gone"], cancelMinutes: 60 },
      region: { code: "520329001", shortName: "子营街道" },
      ...window,
    },
  };
}
