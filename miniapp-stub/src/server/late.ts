import { computed, shallowRef, type ComputedRef } from "vue";
import { person } from "./session";
import { kept } from "./storage";
import { onOtherTab } from "./tabs";

const KEY = "late";
const MOST = 20;

/** Something that was asked for earlier and answered when the page that asked was gone. Kept until the person has seen it. */
export interface Late {
  readonly key: string;
  readonly title: string;
  /** Why not; undefined: it was done. */
  readonly refusal?: string;
  readonly person?: string;
}

const all = shallowRef<readonly Late[]>(read());

function read(): readonly Late[] {
  const found = kept.read<Late[]>(KEY);
  return Array.isArray(found) ? found : [];
}

onOtherTab(KEY, () => (all.value = read()));

/** What whoever is logged in has not yet seen, the oldest first. Reactive. */
export const late: ComputedRef<readonly Late[]> = computed(() =>
  all.value.filter((one) => one.person === undefined || one.person === person()),
);

export function tellLate(news: Late): void {
  change([...all.value.filter((one) => one.key !== news.key), news].slice(-MOST));
}

/** It was read. */
export function dismiss(key: string): void {
  change(all.value.filter((one) => one.key !== key));
}

function change(entries: readonly Late[]): void {
  all.value = entries;
  kept.write(KEY, entries);
}
