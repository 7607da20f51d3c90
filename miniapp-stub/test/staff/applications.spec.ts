import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  StaffApplicationAcceptDocument,
  StaffApplicationAskMaterialsDocument,
  StaffApplicationCountDocument,
  StaffApplicationDocument,
  StaffApplicationFinishDocument,
  StaffApplicationsDocument,
  StaffApplicationTakeDocument,
  StaffErrandsUntakenDocument,
} from "@/gen/graphql";
import ApplicationsPage from "@/staff/applications/applications.vue";
import ErrandsPage from "@/staff/errands/errands.vue";
import { actsOf, applicationsWaiting, askedOf, filesOf, wordsOf } from "@/staff/state/applications";
import { errandsWaiting } from "@/staff/state/errands";
import type { Ground } from "@/staff/state/ground";
import { halling as t } from "@/texts/halling";
import { staff } from "@/texts/staff";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";
import { aDossier, aRow, page } from "./hallData";
import { asked, button, press, sent, show, STREET, tidy, write } from "./noticePages";

const sees = (place: HTMLElement, ...words: string[]): Promise<void> => vi.waitFor(() => words.forEach((one) => expect(place.textContent).toContain(one)));
const did = (field: string, ...userErrors: object[]) => ({ [field]: { userErrors } });
const ground = STREET as Ground;

beforeEach(logIn);
afterEach(tidy);

describe("an application", () => {
  it("says who handles it, and that it was urged", () => {
    expect(wordsOf(aRow())).toEqual(["王*英", t.states.SUBMITTED, t.queue.free]);
    expect(wordsOf(aRow({ name: null, taken: true, state: "ACCEPTED" }))).toEqual([t.queue.nameless, t.states.ACCEPTED, t.queue.taken]);
    expect(wordsOf(aRow({ taken: true, own: true, urgedAt: new Date().toISOString() })).slice(2)).toEqual([t.queue.own, "刚刚催办"]);
    expect(wordsOf(aRow({ state: "DONE", taken: true }))).toEqual(["王*英", t.states.DONE]);
  });

  it("has its files by the materials, in their order, those too that are no longer kept", () => {
    expect(filesOf(aDossier()).map(({ name, media }) => [name, media?.id])).toEqual([["居民户口簿（1）", "m1"], ["居民户口簿（2）", "m2"], ["收入证明", undefined]]);
    expect(filesOf(aDossier({ files: [{ material: 9, media: null }] })).map(({ name }) => name)).toEqual([t.dossier.other]);
  });

  it("says what is asked for in the words of the form", () => {
    expect(askedOf(aDossier({ asked: { materials: [2], fields: ["income"], text: "" } }))).toEqual(["收入证明", "月收入"]);
    expect(askedOf(aDossier())).toEqual([]);
  });

  it("offers what the server lets one do, the next step first; what a colleague has is taken over", () => {
    const names = (...actions: ReturnType<typeof aDossier>["actions"]) => actsOf(aDossier({ actions })).map(({ name }) => name);
    expect(names("COMMENT", "REFUSE", "ASK_MATERIALS", "ACCEPT")).toEqual(["ACCEPT", "ASK_MATERIALS", "REFUSE", "COMMENT"]);
    expect(names()).toEqual([]);
    expect(actsOf(aDossier({}, { taken: true }))[0]?.label).toBe(t.acts.takeOver.label);
  });
});

describe("the desk's list", () => {
  it("is asked for in parts, and one is taken from the version that was read", async () => {
    let dossier = aDossier();
    answers(
      [StaffApplicationsDocument, ({ late }: { late: boolean }) => ({ applicationQueue: late ? page() : page(aRow({ late: true, dueAt: "2026-11-20T17:00:00+08:00" })) })],
      [StaffApplicationDocument, () => ({ applicationDossier: dossier })],
      [StaffApplicationTakeDocument, () => ((dossier = aDossier({ version: 2, actions: ["ACCEPT", "ASK_MATERIALS"] }, { taken: true, own: true })), did("serviceApplicationTake"))],
    );
    const place = show(ApplicationsPage, STREET);
    await sees(place, "最低生活保障申请", "王*英", "已超时，应在");
    await press(place, "最低生活保障申请");
    await sees(place, "王秀英", "家庭人口", "居民户口簿（1）", t.dossier.fileGone, "提交了申请", "8 个工作时内受理");
    await press(place, t.acts.TAKE.label);
    await sees(place, t.acts.TAKE.sure);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await sees(place, t.acts.TAKE.done, t.acts.ACCEPT.label, t.queue.own);
    expect(sent(StaffApplicationTakeDocument)).toEqual([{ application: "a1", version: 1 }]);
    await press(place.querySelector(".tabs")!, t.queue.tab.late);
    await sees(place, t.queue.none);
    expect(thePhone().requests.filter(({ body }) => "late" in body.variables).at(-1)?.body.variables).toMatchObject({ desk: "520329001", late: true, own: false });
  });

  it("tells that somebody else was faster, and shows how it is now", async () => {
    let dossier = aDossier({ actions: ["ACCEPT"] }, { taken: true, own: true });
    answers(
      [StaffApplicationsDocument, { applicationQueue: page(aRow()) }],
      [StaffApplicationDocument, () => ({ applicationDossier: dossier })],
      [StaffApplicationAcceptDocument, () => ((dossier = aDossier({ version: 5, actions: ["TAKE"] }, { taken: true, state: "ACCEPTED" })), did("serviceApplicationAccept", { field: null, message: "别人刚刚改过，请看看再办。", code: "CONFLICT" }))],
    );
    const place = show(ApplicationsPage, STREET);
    await press(place, "最低生活保障申请");
    await press(place, t.acts.ACCEPT.label);
    button(place.querySelector(".act")!, t.acts.ACCEPT.label).click();
    await sees(place, "别人刚刚改过，请看看再办。", t.acts.takeOver.label, t.states.ACCEPTED);
  });

  it("asks for materials and for what was filled in, each by its name", async () => {
    answers(
      [StaffApplicationsDocument, { applicationQueue: page(aRow()) }],
      [StaffApplicationDocument, { applicationDossier: aDossier({ actions: ["ASK_MATERIALS"] }) }],
      [StaffApplicationAskMaterialsDocument, did("serviceApplicationAskMaterials")],
    );
    const place = show(ApplicationsPage, STREET);
    await press(place, "最低生活保障申请");
    await press(place, t.acts.ASK_MATERIALS.label);
    button(place.querySelector(".act")!, "收入证明").click();
    button(place.querySelector(".act")!, "月收入").click();
    button(place.querySelector(".act")!, t.acts.ASK_MATERIALS.label).click();
    await sees(place, "请填写");
    expect(sent(StaffApplicationAskMaterialsDocument)).toEqual([]);
    await write(place, t.acts.ASK_MATERIALS.text, "请补拍盖章页");
    button(place.querySelector(".act")!, t.acts.ASK_MATERIALS.label).click();
    await sees(place, t.acts.ASK_MATERIALS.done);
    expect(sent(StaffApplicationAskMaterialsDocument)).toEqual([{ application: "a1", version: 1, materials: [2], fields: ["income"], text: "请补拍盖章页" }]);
  });

  it("is left out where one comes from a message: the application is opened at once, by its id alone", async () => {
    answers([StaffApplicationDocument, { applicationDossier: aDossier() }]);
    const place = show(ApplicationsPage, { application: "a1" });
    await sees(place, "王秀英", t.acts.TAKE.label);
    expect(asked(StaffApplicationsDocument)).toBe(0);
    expect(() => button(place, staff.list.back)).toThrow();
  });

  it("finishes with what came of it, and its files", async () => {
    answers([StaffApplicationFinishDocument, did("serviceApplicationFinish")]);
    const finish = actsOf(aDossier({ actions: ["FINISH"], version: 7 }))[0];
    await finish?.send({ text: " 已批准 " }, {}, { files: [{ id: "m9", name: "通知书.pdf" }] });
    expect(sent(StaffApplicationFinishDocument)).toEqual([{ application: "a1", version: 7, text: "已批准", files: ["m9"] }]);
  });
});

describe("what waits in the service hall", () => {
  it("is counted for whoever handles it, and for nobody else", async () => {
    answers([StaffApplicationCountDocument, { applicationQueue: page({ id: "a1", late: true }, { id: "a2", late: false }) }], [StaffErrandsUntakenDocument, { errandsUntaken: page({ id: "e1", title: "", area: "", askedAt: "" }) }]);
    expect(await applicationsWaiting(ground)).toBe("2 件待办，1 件超时");
    expect(await errandsWaiting(ground)).toBe("1 件超过一天没人接");
    expect(await applicationsWaiting({ ...ground, role: "GRID_WORKER" })).toBeUndefined();
    expect(await errandsWaiting({ ...ground, role: "GRID_WORKER" })).toBeUndefined();
    expect(asked(StaffApplicationCountDocument)).toBe(1);
  });

  it("shows errands that nobody took, those of a day first, then all", async () => {
    const errand = { id: "e1", title: "高龄补贴申请", area: "积善社区", askedAt: "2026-11-20T09:00:00+08:00" };
    answers([StaffErrandsUntakenDocument, ({ hours }: { hours: number }) => ({ errandsUntaken: hours ? page() : page(errand) })]);
    const place = show(ErrandsPage, STREET);
    await sees(place, t.errands.none);
    await press(place, t.errands.tab.all);
    await sees(place, "高龄补贴申请", "积善社区", t.errands.help);
  });
});
