import { shallowRef, type ShallowRef } from "vue";
import type { Outcome, Payload } from "@/server/outbox";

/** Where something that the person changes stands, for the form that asked for it. All reactive. */
export interface Change {
  busy: ShallowRef<boolean>;
  /** Why it was refused, and the part of the form at fault. */
  refusal: ShallowRef<{ message: string; field?: string; code?: string } | undefined>;
  /** That it waits, and what for; undefined when it does not. */
  kept: ShallowRef<string | undefined>;
  /** Does it, unless it is under way already; resolves to the answer if it was done. */
  run<P extends Payload>(work: () => Promise<Outcome<P>>): Promise<P | undefined>;
}

export function change(): Change {
  const busy = shallowRef(false);
  const refusal: Change["refusal"] = shallowRef();
  const kept: Change["kept"] = shallowRef();

  async function run<P extends Payload>(work: () => Promise<Outcome<P>>): Promise<P | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    refusal.value = undefined;
    kept.value = undefined;
    try {
      const outcome = await work();
      if (outcome.state === "done") return outcome.payload;
      if (outcome.state === "waiting") kept.value = outcome.message;
      else refusal.value = { message: outcome.message, field: outcome.field, code: outcome.code };
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, refusal, kept, run };
}
