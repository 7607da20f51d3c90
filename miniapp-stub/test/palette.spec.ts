import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

type Palette = Record<string, string>;

const styles = readFileSync(path.resolve(__dirname, "../src/styles/base.scss"), "utf8");

/** The variables of the first block after `opening`, from `start` on. */
function block(opening: string, start: number): Palette {
  const from = styles.indexOf(opening, start);
  if (from < 0) throw new Error(`base.scss has no block ${opening}`);
  const body = styles.slice(styles.indexOf("{", from) + 1, styles.indexOf("}", from));
  return Object.fromEntries([...body.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!]));
}

const darkAt = styles.indexOf("prefers-color-scheme: dark");
const light = block(".screen {", 0);
const lightLarge = { ...light, ...block(".screen.large {", 0) };
// As CSS has it: where several rules speak, the more particular wins, then the later.
const dark = { ...light, ...block(".screen {", darkAt) };
const darkLarge = { ...dark, ...block(".screen.large {", 0), ...block(".screen.large {", darkAt) };

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As WCAG has it. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const WORDS = ["ink", "muted", "link", "ochre", "leaf", "alarm"];
const GROUNDS = ["card", "paper"];

describe.each([
  ["normal", light, 4.5],
  ["large print", lightLarge, 7],
  ["dark", dark, 4.5],
  ["large print in the dark", darkLarge, 7],
] as const)("%s", (_, palette: Palette, least) => {
  it.each(WORDS.flatMap((word) => GROUNDS.map((ground) => [word, ground])))("has %s on %s in letters that can be read", (word, ground) => {
    expect(contrast(palette[word]!, palette[ground]!)).toBeGreaterThanOrEqual(least);
  });

  it("has the alarm's white on red in letters that can be read", () => {
    expect(contrast(palette["on-alarm"]!, palette["alarm-fill"]!)).toBeGreaterThanOrEqual(least);
  });

  it("has the plate's white on blue in letters that can be read", () => {
    expect(contrast(palette["on-blue"]!, palette.blue!)).toBeGreaterThanOrEqual(least);
  });

  it.each(GROUNDS)("has fields with an edge that can be seen on %s", (ground) => {
    expect(contrast(palette.edge!, palette[ground]!)).toBeGreaterThanOrEqual(3);
  });
});

/** The alarm's own pages, and the button that leads to them. */
const ALARMS: readonly string[] = ["components/AlarmAnswering.vue", "components/PageFrame.vue", "pages/alarm/HoldButton.vue", "pages/alarm/alarm.vue", "pages/alarm/stand.vue"];

describe("the alarm's red", () => {
  it("is the alarm's alone: what else is urgent says so in words and with a sign", () => {
    const src = path.resolve(__dirname, "../src");
    const users = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".vue"))
      .filter((name) => /var\(--alarm(-fill)?\)/.test(readFileSync(path.join(src, name), "utf8")));
    expect(users.filter((name) => !ALARMS.includes(name))).toEqual([]);
  });
});
