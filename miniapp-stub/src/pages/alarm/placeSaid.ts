import { printedCode } from "@/state/code";
import type { Spot } from "@/state/location";
import { openedPlates } from "@/state/openedPlates";
import { alarming as texts } from "@/texts/alarming";

/** Where help is to come to, in words. */
export function placeSaid(plate: string | undefined, point: Spot | undefined, locating: boolean): string {
  if (plate) return texts.where(openedPlates.value.find(({ code }) => code === plate)?.door ?? printedCode(plate));
  if (point) return texts.located(Math.round(point.accuracy ?? 50));
  return locating ? texts.locating : texts.nowhere;
}
