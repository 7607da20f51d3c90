import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const SOURCES = path.resolve(__dirname, "../src");
const TEXTS = path.join(SOURCES, "texts");
const GENERATED = path.join(SOURCES, "gen");
const CHINESE = /\p{Script=Han}/u;

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return name === TEXTS || name === GENERATED ? [] : files(name);
    return /\.(vue|ts)$/.test(name) ? [name] : [];
  });
}

/** Comments may name what the people call something. */
const withoutComments = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ""))
    .replace(/(^|[^:])\/\/.*$/gm, "$1");

function foreign(file: string): string[] {
  return withoutComments(readFileSync(file, "utf8"))
    .split("\n")
    .flatMap((line, at) => (CHINESE.test(line) ? [`${path.relative(SOURCES, file)}:${at + 1} ${line.trim()}`] : []));
}

describe("texts", () => {
  it("stand in src/texts and nowhere else", () => {
    expect(files(SOURCES).flatMap(foreign)).toEqual([]);
  });

  it("are calm: no exclamation marks, and 您 for 你", () => {
    const loud = readdirSync(TEXTS).flatMap((name) =>
      withoutComments(readFileSync(path.join(TEXTS, name), "utf8"))
        .split("\n")
        .flatMap((line, at) => (/[！你]/.test(line) ? [`${name}:${at + 1} ${line.trim()}`] : [])),
    );
    expect(loud).toEqual([]);
  });
});
