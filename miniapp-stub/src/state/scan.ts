import { home as texts } from "@/texts/home";
import { readScan } from "./code";
import { pages } from "./ways";

/** Where what was scanned or written leads, or why nowhere. */
export type Way = { url: string } | { refusal: string };

export function wayOf(scanned: string, foreign: string = texts.foreign): Way {
  const scan = readScan(scanned);
  if (scan.kind === "plate") return { url: pages.plate(scan.code) };
  if (scan.kind === "desktop") return { url: pages.desktop(scan.code) };
  if (scan.kind === "checkIn") return { url: pages.checkIn({ code: scan.code }) };
  if (scan.kind === "station") return { url: pages.atStation(scan.code) };
  return { refusal: foreign };
}

/** Opens WeChat's camera; resolves to where it leads, undefined when the person closed it. */
export function scan(): Promise<Way | undefined> {
  return seen(wayOf);
}

/** The plate that was scanned or written, or why it is none. */
export type PlateSeen = { code: string } | { refusal: string };

export function plateIn(scanned: string, foreign: string = texts.foreign): PlateSeen {
  const found = readScan(scanned);
  return found.kind === "plate" ? { code: found.code } : { refusal: foreign };
}

/** Opens WeChat's camera for a plate; undefined when the person closed it. */
export function scanPlate(): Promise<PlateSeen | undefined> {
  return seen(plateIn);
}

function seen<T>(read: (scanned: string) => T): Promise<T | { refusal: string } | undefined> {
  return new Promise((resolve) => {
    uni.scanCode({
      // A mini-program code says its scene in `path` (…?scene=CODE), a plain QR code its text in `result`.
      success: ({ result, path }) => resolve(read(sceneOf(path) ?? result ?? "")),
      fail: ({ errMsg }: { errMsg?: string }) => resolve(/cancel/.test(errMsg ?? "") ? undefined : { refusal: texts.noCamera }),
    });
  });
}

export function sceneOf(path: string | undefined): string | undefined {
  return /[?&]scene=([^&]+)/.exec(path ?? "")?.[1];
}
