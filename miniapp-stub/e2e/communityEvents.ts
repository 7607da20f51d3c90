import { expect } from "vitest";
import { Person } from "./server";

/** 积善社区, where the demo's people live and work. */
const COMMUNITY = "520329001005";
const COUNTY = "520329";
const HOUR = 3_600_000;

interface File {
  id: string;
  version: number;
}

/** A change that the community's staff make by the API; what it answers with. @throws Error with what was declined */
async function does(who: Person, mutation: string, type: string, input: object): Promise<File> {
  const answer = await who.ask<Record<string, { file: File | null; userErrors: unknown[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { file { id version } userErrors { field message code } } }`,
    { input },
  );
  const file = answer[mutation]?.file;
  if (!file) throw new Error(`${mutation} was declined: ${JSON.stringify(answer[mutation]?.userErrors)}`);
  return file;
}

const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** An event that the community's staff have begun, at so many hours from now; it has a group and a question, unless more is said. Its id and version. */
export async function eventDrafted(title: string, hours: number, more: object = {}): Promise<File> {
  return does(await Person.of("community"), "eventDraft", "EventDraftInput", {
    idempotencyKey: crypto.randomUUID(),
    publisher: COMMUNITY,
    content: {
      ...{ kind: "HEALTH_CHECK", title, text: "空腹来，带身份证。\n查血压、血糖、心电图。", host: "县人民医院", contact: "0851-24621234 张医生" },
      ...{ places: [{ region: COMMUNITY }], venue: "社区服务中心二楼", startsAt: inHours(hours), endsAt: inHours(hours + 3) },
      ...{ capacity: 500, who: { audiences: ["RESIDENTS"] }, waitingLimit: 100 },
      groups: [{ name: "网约车司机", capacity: 300, who: { audiences: ["RIDERS"] } }],
      questions: [{ type: "YES_NO", label: "有没有药物过敏", purpose: "供医生参考" }],
      ...more,
    },
  });
}

/** The same, for everyone to see; its id. */
export async function eventPublished(title: string, hours: number, more: object = {}): Promise<string> {
  const { id, version } = await eventDrafted(title, hours, more);
  await does(await Person.of("community"), "eventPublish", "EventPublishInput", { event: id, version });
  return id;
}

/** Somebody signs up for themselves, and answers its question; the sign-up's id. */
export async function signedUp(who: string | Person, event: string): Promise<string> {
  const person = typeof who === "string" ? await Person.of(who) : who;
  const { eventSignUp } = await person.ask<{ eventSignUp: { signUp: { id: string } | null; userErrors: unknown[] } }>(
    "mutation ($input: EventSignUpInput!) { eventSignUp(input: $input) { signUp { id } userErrors { field message code } } }",
    { input: { idempotencyKey: crypto.randomUUID(), event, answers: [{ number: 1, text: "否" }] } },
  );
  if (!eventSignUp.signUp) throw new Error(`No sign-up: ${JSON.stringify(eventSignUp.userErrors)}`);
  return eventSignUp.signUp.id;
}

/** They do not come after all, and say so. */
export async function gaveBack(person: Person, signUp: string): Promise<void> {
  const { eventSignUpCancel } = await person.ask<{ eventSignUpCancel: { userErrors: unknown[] } }>(
    "mutation ($input: EventSignUpCancelInput!) { eventSignUpCancel(input: $input) { userErrors { field message code } } }",
    { input: { signUp } },
  );
  if (eventSignUpCancel.userErrors.length) throw new Error(`Not given back: ${JSON.stringify(eventSignUpCancel.userErrors)}`);
}

/** Somebody who was never here before, has agreed to the policy, and drives in the county. */
export async function newDriver(name: string): Promise<Person> {
  const driver = await Person.of(`new:${crypto.randomUUID()}`);
  const { privacyPolicy } = await driver.ask<{ privacyPolicy: { version: string } }>("{ privacyPolicy { version } }");
  await driver.ask("mutation ($input: ConsentGiveInput!) { consentGive(input: $input) { userErrors { message } } }", {
    input: { policyVersion: privacyPolicy.version, under14: false },
  });
  const { me } = await driver.ask<{ me: { version: number } }>("{ me { version } }");
  await driver.ask("mutation ($input: PersonUpdateInput!) { personUpdate(input: $input) { userErrors { message } } }", {
    input: { name, version: me.version },
  });
  await driver.ask("mutation ($input: RiderRegisterInput!) { riderRegister(input: $input) { userErrors { message } } }", {
    input: { idempotencyKey: crypto.randomUUID(), county: COUNTY },
  });
  return driver;
}

const WHO = "audiences fromAge untilAge";

/** All that a change of an event has to say again. */
const CONTENT = `
  kind title text host contact venue capacity perHousehold waitingLimit offerMinutes signUpOpensAt
  who { ${WHO} } groups { name capacity who { ${WHO} } } questions { type label purpose required options }`;

/** The community moves an event to now, and lets it last a moment; waits until it is over. */
export async function eventHeldNow(event: string): Promise<void> {
  const community = await Person.of("community");
  const { eventFile } = await community.ask<{ eventFile: { version: number; event: object } }>(
    `query ($event: ID!) { eventFile(id: $event) { version event { ${CONTENT} } } }`,
    { event },
  );
  const content = { ...eventFile.event, places: [{ region: COMMUNITY }], startsAt: inHours(SOON), endsAt: inHours(2 * SOON) };
  await does(community, "eventEdit", "EventEditInput", { event, version: eventFile.version, content });
  await expect.poll(() => stateOf(event), { interval: 500, timeout: 60_000 }).toBe("ENDED");
}

/** Hours: as long as the change may be on its way, for nothing begins in the past. */
const SOON = 5 / 3_600;

async function stateOf(event: string): Promise<string> {
  const community = await Person.of("community");
  return (await community.ask<{ event: { state: string } }>("query ($event: ID!) { event(id: $event) { state } }", { event })).event.state;
}
