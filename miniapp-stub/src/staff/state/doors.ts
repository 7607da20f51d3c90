import { computed, shallowRef, watch, type ComputedRef } from "vue";
import type { NoticeTellInput } from "@/gen/graphql";
import { late } from "@/server/outbox";
import { waitingOf, type Receipt } from "./tellings";

/** What was recorded at the doors since a list was read, which does not say so yet. All reactive. */
export interface Doors {
  /** Whether what was recorded there waits for the signal. */
  waits: (resident: string) => boolean;
  /** Somebody of the list, with what was recorded of them since. */
  known: (receipt: Receipt) => Receipt;
  /** The server has it. */
  record: (visit: NoticeTellInput) => void;
  /** The list was read anew: it says all that the server has. */
  forget: () => void;
}

type Recorded = Pick<Receipt, "appInstalled" | "callWarning" | "toldAt">;

const foundIn = ({ appInstalled = null, callWarning = null }: NoticeTellInput) => ({ appInstalled, callWarning });

/** To be called in a page's setup. */
export function recordedAtDoors(notice: () => string): Doors {
  const recorded = shallowRef<ReadonlyMap<string, Recorded>>(new Map());
  const waiting: ComputedRef<ReturnType<typeof waitingOf>> = computed(() => waitingOf(notice()));
  /** What waited at any time, by its key: late news names no more. */
  const sent = new Map<string, NoticeTellInput>();

  function record(visit: NoticeTellInput): void {
    recorded.value = new Map(recorded.value).set(String(visit.resident), { ...foundIn(visit), toldAt: new Date().toISOString() });
  }

  // What was sent while its form stood open is told to the form; everything else is told late.
  watch(
    [waiting, late],
    () => {
      for (const { key, input } of waiting.value.values()) sent.set(key, input);
      for (const { key, refusal } of late.value) {
        const visit = sent.get(key);
        if (visit && sent.delete(key) && !refusal) record(visit);
      }
    },
    { immediate: true },
  );

  return {
    waits: (resident) => waiting.value.has(resident),
    known: (receipt) => {
      const visit = waiting.value.get(receipt.resident)?.input;
      if (visit) return { ...receipt, ...foundIn(visit) };
      return { ...receipt, ...recorded.value.get(receipt.resident) };
    },
    record,
    forget: () => (recorded.value = new Map()),
  };
}
