import { linkAddress, pictureAddress } from "@/server/address";
import { download } from "@/server/download";
import { Trouble } from "@/server/trouble";
import { notice as texts } from "@/texts/notice";
import type { NoticeFile } from "./notices";
import { inWeChat } from "./platform";
import { play } from "./recording";

/** Milliseconds for which an address surely opens its file, from the answer on that named it. */
const GOOD_FOR = 4 * 60_000;

/** Whether the address was told so long ago that it may open nothing any more. */
export const isOld = (toldAt: number): boolean => Math.abs(Date.now() - toldAt) > GOOD_FOR;

const ENDINGS: Partial<Record<NoticeFile["kind"], "pdf" | "xlsx">> = { DOCUMENT: "pdf", WORKBOOK: "xlsx" };

/**
 * Opens an attachment: a picture over the page, anything else where the platform opens such files: a browser in a new tab.
 *
 * @throws Trouble with a sentence if it does not open
 */
export async function openFile(file: NoticeFile): Promise<void> {
  if (file.kind === "PICTURE") return show(pictureAddress(file.url));
  if (!inWeChat) return inNewTab(linkAddress(file.url));
  const path = await download(file.url);
  const fileType = ENDINGS[file.kind];
  return fileType ? openDocument(path, fileType) : play(file.id, path);
}

function show(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    uni.previewImage({ urls: [url], success: () => resolve(), fail: () => reject(new Trouble("OFFLINE", texts.fileFailed)) });
  });
}

function inNewTab(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener";
  link.click();
}

function openDocument(filePath: string, fileType: "pdf" | "xlsx"): Promise<void> {
  return new Promise((resolve, reject) => {
    uni.openDocument({ filePath, fileType, showMenu: true, success: () => resolve(), fail: () => reject(new Trouble("REFUSED", texts.fileUnknown)) });
  });
}
