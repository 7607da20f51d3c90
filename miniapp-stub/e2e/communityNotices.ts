import { Person } from "./server";

/** 积善社区, where the demo's people live and work. */
const COMMUNITY = "520329001005";

interface Drafted {
  noticeDraft: { notice: { id: string; version: number } | null; userErrors: Array<{ message: string }> };
}

/** A notice that the community's staff have begun. The same key is the same notice, however often it is asked for. */
async function drafted(author: Person, key: string, content: object): Promise<{ id: string; version: number }> {
  const { noticeDraft } = await author.ask<Drafted>(
    "mutation ($input: NoticeDraftInput!) { noticeDraft(input: $input) { notice { id version } userErrors { message } } }",
    { input: { idempotencyKey: key, publisher: COMMUNITY, content: { ...SAYS, ...content } } },
  );
  if (!noticeDraft.notice) throw new Error(`No notice was begun: ${JSON.stringify(noticeDraft.userErrors)}`);
  return noticeDraft.notice;
}

const SAYS = {
  kind: "ANTI_FRAUD",
  summary: "接到刷单兼职的电话，请马上挂断",
  body: "## 怎么识破\n\n- 先返小钱，再让您垫大钱\n- 让您下载没听过的软件\n\n**一律挂断。**",
  places: [{ region: COMMUNITY }],
  audiences: ["EVERYONE"],
  mustRead: true,
};

/** Does a step of a notice's life where it was not done yet: a second time it is declined, and that is well. */
async function step(who: Person, mutation: string, input: string, notice: string): Promise<void> {
  const { node } = await who.ask<{ node: { version: number } }>("query ($id: ID!) { node(id: $id) { ... on NoticeFile { version } } }", { id: notice });
  await who.ask(`mutation ($input: ${input}!) { ${mutation}(input: $input) { userErrors { message } } }`, {
    input: { notice, version: node.version },
  });
}

/** A must-read notice of the community that one has written and another has published; its id. */
export async function publishedByCommunity(key: string, title: string): Promise<string> {
  const [author, reviewer] = [await Person.of("community"), await Person.of("county")];
  const { id } = await drafted(author, key, { title });
  await step(author, "noticeSubmit", "NoticeSubmitInput", id);
  await step(reviewer, "noticeApprove", "NoticeApproveInput", id);
  return id;
}

/** One that waits for somebody else than the community's staff. */
export async function waitingForReview(key: string, title: string): Promise<string> {
  const author = await Person.of("community");
  const { id } = await drafted(author, key, { title });
  await step(author, "noticeSubmit", "NoticeSubmitInput", id);
  return id;
}
