import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OneNoticeDocument } from "@/gen/graphql";
import { hush } from "@/state/speech";
import type { Notice } from "@/state/notices";
import { texts } from "@/texts/zh";
import NoticePage from "@/pages/notice/notice.vue";
import { happens } from "../fakes/hooks";
import { answers, logIn, settled } from "./answers";
import { button, leave, press, show } from "./shown";

interface Phrase {
  text: string;
  lang: string;
  onend?: () => void;
  onerror?: () => void;
}

/** A browser that can speak; what it says is over when the test says so. There before the app is. */
const voice = vi.hoisted(() => {
  const said: Phrase[] = [];
  const stopped = { times: 0 };
  class Utterance {
    constructor(readonly text: string) {}
  }
  Object.assign(globalThis, {
    SpeechSynthesisUtterance: Utterance,
    speechSynthesis: { getVoices: () => [], speak: (phrase: Phrase) => said.push(phrase), cancel: () => stopped.times++ },
  });
  return { said, stopped };
});

const aNotice: Notice = {
  id: "n1", kind: "ANTI_FRAUD", title: "谨防冒充公检法", summary: "公检法不会电话办案", publisher: "子营街道", publishedAt: "2026-11-20T09:00:00+08:00",
  expiresAt: null, revisedAt: null, pinned: false, urgent: false, mustRead: true, inForce: true, withdrawnReason: null, readAt: "2026-11-20T10:00:00+08:00",
  html: "<p>不要<strong>转账</strong>。先挂断。</p>", plainText: "不要转账。先挂断。", cover: null, attachments: [],
};

async function opens(notice: Notice): Promise<HTMLElement> {
  answers([OneNoticeDocument, { notice }]);
  const place = show(NoticePage);
  happens("onLoad", { id: "n1" });
  happens("onShow");
  await settled();
  await settled();
  return place;
}

beforeEach(() => {
  voice.said.length = 0;
  voice.stopped.times = 0;
  logIn();
});
afterEach(() => {
  leave();
  hush();
});

describe("a notice that is read aloud", () => {
  it("says its title and who published it, then its text without marks, sentence by sentence, and is over then", async () => {
    const place = await opens(aNotice);
    press(place, texts.speech.start);
    for (let at = 0; at < voice.said.length; at++) voice.said[at]?.onend?.();
    await settled();
    expect(voice.said.map(({ text }) => text)).toEqual(["谨防冒充公检法。", "子营街道发布。", "不要转账。", "先挂断。"]);
    expect(voice.said[0]?.lang).toBe("zh-CN");
    expect(button(place, texts.speech.start)).toBeTruthy();
  });

  it("is stopped by the same button, and when the page is left", async () => {
    const place = await opens(aNotice);
    press(place, texts.speech.start);
    await settled();
    press(place, texts.speech.stop);
    await settled();
    voice.said[0]?.onend?.();
    expect(voice.said).toHaveLength(1);
    expect(voice.stopped.times).toBe(1);
    press(place, texts.speech.start);
    leave();
    expect(voice.stopped.times).toBe(2);
  });

  it("is not offered where it was withdrawn", async () => {
    const place = await opens({ ...aNotice, inForce: false, withdrawnReason: "内容有误", html: "", plainText: "" });
    expect(place.textContent).not.toContain(texts.speech.start);
  });
});
