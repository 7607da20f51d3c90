import { decoded } from "./query";

/** Letters that are mistaken for digits, as the server reads them too (Crockford's Base32). */
const READ_AS: Record<string, string> = { O: "0", I: "1", L: "1" };

/** The plain form of a plate's code as somebody typed or read it out; undefined if it has not its 13 characters. */
export function plainCode(text: string): string | undefined {
  const plain = text
    .toUpperCase()
    .replace(/[\s\-–—_]/g, "")
    .replace(/[OIL]/g, (letter) => READ_AS[letter] ?? letter);
  return /^[0-9A-HJKMNP-TV-Z]{13}$/.test(plain) ? plain : undefined;
}

/** As it is printed: C05V-9V8N-515NR. */
export function printedCode(plain: string): string {
  return `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`;
}

/** What a scan can lead to. */
export type Scanned = { kind: "plate" | "desktop" | "checkIn" | "station"; code: string } | { kind: "foreign" };

/** What a link of ours leads to, by its last folder. */
const LEADS_TO = { d: "plate", l: "desktop", e: "checkIn", s: "station" } as const;

/**
 * Reads what a camera saw, or what WeChat started the mini-program with: the plain link of a plate (…/d/CODE), the scene of a
 * mini-program code (CODE), the link of a desktop that waits to be let in (…/l/CODE), what an event shows at its door (…/e/CODE), what
 * hangs on a station's wall (…/s/CODE), or a code typed by hand.
 */
export function readScan(text: string): Scanned {
  const seen = decoded(text.trim());
  const link = /^https?:\/\/[^/]+(?:\/[^?#]*)?\/(d|l|e|s)\/([^/?#]+)/i.exec(seen) ?? /^https?:\/\/[^/]+\/(d|l|e|s)\/([^/?#]+)/i.exec(seen);
  if (link?.[1] && link[2]) {
    const kind = LEADS_TO[link[1].toLowerCase() as keyof typeof LEADS_TO];
    return { kind, code: kind === "plate" ? (plainCode(link[2]) ?? link[2]) : link[2] };
  }
  const code = plainCode(seen);
  return code ? { kind: "plate", code } : { kind: "foreign" };
}
