import { shallowRef, type ShallowRef } from "vue";
import { messages, reminding as texts } from "@/texts/messages";
import { change, type Change } from "./change";
import { keepRefused, myReminding, report, type Reminding, type Template } from "./reminding";
import { askWeChat, type Answer } from "./subscribing";
import type { Asked } from "./asked";

/** What came of asking, in words; `settings`: the way on is in WeChat's own settings. */
export interface Said {
  words: string;
  good: boolean;
  settings: boolean;
}

export interface RemindMe {
  reminding: Asked<Reminding>;
  asking: ShallowRef<boolean>;
  said: ShallowRef<Said | undefined>;
  kept: Change["kept"];
  /** In a tap: lets WeChat ask for these, and tells the server what was answered. */
  ask: (templates: readonly string[]) => Promise<void>;
}

/** Asks the person to let WeChat remind them, and says what came of it. All reactive. */
export function remindMe(reminding: Asked<Reminding> = myReminding()): RemindMe {
  const asking = shallowRef(false);
  const said: RemindMe["said"] = shallowRef();
  const { kept, refusal, run } = change(() => void reminding.again());

  async function ask(templates: readonly string[]): Promise<void> {
    if (asking.value || templates.length === 0) return;
    asking.value = true;
    said.value = undefined;
    try {
      said.value = await answered(templates);
    } finally {
      asking.value = false;
    }
  }

  async function answered(templates: readonly string[]): Promise<Said | undefined> {
    const came = await askWeChat(templates);
    if ("trouble" in came) return { words: came.trouble, good: false, settings: came.settings };
    if (came.answers.length === 0) return undefined;
    const allowed = allowedKinds(came.answers, reminding.view.value.data?.templates ?? []);
    keepRefused(came.answers);
    await run(() => report(came.answers));
    if (refusal.value) return { words: refusal.value.message, good: false, settings: false };
    if (!kept.value) await reminding.again();
    return allowed.length > 0 ? { words: texts.allowed(allowed.join("、")), good: true, settings: false } : { words: texts.refused, good: false, settings: true };
  }

  return { reminding, asking, said, kept, ask };
}

/** Of what WeChat may bring something now, in words, each once. */
function allowedKinds(answers: readonly Answer[], templates: readonly Template[]): string[] {
  const kinds = answers
    .filter(({ accepted }) => accepted)
    .map((one) => templates.find(({ template }) => template === one.template)?.kinds ?? [])
    .flatMap((some) => (some.length > 0 ? some.map(messages.kindOf) : [texts.forKinds("")]));
  return [...new Set(kinds)];
}

/** WeChat's page of what this mini-program may do, with the subscriptions. In a tap. */
export function openWeChatSettings(): void {
  uni.openSetting({ withSubscriptions: true });
}
