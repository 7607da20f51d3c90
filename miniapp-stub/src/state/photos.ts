import { fileIsThere, forgetFile, keepFile, sweepFiles } from "@/server/keptFiles";
import { enclosed } from "@/server/outbox";
import { onSessionEnd } from "@/server/session";
import { sendable, upload, type Sendable } from "@/server/upload";
import { Trouble } from "@/server/trouble";
import { photos as texts } from "@/texts/cases";
import { troubleOf } from "./asked";

/**
 * A photo as it was picked. `sending`: on its way; `sent`: the server has it; `kept`: there was no signal, it goes with what it is for;
 * `refused`: the server does not take it, and says why.
 */
export interface Picked {
  /** As the server calls it; null while it has not got it. */
  id: string | null;
  state: "sending" | "sent" | "kept" | "refused";
  /** To show it, and to send it. */
  url: string;
  /** Made up once: however often it is sent, the server keeps it once. */
  key: string;
  /** When it was picked or sent last. */
  at: number;
  why?: string;
}

/** What the server was sent and nobody claimed is gone after a day. */
const UNCLAIMED = 20 * 3_600_000;

/**
 * Lets the person take photos, or choose some they have; none if they change their mind.
 *
 * @throws Trouble if WeChat does not let them, for its privacy guide was not agreed to
 */
export function choosePhotos(most: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    // #ifdef MP-WEIXIN
    uni.chooseMedia({
      count: most,
      mediaType: ["image"],
      sizeType: ["compressed"],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      fail: ({ errMsg }: { errMsg?: string }) => (/cancel/.test(errMsg ?? "") ? resolve([]) : reject(new Trouble("REFUSED", texts.notAllowed))),
    });
    // #endif
    // #ifdef H5
    uni.chooseImage({
      count: most,
      success: ({ tempFilePaths }) => resolve([tempFilePaths].flat()),
      fail: () => resolve([]),
    });
    // #endif
  });
}

/** One that was just chosen, and is to be sent. */
export async function picked(path: string): Promise<Picked> {
  const { key } = sendable(path);
  return { id: null, state: "sending", url: await keepFile(path), key, at: Date.now() };
}

/** Sends it, and says how it stands then. */
export async function sent(photo: Picked): Promise<Picked> {
  const { why: _, ...plain } = photo;
  try {
    return { ...plain, id: await upload({ path: photo.url, key: photo.key }), state: "sent", at: Date.now() };
  } catch (thrown) {
    const trouble = troubleOf(thrown);
    if (trouble.kind === "REFUSED") return { ...plain, state: "refused", why: trouble.message };
    return { ...plain, state: "kept", why: trouble.kind === "OFFLINE" ? texts.kept : trouble.message };
  }
}

/** It is not wanted any more. */
export function dropPhoto(photo: Picked): void {
  forgetFile(photo.url);
}

/** Those of a draft that are still on this device; a browser forgets them when the page is closed. */
export async function stillThere(some: readonly Picked[]): Promise<Picked[]> {
  const there = await Promise.all(some.map(({ url }) => fileIsThere(url)));
  return some.filter((_, at) => there[at]);
}

/** Longer than a draft is kept. */
const KEPT = 8 * 24 * 3_600_000;

/** To be called when the app starts: what belongs to no draft any more, and to nothing that waits, is not kept for ever. */
export function sweepPhotos(): void {
  sweepFiles(enclosed(), KEPT);
}

// What was half written goes with the session, and so do its photos; those of what waits go with that.
onSessionEnd(() => sweepFiles(enclosed()));

/** What a change takes: the ids of those that the server has, and those that are to be sent with it. */
export function forSending(some: readonly Picked[], now = Date.now()): { photos: string[]; files: Sendable[] } {
  const fit = some.filter(({ state }) => state !== "refused");
  const has = (one: Picked): boolean => one.id !== null && Math.abs(now - one.at) < UNCLAIMED;
  return {
    photos: fit.filter(has).flatMap(({ id }) => id ?? []),
    // What the server has forgotten by now it would know by the key, and not have.
    files: fit.filter((one) => !has(one)).map((one) => (one.id === null ? { path: one.url, key: one.key } : sendable(one.url))),
  };
}
