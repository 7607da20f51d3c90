import { download } from "@/server/download";
import { staff } from "@/texts/staff";

/** A workbook on this device, as it was chosen. */
export interface Chosen {
  path: string;
  name: string;
  size: number;
}

const MOST_BYTES = 10 * 1024 * 1024;

/** What is wrong with a chosen file, in a sentence; undefined if it may be sent. What it really is, the server finds out. */
export function unfit(file: Pick<Chosen, "name" | "size">): string | undefined {
  if (!/\.xlsx$/i.test(file.name)) return staff.importing.notXlsx;
  return file.size > MOST_BYTES ? staff.importing.tooBig : undefined;
}

/** Lets the person choose a workbook: in WeChat from their chats, in a browser from the disk. Undefined if they chose none. */
export function chooseWorkbook(): Promise<Chosen | undefined> {
  return new Promise((resolve) => {
    // #ifdef MP-WEIXIN
    uni.chooseMessageFile({
      count: 1,
      type: "file",
      extension: ["xlsx"],
      success: ({ tempFiles }) => resolve(tempFiles[0]),
      fail: () => resolve(undefined),
    });
    // #endif
    // #ifdef H5
    uni.chooseFile({
      count: 1,
      extension: [".xlsx"],
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

/**
 * Fetches a workbook and hands it to the person: WeChat shows it, to be forwarded or kept; a browser puts it among the downloads.
 *
 * @param address a path on our server, or a signed link of its
 * @throws Trouble if it cannot be fetched
 */
export async function openWorkbook(address: string, name: string): Promise<void> {
  hand(await download(address), name);
}

function hand(path: string, name: string): void {
  // #ifdef MP-WEIXIN
  uni.openDocument({ filePath: path, fileType: "xlsx", showMenu: true });
  // #endif
  // #ifdef H5
  const link = document.createElement("a");
  link.href = path;
  link.download = name;
  link.click();
  // #endif
}
