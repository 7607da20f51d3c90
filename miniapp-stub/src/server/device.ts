import { freshKey } from "./random";
import { kept } from "./storage";

const KEY = "device";
let known: string | undefined;

/** Stands for this device where nobody is logged in, for as long as it keeps it. Says nothing else of it. */
export function deviceId(): string {
  if (!known) {
    known = kept.read<string>(KEY) ?? freshKey();
    kept.write(KEY, known);
  }
  return known;
}
