import { computed, shallowRef, type ComputedRef } from "vue";
import { texts } from "@/texts/zh";
import { tellLate } from "./late";
import { person } from "./session";
import { abandoned, inOrder, putOnShelf, readShelf, SHELF, takeFromShelf, type Waiting } from "./shelf";
import { onOtherTab, shared } from "./tabs";

/* What waits to be sent, of everybody who asked for something here: as it lies on the shelf, and what the shelf has no room for. */

const queue = shallowRef<readonly Waiting[]>(load());

/** What waits, of whoever is logged in; the longest waiting first. Reactive. */
export const waiting: ComputedRef<readonly Waiting[]> = computed(() => queue.value.filter(mine));

/** Where the pictures lie that go with what waits, of everybody. */
export const enclosed = (): ReadonlySet<string> => new Set(queue.value.flatMap(({ files }) => (files ?? []).map(({ path }) => path)));

/** How many things wait for those who asked for them to log in again; 0 while somebody is. Reactive. */
export const waitingForLogin: ComputedRef<number> = computed(() =>
  person() ? 0 : queue.value.filter((entry) => !mine(entry)).length,
);

/** How many of them this device has no room for: they are lost when the app is closed. Reactive. */
export const unkept: ComputedRef<number> = computed(() => waiting.value.filter((entry) => entry.unkept).length);

function mine(entry: Waiting): boolean {
  return entry.person === person();
}

function load(): Waiting[] {
  const found = readShelf((key) => tellLate({ key, title: texts.outbox.unreadable, refusal: texts.outbox.again }));
  found.filter((entry) => abandoned(entry, person())).forEach((entry) => takeFromShelf(entry.key));
  return found.filter((entry) => !abandoned(entry, person()));
}

/** Sees what other tabs have added and sent meanwhile. */
export function reload(): void {
  if (shared) queue.value = inOrder([...load(), ...queue.value.filter((entry) => entry.unkept)]);
}

onOtherTab(SHELF, reload);

/** Adds it behind all that waits. */
export function add(entry: Omit<Waiting, "number">): void {
  const number = Math.max(0, ...queue.value.map((other) => other.number)) + 1;
  queue.value = [...queue.value, putOnShelf({ ...entry, number })];
}

/** Returns it as it waits now. */
export function update(entry: Waiting, part: Partial<Waiting>): Waiting {
  const changed = putOnShelf({ ...entry, ...part });
  queue.value = queue.value.map((other) => (other.key === entry.key ? changed : other));
  return changed;
}

/** It waits no longer. */
export function remove(key: string): void {
  queue.value = queue.value.filter((other) => other.key !== key);
  takeFromShelf(key);
}
