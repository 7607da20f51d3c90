import { shallowRef, type ShallowRef } from "vue";
import type { Outcome, Payload } from "@/server/outbox";
import { slip } from "@/state/drafts";
import { staff } from "@/texts/staff";

/** What became of the last thing done on a page, in a sentence. */
export interface Said {
  state: "done" | "waiting" | "refused";
  sentence: string;
}

/**
 * Does one thing at a time and says what became of it. `act` resolves to whether it is done, or kept to be done; what was half
 * written for it under the name `draft` is dropped then. Reactive.
 */
export function acting(): {
  busy: ShallowRef<boolean>;
  said: ShallowRef<Said | undefined>;
  act: <P extends Payload>(work: Promise<Outcome<P>>, done: string | ((payload: P) => string), draft?: string) => Promise<boolean>;
} {
  const busy = shallowRef(false);
  const said: ShallowRef<Said | undefined> = shallowRef();

  return {
    busy,
    said,
    act: async (work, done, draft) => {
      busy.value = true;
      said.value = undefined;
      const outcome = await work;
      busy.value = false;
      if (outcome.state === "refused") said.value = { state: "refused", sentence: outcome.message };
      else if (outcome.state === "waiting") said.value = { state: "waiting", sentence: staff.edit.waiting };
      else said.value = { state: "done", sentence: typeof done === "function" ? done(outcome.payload) : done };
      if (outcome.state !== "refused" && draft) slip(draft).drop();
      return outcome.state !== "refused";
    },
  };
}
