import { beforeEach, describe, expect, it, vi } from "vitest";
import { thePhone } from "../fakes/phone";

const wang = { token: "t1", person: "wang", expiresAt: "2099-01-01T00:00:00Z" };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-21T09:00:00+08:00") });
  vi.resetModules();
});

describe("a draft", () => {
  const form = { name: "", floors: 6, tags: [] as string[] };

  async function open() {
    const session = await import("@/server/session");
    const { useDraft } = await import("@/state/drafts");
    return { session, useDraft };
  }

  it("of a half-filled form is found after the app was closed", async () => {
    const { values } = (await open()).useDraft("building", form);
    values.name = "三号";
    values.tags.push("有电梯");
    thePhone().kill();
    const again = (await open()).useDraft("building", form);
    expect(again.found).toBe(true);
    expect(again.values).toEqual({ name: "三号", floors: 6, tags: ["有电梯"] });
  });

  it("is gone once the form is done, and the form is empty again", async () => {
    const { useDraft } = await open();
    const draft = useDraft("building", form);
    draft.values.name = "三号";
    draft.done();
    expect(draft.values).toEqual(form);
    expect(useDraft("building", form).found).toBe(false);
    expect([...thePhone().storage.keys()]).toEqual([]);
  });

  it("is kept for seven days", async () => {
    (await open()).useDraft("building", form).values.name = "三号";
    thePhone().kill();
    vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000);
    expect((await open()).useDraft("building", form).found).toBe(false);
    expect([...thePhone().storage.keys()]).toEqual([]);
  });

  it("is forgotten when its writer logs out, and is not written again by the page that is still open", async () => {
    const { session, useDraft } = await open();
    session.beginSession(wang);
    const draft = useDraft("building", form);
    draft.values.name = "三号";
    session.endSession();
    draft.values.name = "四号";
    expect([...thePhone().storage.values()].join()).not.toMatch(/三号|四号/);
  });

  it("is not shown to another person", async () => {
    const { session, useDraft } = await open();
    session.beginSession(wang);
    useDraft("building", form).values.name = "三号";
    session.beginSession({ ...wang, token: "t2", person: "li" });
    expect(useDraft("building", form).found).toBe(false);
  });

  it("gives a form that has changed since only what fits", async () => {
    (await open()).useDraft("building", { name: "", floors: "6 层", gone: "" }).values.name = "三号";
    thePhone().kill();
    expect((await open()).useDraft("building", form).values).toEqual({ ...form, name: "三号" });
  });
});

describe("large print", () => {
  const open = () => import("@/state/print");

  it("is on from the first time for whoever has large letters in WeChat", async () => {
    thePhone().fontSize = 22;
    expect((await open()).large.value).toBe(true);
  });

  it("is as it was chosen here, whatever WeChat has", async () => {
    thePhone().fontSize = 22;
    (await open()).switchPrint();
    thePhone().kill();
    expect((await open()).large.value).toBe(false);
  });

  it("is off otherwise", async () => {
    expect((await open()).large.value).toBe(false);
  });
});

describe("reading aloud", () => {
  it("is not offered where the device cannot", async () => {
    const speech = await import("@/state/speech");
    expect(speech.canSpeak).toBe(false);
    speech.speak("您好。");
    expect(speech.speaking.value).toBe(false);
  });

  it("says sentence after sentence, and stops when asked to", async () => {
    const said: Array<{ text: string; lang: string; onend: () => void }> = [];
    const cancel = vi.fn();
    vi.stubGlobal("speechSynthesis", { getVoices: () => [], speak: (one: (typeof said)[number]) => said.push(one), cancel });
    vi.stubGlobal("SpeechSynthesisUtterance", class { constructor(readonly text: string) {} });
    const speech = await import("@/state/speech");
    speech.speak("这里是三号楼。网格员是王英。");
    expect(said.map((one) => one.text)).toEqual(["这里是三号楼。"]);
    said[0]!.onend();
    expect(said[1]!.text).toBe("网格员是王英。");
    speech.hush();
    expect(cancel).toHaveBeenCalled();
    expect(speech.speaking.value).toBe(false);
    said[1]!.onend();
    expect(said).toHaveLength(2);
    expect(said[0]!.lang).toBe("zh-CN");
    vi.unstubAllGlobals();
  });

  it("says in a sentence that it cannot, where nothing of it could be said", async () => {
    vi.stubGlobal("speechSynthesis", { getVoices: () => [], speak: (one: { onerror: (event: object) => void }) => one.onerror({ error: "network" }), cancel: () => {} });
    vi.stubGlobal("SpeechSynthesisUtterance", class { constructor(readonly text: string) {} });
    const speech = await import("@/state/speech");
    speech.speak("这里是三号楼。网格员是王英。");
    expect(speech.speaking.value).toBe(false);
    expect(thePhone().went).toEqual([expect.stringContaining("没有读出来")]);
    vi.unstubAllGlobals();
  });

  it("cuts what is too long and leaves out what cannot be said", async () => {
    const { phrasesOf } = await import("@/state/speech");
    expect(phrasesOf(`${"好".repeat(400)}。\n———\n第二句`).map((one) => one.length)).toEqual([150, 150, 101, 3]);
  });
});

describe("the stand-in for WeChat", () => {
  it("gives people, codes and phone codes, as JSON and as plain text", async () => {
    const { codeAs, people, phoneCode } = await import("@/state/standIn");
    thePhone().server = (request) => request.answer([{ key: "wang", name: "王芳" }]);
    expect(await people()).toEqual([{ key: "wang", name: "王芳" }]);
    uni.request = ((options: { url: string; success: (answer: object) => void }) =>
      options.success({ statusCode: 200, data: `code for ${options.url}\n` })) as unknown as typeof uni.request;
    expect(await codeAs("new:李")).toBe("code for /dev/code?as=new%3A%E6%9D%8E");
    expect(await phoneCode("13800000000")).toContain("phone=13800000000");
  });

  it("says so where a server has none", async () => {
    const { people } = await import("@/state/standIn");
    thePhone().server = (request) => request.answer("not found", 404);
    await expect(people()).rejects.toMatchObject({ name: "Trouble" });
  });
});
