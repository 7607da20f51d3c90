import { shallowRef } from "vue";
import { texts } from "@/texts/zh";

/** Where the plugin is named at build (VITE_SPEECH_PLUGIN, its version), WeChat can read aloud too. */
const PLUGIN = "WechatSI";
/** The plugin takes 1,000 bytes at a time, and a phrase that is not too long can be stopped soon. */
const LONGEST = 150;

interface Voice {
  /** Says one phrase; calls back when it is over, and whether it was said. */
  say(phrase: string, over: (said: boolean) => void): void;
  hush(): void;
}

/** Whether it is being read aloud. Reactive. */
export const speaking = shallowRef(false);

const voice: Voice | undefined = browserVoice() ?? pluginVoice();

/** Whether this device can read aloud; where it cannot, no button for it is shown. */
export const canSpeak = voice !== undefined;

let turn = 0;

// Another page covers this one. What takes its place, or sends the app away, is heard by the page's and the app's own hooks.
if (canSpeak) ["navigateTo", "switchTab"].forEach((way) => uni.addInterceptor(way, { invoke: () => hush() }));

/** Reads it aloud, in place of what is being read. */
export function speak(text: string): void {
  hush();
  const mine = ++turn;
  const phrases = phrasesOf(text);
  speaking.value = phrases.length > 0 && canSpeak;
  const next = (said: boolean) => {
    if (mine !== turn) return;
    if (!said) {
      hush();
      void uni.showToast({ title: texts.speech.failed, icon: "none" });
      return;
    }
    const phrase = phrases.shift();
    if (phrase && voice) voice.say(phrase, next);
    else speaking.value = false;
  };
  next(true);
}

/** To be called when the page hides. */
export function hush(): void {
  turn++;
  if (speaking.value) voice?.hush();
  speaking.value = false;
}

/** Whole sentences, and only where one is very long a part of it. */
export function phrasesOf(text: string): string[] {
  const sentences = text.match(/[^。？；\n]+[。？；]?/g) ?? [];
  return sentences
    .flatMap((sentence) => sentence.trim().match(new RegExp(`.{1,${LONGEST}}`, "gu")) ?? [])
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
}

function browserVoice(): Voice | undefined {
  if (typeof window === "undefined" || !window.speechSynthesis || typeof SpeechSynthesisUtterance === "undefined") return undefined;
  const synthesis = window.speechSynthesis;
  return {
    say(phrase, over) {
      const utterance = new SpeechSynthesisUtterance(phrase);
      utterance.lang = "zh-CN";
      utterance.rate = 0.9;
      utterance.voice = synthesis.getVoices().find((one) => /^zh[-_]CN/i.test(one.lang)) ?? null;
      utterance.onend = () => over(true);
      utterance.onerror = () => over(false);
      synthesis.speak(utterance);
    },
    hush: () => synthesis.cancel(),
  };
}

declare const requirePlugin: (name: string) => {
  textToSpeech(options: {
    lang: "zh_CN";
    tts: true;
    content: string;
    success: (speech: { filename: string }) => void;
    fail: () => void;
  }): void;
};

function pluginVoice(): Voice | undefined {
  if (!import.meta.env.VITE_SPEECH_PLUGIN) return undefined;
  const plugin = requirePlugin(PLUGIN);
  const player = uni.createInnerAudioContext();
  let done: (said: boolean) => void = () => {};
  player.onEnded(() => done(true));
  player.onError(() => done(false));
  return {
    say(phrase, over) {
      done = over;
      plugin.textToSpeech({
        lang: "zh_CN",
        tts: true,
        content: phrase,
        success: ({ filename }) => {
          if (done !== over) return;
          player.src = filename;
          player.play();
        },
        fail: () => over(false),
      });
    },
    hush() {
      done = () => {};
      player.stop();
    },
  };
}
