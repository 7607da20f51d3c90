import { Person } from "./server";

/** 积善社区, where the demo's people live and work. */
const COMMUNITY = "520329001005";
/** Minutes after midnight. */
const MORNING = 9 * 60;
const EVENING = 17 * 60;

/** A service that can be had there. */
export interface ServiceMade {
  key: string;
  name: string;
  edition: string;
}

/** A change by the API; what it answers with. @throws Error with what was declined */
async function does<T>(who: string, mutation: string, fields: string, input: object): Promise<T> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const person = await Person.of(who);
  const answer = await person.ask<Record<string, T & { userErrors: unknown[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { field message code } } }`,
    { input },
  );
  const payload = answer[mutation];
  if (!payload || payload.userErrors.length) throw new Error(`${mutation} was declined: ${JSON.stringify(payload?.userErrors)}`);
  return payload;
}

const fresh = (): { idempotencyKey: string } => ({ idempotencyKey: crypto.randomUUID() });

/** A service that the community has published: with a form, something to upload, and something only to bring; to be had in every way. */
export async function serviceMade(name: string): Promise<ServiceMade> {
  const key = `story-${crypto.randomUUID().slice(0, 8)}`;
  const content = {
    ...{ offered: true, name, summary: "社区给独居老人每周送餐。", lifeEvents: ["ELDERLY"], who: "70 岁以上的独居老人", promisedDays: 5, legalDays: -1 },
    ...{ fee: "不收费", grounds: ["《老年人权益保障法》"], steps: ["网上或窗口申请", "社区上门看看"], contact: "0851-24620005", delegable: true, position: 900 },
    ...{ acceptHours: 8, deskLevel: "COMMUNITY" },
    materials: [{ name: "居民户口簿", form: "COPY" }, { name: "健康证明", note: "有慢性病的带", needed: false, upload: true }],
    venues: [{ name: "社区服务大厅", address: "积善社区一楼", hours: "工作日 9:00-17:00", phone: "0851-24620005" }],
    form: [
      { key: "people", type: "NUMBER", label: "家里几口人", purpose: "安排份数", min: 1, max: 20 },
      { key: "phone", type: "PHONE", label: "联系电话", purpose: "送餐前联系" },
      { key: "diet", type: "CHOICES", label: "不能吃什么", purpose: "安排菜品", options: ["辣", "甜", "海鲜"], required: false },
      { key: "alone", type: "YES_NO", label: "是不是一个人住", purpose: "核对条件" },
    ],
  };
  const { entry } = await does<{ entry: { id: string; version: number } }>("community", "publicServiceDraft", "entry { id version }", { region: COMMUNITY, key, version: 0, content });
  await does("community", "publicServicePublish", "entry { id }", { entry: entry.id, version: entry.version });
  const { publicService } = await (await Person.of("community")).ask<{ publicService: { edition: string } }>(
    "query ($key: String!, $region: String!) { publicService(key: $key, at: { place: { region: $region } }) { edition } }",
    { key, region: COMMUNITY },
  );
  return { key, name, edition: publicService.edition };
}

/** 李桂兰 applies for it; the application's id. */
export async function appliedFor({ key, edition }: ServiceMade): Promise<string> {
  const { application } = await does<{ application: { id: string } }>("resident", "serviceApplicationSubmit", "application { id }", {
    ...{ ...fresh(), service: key, edition, at: { place: { region: COMMUNITY } } },
    answers: [
      { field: "people", text: "1" },
      { field: "phone", text: "13900001002" },
      { field: "alone", text: "是" },
    ],
  });
  return application.id;
}

/** The community takes it, and asks for the number of people and a certificate. */
export async function materialsAsked(application: string): Promise<void> {
  const { dossier } = await does<{ dossier: { version: number } }>("community", "serviceApplicationTake", "dossier { version }", { application, version: await versionOf(application) });
  await does("community", "serviceApplicationAskMaterials", "dossier { version }", {
    ...{ application, version: dossier.version, fields: ["people"], materials: [2], text: "请核对家里几口人，再传一张健康证明。" },
  });
}

async function versionOf(application: string): Promise<number> {
  const community = await Person.of("community");
  const { applicationDossier } = await community.ask<{ applicationDossier: { version: number } }>("query ($id: ID!) { applicationDossier(id: $id) { version } }", { id: application });
  return applicationDossier.version;
}

/** A window of the community that handles it, every working day; its id. */
export async function windowMade({ key }: ServiceMade, name: string): Promise<string> {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: MORNING, until: EVENING, minutes: 60, places: 3 }));
  const content = { name, address: "积善社区一楼", phone: "0851-24620005", services: [key], hours };
  const { file } = await does<{ file: { window: { id: string } } }>("community", "serviceWindowEnter", "file { window { id } }", { ...fresh(), region: COMMUNITY, content });
  return file.window.id;
}

/** 李桂兰 books its last slot; the booking's id. */
export async function booked(window: string, { key }: ServiceMade): Promise<string> {
  const resident = await Person.of("resident");
  const { serviceWindow } = await resident.ask<{ serviceWindow: { slots: Array<{ startsAt: string; free: number }> } }>(
    "query ($id: ID!) { serviceWindow(id: $id) { slots { startsAt free } } }",
    { id: window },
  );
  const startsAt = serviceWindow.slots.filter(({ free }) => free > 0).at(-1)?.startsAt;
  const { booking } = await does<{ booking: { id: string } }>("resident", "windowSlotBook", "booking { id }", { ...fresh(), window, service: key, startsAt });
  return booking.id;
}

/** 李桂兰 asks for somebody to run it; the errand's id. */
export async function errandAsked({ key }: ServiceMade): Promise<string> {
  const resident = await Person.of("resident");
  const { errandConsent } = await resident.ask<{ errandConsent: { version: number } }>("{ errandConsent { version } }");
  const { errand } = await does<{ errand: { id: string } }>("resident", "errandAsk", "errand { id }", {
    ...{ ...fresh(), service: key, wish: "材料备好了，上午在家。", consent: errandConsent.version },
  });
  return errand.id;
}
