import { shallowRef, type ShallowRef } from "vue";
import { forgetCopies } from "@/server/copies";
import { onSessionEnd } from "@/server/session";
import { kept } from "@/server/storage";
import type { Doorplate } from "./plate";

/** A plate that was opened on this device, for one tap. */
export interface OpenedPlate {
  code: string;
  street: string;
  door: string;
}

const KEY = "plates";
const MOST = 5;

/** The plates opened last, the latest first. Reactive. */
export const openedPlates: ShallowRef<readonly OpenedPlate[]> = shallowRef(kept.read<OpenedPlate[]>(KEY) ?? []);

/** Milliseconds after which somebody may well be elsewhere. */
const SITTING = 30 * 60_000;
let last: { code: string; at: number } | undefined;

/** The plate that was opened last, not long ago: somebody is likely to be there still. */
export const openedJustNow = (): string | undefined => (last && Date.now() - last.at < SITTING ? last.code : undefined);

/** It was opened; one that leads nowhere any more is not opened again. */
export function remember(plate: Doorplate): void {
  const others = openedPlates.value.filter((other) => other.code !== plate.code);
  const building = plate.building;
  if (plate.status !== "ACTIVE" || !building) {
    keep(others);
    return;
  }
  last = { code: plate.code, at: Date.now() };
  const door = [building.compound?.name, building.name, plate.unit?.name].filter(Boolean).join(" ");
  keep([{ code: plate.code, street: building.address, door }, ...others].slice(0, MOST));
}

function keep(plates: OpenedPlate[]): void {
  openedPlates.value = plates;
  kept.write(KEY, plates);
}

function forgetList(): void {
  openedPlates.value = [];
  last = undefined;
  kept.remove(KEY);
}

/** Forgets at which doors somebody was, with the pages that were kept of them. */
export function forgetOpened(): void {
  forgetList();
  forgetCopies("plate:");
  forgetCopies("building:");
  forgetCopies("station:");
}

// At which doors somebody was is for nobody else to see. The pages stay: a door is public, and may have no signal.
onSessionEnd(forgetList);
