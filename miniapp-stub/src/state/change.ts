import { shallowRef, watch, type ShallowRef } from "vue";
import { waiting, type Outcome, type Payload } from "@/server/outbox";
import { person } from "@/server/session";

/** Where something that the person changes stands, for the form that asked for it. All reactive. */
export interface Change {
  busy: ShallowRef<boolean>;
  /** Why it was refused, and the part of the form at fault. */
  refusal: ShallowRef<{ message: string; field?: string; code?: string } | undefined>;
  /** That it waits, and what for; undefined when it does not, or not any more. */
  kept: ShallowRef<string | undefined>;
  /** Does it, unless it is under way already; resolves to the answer if it was done. */
  run<P extends Payload>(work: () => Promise<Outcome<P>>): Promise<P | undefined>;
}

/** @param answered what waited was answered: what is shown is to be asked for again. What became of it is told on every page. */
export function change(answered: () => void = () => {}): Change {
  const busy = shallowRef(false);
  const refusal: Change["refusal"] = shallowRef();
  const kept: Change["kept"] = shallowRef();

  /** What waits, by its key in the outbox, and whose it is. */
  let held: { key: string; owner?: string } | undefined;

  function look(): void {
    if (!held || waiting.value.some(({ key }) => key === held?.key)) return;
    const { owner } = held;
    forget();
    if (owner === person()) answered();
  }

  function forget(): void {
    held = undefined;
    kept.value = undefined;
  }

  watch(waiting, look);

  function keep(message: string, key: string | undefined): void {
    kept.value = message;
    held = key ? { key, owner: person() } : undefined;
    look();
  }

  async function run<P extends Payload>(work: () => Promise<Outcome<P>>): Promise<P | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    refusal.value = undefined;
    forget();
    try {
      const outcome = await work();
      if (outcome.state === "done") return outcome.payload;
      if (outcome.state === "waiting") keep(outcome.message, outcome.key);
      else refusal.value = { message: outcome.message, field: outcome.field, code: outcome.code };
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { busy, refusal, kept, run };
}
