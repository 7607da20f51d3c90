import { Person } from "./server";

/** 积善社区, where the demo's people live and work. */
const COMMUNITY = "520329001005";

/** How a case is now, as far as who asks needs to name it. */
interface Stand {
  id: string;
  number: string;
  version: number;
}

/** A picture that the server takes: a dark spot on grey. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAMAAADVRocKAAAABlBMVEWap7Vca308Khn9AAAAjklEQVR42u3YwRWDMAzAULT/0px7oPAKSiFIA/jfIPayVFVVVVXVdPGZO/1ig+3s+VcI7GXPPydwLHv+zwK4ArgCyIINgCuALNgAuALIwuMBkIXHAyALAQEBAQH//V6/55fZu+gGb9MJnu/+hjPBEujvyf6m798q/GuLfy8acPHyb3YDro7+3XTE5bfqSyu/2Ar6rWFPyAAAAABJRU5ErkJggg==",
  "base64",
);

/** A change that somebody makes by the API; how the case is then. @throws Error with what was declined */
export async function does(who: Person, mutation: string, input: object): Promise<Stand> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const field = /^(dispute|report|question|order)/.exec(mutation)?.[1] ?? "case";
  const answer = await who.ask<Record<string, Record<string, unknown> & { userErrors: unknown[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${field} { id number version } userErrors { field message code } } }`,
    { input },
  );
  const stand = answer[mutation]?.[field] as Stand | null | undefined;
  if (!stand) throw new Error(`${mutation} was declined: ${JSON.stringify(answer[mutation]?.userErrors)}`);
  return stand;
}

/** How the case is that is known to this person. */
export async function standOf(who: Person, id: string): Promise<Stand> {
  const { node } = await who.ask<{ node: Stand | null }>("query ($id: ID!) { node(id: $id) { ... on Case { id number version } } }", { id });
  if (!node) throw new Error(`There is no case ${id} for them`);
  return node;
}

/** What the resident of the demo files: what it is about, where, and what they say. */
interface ToFile {
  kind: "report" | "question" | "order";
  category: string;
  text: string;
  /** The code of a plate; the community, at whose desk it then waits, where none is given. */
  plate?: string;
}

/** A case to be put in place by the API. */
export async function filed({ kind, category, text, plate }: ToFile): Promise<Stand> {
  const at = plate ? { doorplate: plate } : { place: { region: COMMUNITY } };
  return does(await Person.of("resident"), `${kind}File`, { idempotencyKey: crypto.randomUUID(), category, at, text });
}

/** The property company takes it, and says that it is done. */
export async function doneByProperty(id: string): Promise<void> {
  const property = await Person.of("property");
  await does(property, "caseTake", { case: id, version: (await standOf(property, id)).version });
  await does(property, "caseFinish", { case: id, version: (await standOf(property, id)).version, outcome: "SOLVED", text: "换了灯泡，请您看看。" });
}

/** A question of the resident's that the community has answered, which they accepted, and which all can read since. */
export async function answered(question: string, text: string): Promise<void> {
  const [resident, community] = [await Person.of("resident"), await Person.of("community")];
  const asked = await filed({ kind: "question", category: "certificates", text: question });
  await does(community, "questionAnswer", { question: asked.id, version: (await standOf(community, asked.id)).version, text });
  await does(resident, "caseConfirm", { case: asked.id, version: (await standOf(resident, asked.id)).version, score: 5 });
  const input = { idempotencyKey: crypto.randomUUID(), source: asked.id, region: COMMUNITY, question, answer: text };
  const { answerPublish } = await community.ask<{ answerPublish: { faqAnswer: object | null; userErrors: unknown[] } }>(
    "mutation ($input: AnswerPublishInput!) { answerPublish(input: $input) { faqAnswer { id } userErrors { message } } }",
    { input },
  );
  if (!answerPublish.faqAnswer) throw new Error(`answerPublish was declined: ${JSON.stringify(answerPublish.userErrors)}`);
}
