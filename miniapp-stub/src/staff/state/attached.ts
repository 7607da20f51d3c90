import type { StaffFileFragment } from "@/gen/graphql";
import { sendable, upload } from "@/server/upload";
import { Trouble } from "@/server/trouble";
import { publishing } from "@/texts/publishing";
import type { Chosen } from "./files";

/** A file of a notice: as it was uploaded, or as an edition before had it. */
export interface Attached {
  id: string;
  name: string;
}

const MOST_BYTES = 10 * 1024 * 1024;

/** What may be a cover, what may be attached, and what is a paper, by the ends of their names. What it really is, the server finds out. */
const ENDS = { cover: ["jpg", "jpeg", "png"], file: ["jpg", "jpeg", "png", "pdf", "xlsx", "mp3", "m4a"], paper: ["jpg", "jpeg", "png", "pdf"] } as const;

/**
 * Lets the person choose a file: in WeChat from their chats, in a browser from the disk. Undefined if they chose none.
 *
 * @throws Trouble if WeChat does not let them, for its privacy guide was not agreed to
 */
export function chooseFile(what: keyof typeof ENDS): Promise<Chosen | undefined> {
  return new Promise((resolve, reject) => {
    // #ifdef MP-WEIXIN
    uni.chooseMessageFile({
      count: 1,
      type: what === "cover" ? "image" : "all",
      extension: [...ENDS[what]],
      success: ({ tempFiles }) => resolve(tempFiles[0]),
      fail: ({ errMsg }: { errMsg?: string }) =>
        /cancel/.test(errMsg ?? "") ? resolve(undefined) : reject(new Trouble("REFUSED", publishing.writing.notAllowed)),
    });
    // #endif
    // #ifdef H5
    uni.chooseFile({
      count: 1,
      extension: ENDS[what].map((end) => `.${end}`),
      success: ({ tempFiles, tempFilePaths }) => {
        const file = (tempFiles as File[])[0];
        const path = tempFilePaths[0];
        resolve(file && path ? { path, name: file.name, size: file.size } : undefined);
      },
      fail: () => resolve(undefined),
    });
    // #endif
  });
}

/** @throws Trouble where it is too big, is not taken, or there is no signal */
export async function attach(file: Chosen, told: (percent: number) => void): Promise<Attached> {
  if (file.size > MOST_BYTES) throw new Trouble("REFUSED", publishing.writing.fileTooBig);
  return { id: await upload(sendable(file.path), told), name: file.name };
}

/** What an edition has already: files have no names with the server. */
export function attachedOf(links: readonly StaffFileFragment[]): Attached[] {
  const t = publishing.writing;
  return links.map(({ id, kind }, at) => ({ id, name: t.fileNumbered(t.fileKinds[kind], at + 1) }));
}
