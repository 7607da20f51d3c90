import { distance as texts } from "@/texts/eventEntry";
import type { Point } from "./location";

const EARTH = 6_371_000;
const radians = (degrees: number): number => (degrees / 180) * Math.PI;

/** In metres, as the crow flies; both points in the same coordinates. */
export function metresBetween(one: Point, other: Point): number {
  const [latitude, longitude] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const chord = Math.sin(latitude / 2) ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(chord));
}

/** 约 300 米, 约 1.2 公里; empty where one of the points is not known. */
export function distanceSaid(from: Point | null | undefined, to: Point | null | undefined): string {
  return from && to ? metresSaid(metresBetween(from, to)) : "";
}

/** 约 300 米, 约 1.2 公里. */
export function metresSaid(metres: number): string {
  const tens = Math.max(1, Math.round(metres / 10)) * 10;
  return tens < 1000 ? texts.near(tens) : texts.far((tens / 1000).toFixed(1));
}
