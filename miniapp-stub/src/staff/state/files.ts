import { download } from "@/server/download";
import { Trouble } from "@/server/trouble";
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

/**
 * Lets the person choose a workbook: in WeChat from their chats, in a browser from the disk. Undefined if they chose none.
 *
 * @throws Trouble if WeChat does not let them, for its privacy guide was not agreed to
 */
export function chooseWorkbook(): Promise<Chosen | undefined> {
  return new Promise((resolve, reject) => {
    // #ifdef MP-WEIXIN
    uni.chooseMessageFile({
      count: 1,
      type: "file",
      extension: ["xlsx"],
      success: ({ tempFiles }) => resolve(tempFiles[0]),
      fail: ({ errMsg }: { errMsg?: string }) =>
        /cancel/.test(errMsg ?? "") ? resolve(undefined) : reject(new Trouble("REFUSED", staff.open.notAllowed)),
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
 * @throws Trouble if it cannot be fetched or shown
 */
export async function openWorkbook(address: string, name: string): Promise<void> {
  const path = await download(address);
  // #ifdef MP-WEIXIN
  await show(path);
  // #endif
  // #ifdef H5
  save(path, name);
  // #endif
}

// #ifdef MP-WEIXIN
function show(filePath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Trouble("REFUSED", staff.open.notShown));
    uni.openDocument({ filePath, fileType: "xlsx", showMenu: true, success: () => resolve(), fail });
  });
}
// #endif

// #ifdef H5
function save(path: string, name: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.download = name;
  link.click();
}
// #endif
