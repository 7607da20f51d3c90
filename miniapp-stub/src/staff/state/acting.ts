import { shallowRef, type ShallowRef } from "vue";
import type { Outcome, Payload } from "@/server/outbox";
import { slip } from "@/state/drafts";
import { staff } from "@/texts/staff";

/** What became of the last thing done on a page, in a sentence. */
export interface Said {
  state: "done" | "waiting" | "refused";
  sentence: string;
  /** Whether somebody else was faster: then what is shown is old. */
  stale?: boolean;
}

/** What goes with an act. */
export interface Around {
  /** Under which name what was half written for it is kept; dropped once it is done, or kept to be done. */
  draft?: string;
  /** What follows where what is shown is old now, for it was done or somebody else was faster. Until it is over nothing else can be done. */
  then?: (said: Said) => unknown;
}

/** Does one thing at a time and says what became of it. `act` resolves to whether it is done, or kept to be done. Reactive. */
export function acting(): {
  busy: ShallowRef<boolean>;
  said: ShallowRef<Said | undefined>;
  act: <P extends Payload>(work: () => Promise<Outcome<P>>, done: string | ((payload: P) => string), around?: Around) => Promise<boolean>;
} {
  const busy = shallowRef(false);
  const said: ShallowRef<Said | undefined> = shallowRef();

  return {
    busy,
    said,
    act: async (work, done, { draft, then } = {}) => {
      if (busy.value) return false;
      busy.value = true;
      said.value = undefined;
      try {
        const outcome = await work();
        said.value = saidOf(outcome, done);
        if (outcome.state !== "refused" && draft) slip(draft).drop();
        if (outcome.state === "done" || said.value.stale) await then?.(said.value);
        return outcome.state !== "refused";
      } finally {
        busy.value = false;
      }
    },
  };
}

function saidOf<P extends Payload>(outcome: Outcome<P>, done: string | ((payload: P) => string)): Said {
  if (outcome.state === "waiting") return { state: "waiting", sentence: staff.edit.waiting };
  if (outcome.state === "refused") return { state: "refused", sentence: outcome.message, stale: outcome.code === "CONFLICT" };
  return { state: "done", sentence: typeof done === "function" ? done(outcome.payload) : done };
}
