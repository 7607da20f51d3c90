import { Person } from "./server";

/** A notice to be put in place: what it is called, and of which region it is; everyone there is told. */
export interface Published {
  title: string;
  region: string;
  mustRead?: boolean;
  urgent?: boolean;
}

interface File {
  id: string;
  version: number;
}

const BODY = [
  "最近有人冒充公检法打电话，说您**涉嫌洗钱**，要您把钱转到“安全账户”。",
  "## 怎么办",
  "1. 马上挂断电话。\n2. 不转账，不说验证码。\n3. 拨打 [96110](tel:96110) 问一问。",
  "| 他怎么说 | 其实 |\n| --- | --- |\n| 安全账户 | 没有这种账户 |",
  "详情见[国家反诈中心](https://example.com/fraud)。",
].join("\n\n");

/** A change that somebody of the staff makes by the API; what it answers with. @throws Error with what was declined */
async function does(who: Person, mutation: string, type: string, input: object): Promise<File> {
  const answer = await who.ask<Record<string, { notice: File | null; userErrors: unknown[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { notice { id version } userErrors { field message code } } }`,
    { input },
  );
  const notice = answer[mutation]?.notice;
  if (!notice) throw new Error(`${mutation} was declined: ${JSON.stringify(answer[mutation]?.userErrors)}`);
  return notice;
}

/** The street's office drafts it, the county's reviews it; returns its id once it is in force. */
export async function published({ title, region, mustRead = true, urgent = false }: Published): Promise<string> {
  const [street, county] = [await Person.of("street"), await Person.of("county")];
  const drafted = await does(street, "noticeDraft", "NoticeDraftInput", {
    idempotencyKey: crypto.randomUUID(),
    publisher: "520329001",
    content: {
      kind: "ANTI_FRAUD",
      title,
      summary: "公检法不会电话办案，没有“安全账户”",
      body: BODY,
      places: [{ region }],
      audiences: ["EVERYONE"],
      mustRead,
      urgent,
    },
  });
  const submitted = await does(street, "noticeSubmit", "NoticeSubmitInput", { notice: drafted.id, version: drafted.version });
  await does(county, "noticeApprove", "NoticeApproveInput", { notice: submitted.id, version: submitted.version });
  return drafted.id;
}

/** Takes it back, with this reason. */
export async function withdrawn(id: string, reason: string): Promise<void> {
  const street = await Person.of("street");
  const { noticeFiles } = await street.ask<{ noticeFiles: { nodes: File[] } }>(
    'query { noticeFiles(within: "520329001", first: 100) { nodes { id version } } }',
  );
  const file = noticeFiles.nodes.find((one) => one.id === id);
  if (!file) throw new Error(`The street's office has no notice ${id}`);
  await does(street, "noticeWithdraw", "NoticeWithdrawInput", { notice: id, version: file.version, reason });
}

/** A type of fraud in the guide of a county. */
export async function thereIsFraud(name: string, region: string): Promise<void> {
  const county = await Person.of("county");
  const { fraudTypeCreate } = await county.ask<{ fraudTypeCreate: { userErrors: unknown[] } }>(
    "mutation ($input: FraudTypeCreateInput!) { fraudTypeCreate(input: $input) { userErrors { message code } } }",
    {
      input: {
        idempotencyKey: crypto.randomUUID(),
        region,
        name,
        signs: "先返小额佣金，再要您**垫付**大额。",
        advice: "- 不垫付\n- 拨打 96110",
        keywords: "刷单 返利 做任务",
      },
    },
  );
  if (fraudTypeCreate.userErrors.length) throw new Error(`The guide did not take ${name}: ${JSON.stringify(fraudTypeCreate.userErrors)}`);
}
