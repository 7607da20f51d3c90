import { beforeEach, describe, expect, it, vi } from "vitest";
import { MyRemindingDocument, ReportConsentsDocument, SetRemindingDocument } from "@/gen/graphql";
import { clockOf, keepRefused, lacking, minutesOf, myReminding, setReminding, type Settings, type Template } from "@/state/reminding";
import { remindMe } from "@/state/remindMe";
import { askWeChat } from "@/state/subscribing";
import { reminding as texts } from "@/texts/messages";
import { thePhone } from "../fakes/phone";
import { answers, logIn } from "../pages/answers";

const settings = (more: Partial<Settings> = {}): Settings => ({
  weChat: true,
  sms: false,
  muted: [],
  quietFrom: 1320,
  quietUntil: 420,
  version: 4,
  consents: [],
  ...more,
});
const template = (name: string, more: Partial<Template> = {}): Template => ({ template: name, kinds: ["NOTICE"], standing: false, ...more });

type Options = { tmplIds: string[]; success: (result: object) => void; fail: (failure: object) => void };

/** WeChat answers so; returns what it was asked for. */
function weChat(answer: (options: Options) => void): string[][] {
  const asked: string[][] = [];
  vi.stubGlobal("wx", { requestSubscribeMessage: (options: Options) => (asked.push(options.tmplIds), answer(options)) });
  return asked;
}

beforeEach(logIn);

describe("what WeChat is to be asked for", () => {
  it("is three templates at most, of which nothing is left", () => {
    const templates = ["a", "b", "c", "d", "e"].map((name) => template(name));
    const consents = [{ template: "b", remaining: 2 }, { template: "c", remaining: 0 }];
    expect(lacking({ settings: settings({ consents }), templates })).toEqual(["a", "c", "d"]);
  });

  it("begins with what one has just had to do with, unless that was refused", () => {
    const templates = [template("s", { standing: true }), template("a"), template("b"), template("c"), template("e", { kinds: ["EVENT"] })];
    expect(lacking({ settings: settings(), templates }, "EVENT")).toEqual(["e", "a", "b"]);
    keepRefused([{ template: "e", accepted: false }]);
    expect(lacking({ settings: settings(), templates }, "EVENT")).toEqual(["s"]);
  });

  it("is never standing and one-time ones together", () => {
    const templates = [template("a"), template("s", { standing: true })];
    expect(lacking({ settings: settings(), templates })).toEqual(["s"]);
    expect(lacking({ settings: settings({ consents: [{ template: "s", remaining: null }] }), templates })).toEqual(["a"]);
  });

  it("is what was refused last of all: it does not keep the others from being asked for", async () => {
    const templates = ["a", "b", "c", "d"].map((name) => template(name));
    weChat(({ success }) => success({ a: "reject", b: "accept", c: "ban" }));
    answers([ReportConsentsDocument, { subscribeConsentReport: { settings: settings(), userErrors: [] } }]);
    const { ask, reminding } = remindMe();
    reminding.again = () => Promise.resolve();
    await ask(["a", "b", "c"]);
    expect(lacking({ settings: settings(), templates })).toEqual(["b", "d", "a"]);
    const standing = [template("a", { standing: true }), template("d")];
    expect(lacking({ settings: settings(), templates: standing })).toEqual(["d"]);
  });

  it("is nothing of what is muted, and nothing at all where WeChat is to bring nothing", () => {
    const templates = [template("a"), template("b", { kinds: ["NOTICE", "ROLE"] }), template("digest", { kinds: [] })];
    expect(lacking({ settings: settings({ muted: ["NOTICE"] }), templates })).toEqual(["b", "digest"]);
    expect(lacking({ settings: settings({ weChat: false }), templates })).toEqual([]);
  });
});

describe("asking WeChat", () => {
  it("tells what was allowed: accept is yes, every other answer no, and no answer is none", async () => {
    weChat(({ success }) => success({ errMsg: "requestSubscribeMessage:ok", a: "accept", b: "reject", c: "ban" }));
    expect(await askWeChat(["a", "b", "c", "d"])).toEqual({
      answers: [
        { template: "a", accepted: true },
        { template: "b", accepted: false },
        { template: "c", accepted: false },
      ],
    });
  });

  it("counts as allowed what is to come with a voice or an alert", async () => {
    weChat(({ success }) => success({ a: "acceptWithAudio", b: "acceptWithAlert", c: "filter" }));
    expect(await askWeChat(["a", "b", "c"])).toEqual({
      answers: [
        { template: "a", accepted: true },
        { template: "b", accepted: true },
        { template: "c", accepted: false },
      ],
    });
  });

  it.each([
    [{ errCode: 20004, errMsg: "The main switch is switched off" }, texts.troubles.off, true],
    [{ errCode: 10002, errMsg: "Request list fail" }, texts.troubles.network, false],
    [{ errCode: 10005, errMsg: "Can't show subscribe message UI" }, texts.troubles.hidden, false],
    [{ errCode: 20005, errMsg: "This mini program was banned" }, texts.troubles.banned, false],
    [{ errCode: 20001, errMsg: "No template data return" }, texts.troubles.ours, false],
    [{ errMsg: "requestSubscribeMessage:fail can only be invoked by user TAP gesture." }, texts.troubles.tap, false],
  ])("says in words why it did not ask: %o", async (failure, trouble, needsSettings) => {
    weChat(({ fail }) => fail(failure));
    expect(await askWeChat(["a"])).toEqual({ trouble, settings: needsSettings });
  });

  it("is done in the tap itself, before anything is waited for", () => {
    const asked = weChat(() => {});
    void remindMe().ask(["a"]);
    expect(asked).toEqual([["a"]]);
  });

  it("is done once by two taps, and its answers are reported once, with a key of their own", async () => {
    const asked = weChat(({ success }) => setTimeout(() => success({ a: "accept", b: "reject" }), 2));
    answers(
      [ReportConsentsDocument, { subscribeConsentReport: { settings: settings(), userErrors: [] } }],
      [MyRemindingDocument, { me: { id: "p1", messageSettings: settings() }, subscribeTemplates: [template("a"), template("b", { kinds: ["ROLE"] })] }],
    );
    const { ask, said, reminding } = remindMe();
    await reminding.again();
    await Promise.all([ask(["a", "b"]), ask(["a", "b"])]);
    expect(asked).toHaveLength(1);
    const reports = thePhone().requests.filter((one) => JSON.stringify(one.body).includes("answers"));
    expect(reports.map((one) => one.body.variables)).toEqual([
      { input: { answers: [{ template: "a", accepted: true }, { template: "b", accepted: false }], idempotencyKey: expect.any(String) as string } },
    ]);
    expect(said.value).toMatchObject({ words: texts.allowed("通知公告"), good: true });
  });

  it("says where to change one's mind when nothing was allowed", async () => {
    weChat(({ success }) => success({ a: "reject" }));
    answers([ReportConsentsDocument, { subscribeConsentReport: { settings: settings(), userErrors: [] } }]);
    const { ask, said, reminding } = remindMe();
    reminding.again = () => Promise.resolve();
    await ask(["a"]);
    expect(said.value).toEqual({ words: texts.refused, good: false, settings: true });
  });

  it("keeps what was allowed without signal, to report it later", async () => {
    weChat(({ success }) => success({ a: "accept" }));
    thePhone().server = (request) => request.lose();
    const { ask, kept } = remindMe();
    await ask(["a"]);
    expect(kept.value).toBeTruthy();
    expect([...thePhone().storage.values()].join()).toContain('"accepted":true');
  });
});

describe("the settings", () => {
  it("are changed from the version that was read, all of them at once", async () => {
    answers(
      [MyRemindingDocument, { me: { id: "p1", messageSettings: settings() }, subscribeTemplates: [] }],
      [SetRemindingDocument, { messageSettingsUpdate: { settings: settings({ version: 5 }), userErrors: [] } }],
    );
    const { view, again } = myReminding();
    await again();
    expect(await setReminding(view.value.data!.settings, { sms: true })).toMatchObject({ state: "done" });
    expect(thePhone().requests.at(-1)!.body.variables).toEqual({
      input: { weChat: true, sms: true, muted: [], quietFrom: 1320, quietUntil: 420, version: 4 },
    });
  });

  it("name times as a clock does", () => {
    expect([0, 425, 1439].map(clockOf)).toEqual(["00:00", "07:05", "23:59"]);
    expect(["00:00", "07:05", "23:59"].map(minutesOf)).toEqual([0, 425, 1439]);
  });
});
