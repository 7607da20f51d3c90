import { shallowRef, type ShallowRef } from "vue";
import type { Outcome, Payload } from "@/server/outbox";
import { answering } from "@/texts/answering";
import { troubleOf } from "./asked";

/** Milliseconds from one try to the next: who waits for help does not wait for pauses to grow. */
const RETRY = 2_000;

export interface AtOnce {
  /** That it was tried and not heard, and is tried again. Reactive. */
  unheard: ShallowRef<string | undefined>;
  /** Past all that waits for its turn, and again and again until it is heard, or the page is left. */
  send: <P extends Payload>(work: () => Promise<P>) => Promise<Outcome<P>>;
  /** Its page is left: what was not heard by then is not said any more. */
  end: () => void;
}

/** For what is good now or not at all, as an answer to an alarm is: it is kept for no later time. Done twice it has to be as if done once. */
export function atOnce(): AtOnce {
  const unheard: AtOnce["unheard"] = shallowRef();
  let ended = false;
  let wake = (): void => {};

  async function send<P extends Payload>(work: () => Promise<P>): Promise<Outcome<P>> {
    for (;;) {
      try {
        const payload = await work();
        unheard.value = undefined;
        const [error] = payload.userErrors;
        return error ? { state: "refused", message: error.message, code: error.code, field: error.field ?? undefined } : { state: "done", payload };
      } catch (thrown) {
        const trouble = troubleOf(thrown);
        const again = trouble.kind === "OFFLINE" || (trouble.kind === "BUSY" && !trouble.itself);
        if (!again || ended) return { state: "refused", message: trouble.message };
        unheard.value = answering.unheard;
        await new Promise<void>((go) => {
          wake = go;
          setTimeout(go, RETRY);
        });
        if (ended) return { state: "refused", message: trouble.message };
      }
    }
  }

  return {
    unheard,
    send,
    end: () => {
      ended = true;
      wake();
    },
  };
}
