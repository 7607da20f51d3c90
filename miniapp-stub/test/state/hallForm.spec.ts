import { describe, expect, it } from "vitest";
import { dueSign, materialsInput, stepOfFault, stepsOf } from "@/hall/state/applications";
import {
  answersInput,
  answersOf,
  askedFields,
  dayOf,
  faultOf,
  faultsOf,
  faultsOfErrors,
  faultsOfFiles,
  isIdNumber,
  mendedFields,
  roomFor,
  todayThere,
  type Answers,
  type Faults,
} from "@/hall/state/hallForm";
import { atOf, atSaid, daysSaid } from "@/hall/state/hall";
import type { Picked } from "@/state/photos";
import { applications, applying as texts } from "@/texts/hall";
import { aField, aGuide, FORM } from "../pages/hallData";

const TODAY = "2026-11-22";
const said = (text: string): { text: string; options: string[] } => ({ text, options: [] });
const chose = (...options: string[]): { text: string; options: string[] } => ({ text: "", options });
const keys = (fields: ReadonlyArray<{ key: string }>): string[] => fields.map(({ key }) => key);
const fault = (field: Parameters<typeof aField>[0], text: string): string => faultOf(aField(field), { name: said(text) }, TODAY);

describe("the form of a service", () => {
  it("asks what depends on another answer only after that answer", () => {
    expect(keys(askedFields(FORM, {}))).toEqual(["household", "works", "reason", "note"]);
    expect(keys(askedFields(FORM, { works: said("是") }))).toContain("income");
    expect(keys(askedFields(FORM, { works: said("否"), income: said("1") }))).not.toContain("income");
  });

  it("asks nothing that depends on what is not asked itself", () => {
    const chain = [...FORM, aField({ key: "from", onlyIf: { field: "income", equals: "0" } })];
    expect(keys(askedFields(chain, { works: said("否"), income: said("0") }))).not.toContain("from");
    expect(keys(askedFields(chain, { works: said("是"), income: said("0") }))).toContain("from");
  });

  it("takes of each kind what the server takes, and says at the field what else to write", () => {
    const cases: Array<[Parameters<typeof aField>[0], string, string]> = [
      [{ type: "TEXT" }, "王英", ""],
      [{ type: "TEXT" }, "  ", texts.faults.missing],
      [{ type: "TEXT", required: false }, "", ""],
      [{ type: "TEXT", maxLength: 2 }, "王小英", texts.faults.long(2)],
      [{ type: "TEXT", maxLength: 2 }, "𠮷𠮷", ""],
      [{ type: "YES_NO" }, "", texts.faults.choose],
      [{ type: "NUMBER" }, "三", texts.faults.number],
      [{ type: "NUMBER" }, "3.5", texts.faults.whole],
      [{ type: "NUMBER", decimals: 1 }, "3.55", texts.faults.decimals(1)],
      [{ type: "NUMBER", decimals: 2 }, "3.55", ""],
      [{ type: "NUMBER", min: 0 }, "-1", texts.faults.min(0)],
      [{ type: "NUMBER", max: 20 }, "21", texts.faults.max(20)],
      [{ type: "DATE" }, "2026-11-31", texts.faults.day],
      [{ type: "DATE" }, "2026-11-23", texts.faults.future],
      [{ type: "DATE", future: true }, "2026-11-23", ""],
      [{ type: "DATE", earliest: "2026-01-01" }, "20251231", texts.faults.earliest("2026-01-01")],
      [{ type: "DATE", latest: "2026-06-30" }, "2026-7-1", texts.faults.latest("2026-06-30")],
      [{ type: "PHONE" }, "139 1234 5678", ""],
      [{ type: "PHONE" }, "0851-24620000", ""],
      [{ type: "PHONE" }, "12345", texts.faults.phone],
      [{ type: "ID_NUMBER" }, "11010519491231002x", ""],
      [{ type: "ID_NUMBER" }, "110105194912310021", texts.faults.idNumber],
    ];
    expect(cases.map(([field, text]) => fault(field, text))).toEqual(cases.map(([, , wanted]) => wanted));
  });

  it("knows days however they are written, and the last digit of an ID number", () => {
    expect(["2026-12-1", "20261201", "2026年12月1日", "2026-02-29", "昨天"].map(dayOf)).toEqual(["2026-12-01", "2026-12-01", "2026-12-01", undefined, undefined]);
    expect([isIdNumber("11010519491231002X"), isIdNumber("110105194913310020"), isIdNumber("1101051949123100")]).toEqual([true, false, false]);
    expect(todayThere(Date.parse("2026-11-22T16:30:00Z"))).toBe("2026-11-23");
  });

  it("is sent with all that is asked, each in its one form, so that the server's word finds its field", () => {
    const answers: Answers = { household: said(" 3 "), works: said("是"), reason: chose("重病"), income: said("") };
    const fields = askedFields(FORM, answers);
    expect(answersInput(fields, answers)).toEqual([
      { field: "household", text: "3" },
      { field: "works", text: "是" },
      { field: "income", text: "" },
      { field: "reason", options: ["重病"] },
      { field: "note", text: "" },
    ]);
    const errors = [
      { field: "answers[2]", message: "请填写“上月收入”。" },
      { field: "files", message: "请上传“居民户口簿”。" },
      { field: "forWhom", message: "您现在不能替这个人办理。" },
      { field: null, message: "请再试一次。" },
    ];
    expect(faultsOfErrors(errors, fields)).toEqual({
      income: "请填写“上月收入”。",
      files: "请上传“居民户口簿”。",
      forWhom: "您现在不能替这个人办理。",
      "": "请再试一次。",
    });
    expect(faultsOf(fields, answers, TODAY)).toEqual({ income: texts.faults.missing });
  });

  it("shows again what is asked for, and what has to be answered since another answer changed", () => {
    const before = answersOf(FORM, [
      { field: "works", text: "否" },
      { field: "household", text: "3" },
      { field: "reason", text: "重病、上学" },
    ]);
    expect(before.reason).toEqual({ text: "重病、上学", options: ["重病", "上学"] });
    expect(keys(mendedFields(FORM, ["works"], before, before))).toEqual(["works"]);
    expect(keys(mendedFields(FORM, ["works"], before, { ...before, works: said("是") }))).toEqual(["works", "income"]);
  });
});

describe("materials", () => {
  const photo = (more: Partial<Picked> = {}): Picked => ({ id: "f1", state: "sent", url: "a.jpg", key: "k1", at: 1_000, ...more });

  it("are missing only where they are needed, can be uploaded, and no picture of them may be taken by the server", () => {
    const { materials } = aGuide();
    expect(faultsOfFiles(materials, {})).toEqual({ 1: texts.faults.material("居民户口簿") });
    expect(faultsOfFiles(materials, { 1: [photo({ state: "refused" })] })).toEqual({ 1: texts.faults.material("居民户口簿") });
    expect(faultsOfFiles(materials, { 1: [photo({ state: "kept", id: null })] })).toEqual({});
  });

  it("go by their ids where the server has them, else with the rest, each as the material that it is", () => {
    const { ready, toSend } = materialsInput({ 1: [photo(), photo({ id: null, state: "kept", url: "b.jpg", key: "k2" })] }, 2_000);
    expect(ready).toEqual([{ material: 1, media: "f1" }]);
    expect(toSend).toEqual([{ path: "b.jpg", key: "k2", material: 1 }]);
  });

  it("are at most twenty pictures in all", () => {
    const nine = Array.from({ length: 9 }, () => photo());
    expect(roomFor({ number: 3 }, { 1: nine, 2: nine })).toBe(2);
    expect(roomFor({ number: 1 }, { 1: nine, 2: nine })).toBe(9);
  });
});

describe("an application", () => {
  it("is filled in by steps, without those of which a service asks nothing", () => {
    expect(stepsOf(aGuide())).toEqual(["who", "form", "files", "check"]);
    expect(stepsOf(aGuide({ materials: [] }))).toEqual(["who", "form", "check"]);
    const wrong: Faults[] = [{ income: "…" }, { files: "…" }, { forWhom: "…", income: "…" }, { "": "…" }];
    expect(wrong.map(stepOfFault)).toEqual(["form", "files", "who", "check"]);
  });

  it("says until when the desk has to answer, that it is late, and nothing while no clock runs", () => {
    const now = new Date(2026, 10, 22, 9).getTime();
    const dueAt = new Date(2026, 10, 22, 17, 30).toISOString();
    expect(dueSign({ dueAt, late: false }, now)).toMatchObject({ tone: "plain", words: applications.due("今天 17:30") });
    expect(dueSign({ dueAt, late: true }, now)).toMatchObject({ tone: "soon", words: applications.late });
    expect(dueSign({ dueAt: null, late: false }, now)).toBeUndefined();
  });
});

describe("a place", () => {
  it("is said in a page's address and read again", () => {
    const places = [{ doorplate: "C05V9V8N515NR" }, { place: { region: "520329001005" } }, { place: { unit: "u1" } }];
    expect(places.map((at) => atOf(atSaid(at as Parameters<typeof atSaid>[0])))).toEqual(places);
    expect([atOf(""), atOf("region."), atOf("moon.1")]).toEqual([undefined, undefined, undefined]);
  });

  it("promises days as people say them", () => {
    expect([daysSaid(0), daysSaid(20), daysSaid(null)]).toEqual(["当场办结", "20 个工作日内办结", ""]);
  });
});
