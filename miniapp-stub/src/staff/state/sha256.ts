import { utf8 } from "@/state/utf8";

/* SHA-256 (FIPS 180-4): WeChat has none, and browsers give theirs to pages of https alone. */

/** The first 32 bits of the fractional parts of a root of the first primes. */
function ofPrimes(count: number, root: (prime: number) => number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor) divisor++;
    if (divisor * divisor > candidate) found.push(Math.floor((root(candidate) % 1) * 2 ** 32) | 0);
  }
  return found;
}

const START = ofPrimes(8, Math.sqrt);
const ROUNDS = ofPrimes(64, Math.cbrt);
const BLOCK = 64;

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The bytes of a text in UTF-8, filled up to whole blocks, with their length in bits at the end. */
function padded(text: string): number[] {
  const bytes = Array.from(utf8(text));
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % BLOCK !== BLOCK - 8) bytes.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(Math.floor(bits / 2 ** shift) & 0xff);
  return bytes;
}

/** What the 64 rounds take of a block. */
function schedule(block: readonly number[]): number[] {
  const words: number[] = [];
  for (let at = 0; at < 64; at++) {
    if (at < 16) {
      words.push(block.slice(at * 4, at * 4 + 4).reduce((word, byte) => (word << 8) | byte, 0));
      continue;
    }
    const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const big = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words.push(((words[at - 16] ?? 0) + small + (words[at - 7] ?? 0) + big) | 0);
  }
  return words;
}

function mixed(state: readonly number[], block: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  schedule(block).forEach((word, at) => {
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[at] ?? 0) + word) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  });
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + (state[at] ?? 0)) | 0);
}

/** The digest of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  const bytes = padded(text);
  let state: readonly number[] = START;
  for (let at = 0; at < bytes.length; at += BLOCK) state = mixed(state, bytes.slice(at, at + BLOCK));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
