import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffEntriesDocument,
  StaffEntryIdsDocument,
  StaffEntryOneDocument,
  StaffServiceDraftDocument,
  StaffServiceHereDocument,
  StaffServicePublishDocument,
  StaffServicesDocument,
} from "@/gen/graphql";
import FormPage from "@/staff/service-form/service-form.vue";
import ServicesPage from "@/staff/services/services.vue";
import { fieldInput, fieldsOf, fieldsWrongs, newField, type FieldRow } from "@/staff/state/formFields";
import { contentOf, saidOf, writtenOf, wrongsOf, type Written } from "@/staff/state/serviceForm";
import { actsOf, incomplete, partsOf } from "@/staff/state/services";
import { halling as t } from "@/texts/halling";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";
import { A_FORM, anEntry, aService, NOTHING, page } from "./hallData";
import { press, sent, show, STREET, tidy, write } from "./noticePages";

const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));
const error = (field: string | null, message: string, code = "X") => ({ field, message, code });

beforeEach(logIn);
afterEach(tidy);

describe("the parts of a service", () => {
  const part = (name: string, opened: Parameters<typeof partsOf>[0]) => partsOf(opened).find((one) => one.name === name);

  it("are told apart: what the region says in the place of those above, and what it leaves to them", () => {
    const opened = { entry: anEntry(), above: aService() };
    expect(part("promisedDays", opened)).toMatchObject({ from: "overrides", text: "5 个工作日", above: "20 个工作日" });
    expect(part("contact", opened)).toMatchObject({ from: "own", text: "0851-24620001", above: undefined });
    expect(part("who", opened)).toMatchObject({ from: "inherited", text: "本县户籍家庭", above: undefined });
    expect(part("legalDays", opened)).toMatchObject({ from: "inherited", text: t.say.noLaw });
    expect(part("position", opened)).toMatchObject({ from: "nobody", text: "" });
    expect(part("offered", opened)).toMatchObject({ from: "inherited", text: t.say.offered.yes });
    expect(part("offered", { entry: anEntry({ above: null }) })).toBeUndefined();
  });

  it("are all inherited where the region says nothing, and all its own where nobody above does", () => {
    expect(partsOf({ above: aService() }).every(({ from }) => from === "inherited" || from === "nobody")).toBe(true);
    expect(partsOf({ entry: anEntry({ draft: { ...NOTHING, name: "低保", form: [] }, above: null }) }).filter(({ from }) => from === "own").map(({ name }) => name)).toEqual(["name", "form"]);
  });

  it("say which of them were changed and not published", () => {
    const entry = anEntry({ changed: true, draft: { ...NOTHING, contact: "0851-24620002", promisedDays: 5 } });
    expect(partsOf({ entry, above: aService() }).filter(({ unpublished }) => unpublished).map(({ name }) => name)).toEqual(["contact"]);
    expect(partsOf({ entry: anEntry(), above: aService() }).some(({ unpublished }) => unpublished)).toBe(false);
  });

  it("say of a part that was taken out of the draft that people still read it", () => {
    const entry = anEntry({ changed: true, draft: NOTHING });
    expect(part("promisedDays", { entry, above: aService() })).toMatchObject({ from: "inherited", unpublished: true });
  });

  it("are said in words, each field of the form with all that goes with it", () => {
    const text = part("form", { above: aService() })?.text ?? "";
    expect(text).toContain("户主姓名（一行文字，最多 20 字）用于核实条件");
    expect(text).toContain("家庭人口（数字，从 1，到 20）");
    expect(text).toContain("通知方式（选几项，选项 电话/短信，“住房”是“租住”时才问）");
    expect(text).toContain("月收入（数字，从 0，“是否有人就业”是“是”时才问）");
    expect(part("materials", { above: aService() })?.text).toBe("居民户口簿（原件，可网上交）");
  });
});

describe("what can be done with an entry", () => {
  const names = (change: Parameters<typeof anEntry>[0]) => actsOf(anEntry(change)).map(({ name }) => name);

  it("follows from how far it has come", () => {
    expect(names({ state: "DRAFT", published: null })).toEqual(["PUBLISH"]);
    expect(names({})).toEqual(["CONFIRM", "WITHDRAW", "WITHDRAW_BELOW"]);
    expect(names({ changed: true })).toEqual(["PUBLISH", "CONFIRM", "WITHDRAW", "WITHDRAW_BELOW"]);
    expect(names({ region: { code: "520329001003", shortName: "龙井社区" } })).toEqual(["CONFIRM", "WITHDRAW"]);
    expect(names({ state: "WITHDRAWN" })).toEqual(["PUBLISH"]);
  });

  it("is refused by the names of the parts that are missing", () => {
    const errors = [error("content.who", "", "INCOMPLETE"), error("content.fee", "", "INCOMPLETE")];
    expect(incomplete({ state: "refused", message: "", code: "INCOMPLETE", errors })).toMatchObject({ message: t.entry.incomplete("办理对象、收费") });
    expect(incomplete({ state: "refused", message: "", field: "content.fee", code: "INCOMPLETE" })).toMatchObject({ message: t.entry.incomplete("收费") });
    const risky = { state: "refused" as const, message: "内容可能违反规定", code: "RISKY" };
    expect(incomplete(risky)).toBe(risky);
  });
});

describe("the fields of a form", () => {
  const rows = fieldsOf(A_FORM);

  it("are sent as they were read where nothing was changed", () => {
    const plain = (one: object): object => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== undefined && value !== false));
    expect(rows.map(fieldInput).map(plain)).toEqual(A_FORM.map(plain));
    expect(fieldsWrongs(rows)).toEqual({});
  });

  it("are sent without what belongs to another type", () => {
    const row: FieldRow = { ...newField([]), label: "人口", purpose: "核实", options: "一\n二", min: "3", earliest: "2026-01-01" };
    expect(fieldInput({ ...row, type: "PHONE" })).toEqual({ key: "f1", type: "PHONE", required: true, label: "人口", purpose: "核实", hint: null, options: [], onlyIf: null });
    expect(fieldInput({ ...row, type: "CHOICE" }).options).toEqual(["一", "二"]);
    expect(fieldInput({ ...row, type: "NUMBER" })).toMatchObject({ min: 3, max: null, options: [] });
  });

  it("come under keys that none has yet", () => {
    expect(newField([{ ...newField([]), key: "f2" }]).key).toBe("f3");
    expect(newField(rows).key).toBe("f12");
  });

  it.each<[string, Partial<FieldRow>, string[]]>([
    ["without words", { label: " ", purpose: "" }, ["label", "purpose"]],
    ["with bounds the wrong way round", { type: "NUMBER", min: "5", max: "1" }, ["min"]],
    ["with a bound that is no number", { type: "NUMBER", min: "多", decimals: "5" }, ["decimals", "min"]],
    ["of a day that is none", { type: "DATE", earliest: "明天" }, ["earliest"]],
    ["of days the wrong way round", { type: "DATE", earliest: "2026-12-31", latest: "2026-01-01" }, ["earliest"]],
    ["with one option", { type: "CHOICE", options: "一个" }, ["options"]],
    ["with an option twice", { type: "CHOICES", options: "一\n一" }, ["options"]],
    ["longer than its type", { type: "TEXT", maxLength: "101" }, ["maxLength"]],
    ["that hangs on what comes later", { onlyField: "later", onlyEquals: "是" }, ["onlyIf"]],
    ["that hangs on an answer that cannot be", { onlyField: "works", onlyEquals: "也许" }, ["onlyIf"]],
  ])("are wrong %s", (_, change, parts) => {
    const works = { ...newField([]), key: "works", type: "YES_NO" as const, label: "是否就业", purpose: "核实" };
    const row = { ...newField([works]), label: "收入", purpose: "核实", ...change };
    expect(Object.keys(fieldsWrongs([works, row])).sort()).toEqual(parts.map((one) => `form.1.${one}`));
  });
});

describe("a service in the form", () => {
  const above = aService();

  it("says what the region said, and leaves the rest to those above", () => {
    const written = writtenOf({ entry: anEntry(), above });
    expect(written.says).toEqual(["promisedDays", "contact"]);
    expect(contentOf(written, above)).toEqual({ promisedDays: 5, contact: "0851-24620001" });
    expect(wrongsOf(written, above)).toEqual({});
    expect(written).toMatchObject({ who: "本县户籍家庭", legalDays: "", acceptHours: "8", version: 3 });
  });

  it("begins a part from what those above say of it", () => {
    const written: Written = { ...writtenOf({ above }), says: ["materials", "legalDays", "offered"] };
    expect(contentOf(written, above)).toEqual({ offered: true, legalDays: -1, materials: [{ name: "居民户口簿", note: null, form: "ORIGINAL", needed: true, upload: true }] });
  });

  it("says all where nobody above does, but that it is had there", () => {
    const written = writtenOf({}, "bus-card");
    expect(Object.keys(wrongsOf(written, undefined)).sort()).toEqual(["fee", "lifeEvents", "name", "summary", "who"]);
    const content = contentOf(written, undefined);
    expect(content).not.toHaveProperty("offered");
    expect(content).toMatchObject({ promisedDays: -1, contact: null, form: [], acceptHours: 16, deskLevel: "STREET", position: 1_000 });
  });

  it("says nothing else where it is not had there", () => {
    expect(contentOf({ ...writtenOf({}, "bus-card"), offered: "no" }, undefined)).toEqual({ offered: false });
    expect(wrongsOf({ ...writtenOf({}, "bus-card"), offered: "no" }, undefined)).toEqual({});
    expect(contentOf({ ...writtenOf({ above }), says: ["offered"], offered: "no" }, above)).toEqual({ offered: false });
  });

  it("looks only at what is said here", () => {
    const written: Written = { ...writtenOf({ above }), name: "", fee: " ", acceptHours: "300", materials: [{ name: "", note: "", form: "COPY", needed: true, upload: false }] };
    expect(wrongsOf(written, above)).toEqual({});
    expect(Object.keys(wrongsOf({ ...written, says: ["name", "materials", "acceptHours"] }, above)).sort()).toEqual(["acceptHours", "materials.0.name", "name"]);
    expect(wrongsOf({ ...written, says: ["steps", "grounds"], steps: "步\n".repeat(11), grounds: "长".repeat(101) }, above)).toEqual({ steps: t.form.tooMany(10), grounds: t.form.lineTooLong(100) });
  });

  it("puts what the server says at its field", () => {
    const errors = [error("content.materials[2].name", "甲"), error("content.form[0].key", "乙"), error("content.form[1].options[3]", "丙"), error("content.grounds[1]", "丁"), error("region", "戊")];
    expect(saidOf({ state: "refused", message: "", errors })).toEqual({ wrongs: { "materials.2.name": "甲", "form.0": "乙", "form.1.options": "丙", grounds: "丁" }, otherwise: "戊" });
  });
});

describe("the catalogue of a region", () => {
  const line = { key: "minimum-living", name: "最低生活保障申请", online: true, confirmedAt: "2026-11-01T09:00:00+08:00", region: { code: "520329", shortName: "余庆县" } };

  it("says of each service who says it, and leads from what is inherited to writing it", async () => {
    answers([StaffServicesDocument, { publicServices: page(line) }], [StaffEntryIdsDocument, { serviceEntries: page({ id: "s9", key: "minimum-living", region: { code: "520329001005" } }) }], [StaffServiceHereDocument, { publicService: aService() }]);
    const place = show(ServicesPage, STREET);
    await sees(place, "最低生活保障申请", t.services.inherited("余庆县"));
    await press(place, "最低生活保障申请");
    await sees(place, t.entry.inheritedOnly("余庆县", "子营街道"), "本县户籍家庭");
    await press(place, t.entry.begin);
    expect(thePhone().went.at(-1)).toContain("/staff/service-form/service-form?kind=region&id=520329001");
    expect(thePhone().went.at(-1)).toContain("key=minimum-living");
  });

  it("publishes a draft, and says what is missing by its name", async () => {
    let entry = anEntry({ state: "DRAFT", published: null, above: null, version: 1 });
    const incompleteFirst = [error("content.who", "这一项要填写", "INCOMPLETE")];
    let refused: object[] = incompleteFirst;
    answers(
      [StaffServicesDocument, { publicServices: page() }],
      [StaffEntriesDocument, () => ({ serviceEntries: page(entry) })],
      [StaffEntryOneDocument, () => ({ serviceEntry: entry })],
      [StaffServicePublishDocument, () => ((entry = refused.length ? entry : anEntry({ version: 2 })), { publicServicePublish: { entry: null, userErrors: refused } })],
    );
    const place = show(ServicesPage, STREET);
    await press(place, t.services.tab.drafts);
    await press(place, "最低生活保障申请");
    await sees(place, t.entry.draft, t.entry.nobody, t.entry.own);
    const publish = async (): Promise<void> => {
      await press(place, t.entry.publish.label);
      place.querySelector<HTMLElement>(".confirm button")?.click();
    };
    await publish();
    await sees(place, t.entry.incomplete("办理对象"));
    refused = [];
    await publish();
    await sees(place, t.entry.publish.done, t.entry.overrides("余庆县"), t.entry.above("余庆县", "20 个工作日"));
    expect(sent(StaffServicePublishDocument)).toEqual([{ entry: "s1", version: 1 }, { entry: "s1", version: 1 }]);
  });
});

describe("writing what a region says", () => {
  it("takes a part from those above, and sends it with the version that was read", async () => {
    answers([StaffEntryOneDocument, { serviceEntry: anEntry() }], [StaffServiceDraftDocument, { publicServiceDraft: { entry: { id: "s1", version: 4 }, userErrors: [] } }]);
    const place = show(FormPage, { ...STREET, entry: "s1" });
    await sees(place, t.form.following("余庆县", "本县户籍家庭"));
    await press(place, t.form.here(t.parts.who));
    await write(place, t.parts.who, "本街道户籍家庭");
    await press(place, t.form.save);
    await sees(place, t.form.saved);
    expect(sent(StaffServiceDraftDocument)).toEqual([{ region: "520329001", key: "minimum-living", version: 3, content: { who: "本街道户籍家庭", promisedDays: 5, contact: "0851-24620001" } }]);
  });

  it("writes over somebody else's only knowingly", async () => {
    let entry = anEntry();
    let errors: object[] = [error(null, "别人刚刚改过。", "CONFLICT")];
    answers([StaffEntryOneDocument, () => ({ serviceEntry: entry })], [StaffServiceDraftDocument, () => ((entry = anEntry({ version: 8 })), { publicServiceDraft: { entry: null, userErrors: errors } })]);
    const place = show(FormPage, { ...STREET, entry: "s1" });
    await write(place, t.parts.contact, "0851-24620009");
    await press(place, t.form.save);
    await sees(place, t.form.conflict);
    errors = [];
    await press(place, t.form.save);
    await sees(place, t.form.saved);
    expect(sent(StaffServiceDraftDocument)).toMatchObject([{ version: 3 }, { version: 8, content: { contact: "0851-24620009" } }]);
  });

  it("says at each field what is wrong, and sends nothing", async () => {
    answers();
    const place = show(FormPage, STREET);
    await press(place, t.form.addField);
    await press(place, t.form.addMaterial);
    await press(place, t.form.save);
    await sees(place, t.form.wrongs, t.form.keyWrong, t.form.blankEvents, t.form.blank);
    expect(sent(StaffServiceDraftDocument)).toEqual([]);
  });
});
