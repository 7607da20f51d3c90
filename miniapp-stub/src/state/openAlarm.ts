import { shallowRef, type ShallowRef } from "vue";
import { kept } from "@/server/storage";

/* The alarm that was raised on this phone and is not known to be over: every page says that there is one. */

const KEY = "alarm";

export interface OpenAlarm {
  /** By which it is followed. */
  ticket: string;
  at: number;
  /** Of the door that it was raised at, where one was known. */
  plate?: string;
}

/** What nobody has followed for so long is over, whatever the phone knows. */
const LASTS = 24 * 60 * 60 * 1000;

function read(): OpenAlarm | undefined {
  const found = kept.read<OpenAlarm>(KEY);
  return found && Date.now() - found.at < LASTS ? found : undefined;
}

/** Reactive. */
export const openAlarm: ShallowRef<OpenAlarm | undefined> = shallowRef(read());

export function keepAlarm(ticket: string, plate?: string): void {
  openAlarm.value = { ticket, at: Date.now(), ...(plate ? { plate } : {}) };
  kept.write(KEY, openAlarm.value);
}

/** It is over. */
export function closeAlarm(ticket: string): void {
  if (openAlarm.value?.ticket !== ticket) return;
  openAlarm.value = undefined;
  kept.remove(KEY);
}
