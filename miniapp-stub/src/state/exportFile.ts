import { download } from "@/server/download";
import { inWeChat } from "./platform";

declare const wx: { shareFileMessage(options: { filePath: string; fileName: string }): void };

/** Fetches the copy of one's data and hands it over: a browser saves it, WeChat sends it on to a chat of the person’s choice. */
export async function fetchExport(url: string, name: string): Promise<void> {
  const file = await download(url);
  if (!inWeChat) save(file, name);
  else wx.shareFileMessage({ filePath: file, fileName: name });
}

function save(file: string, name: string): void {
  const link = document.createElement("a");
  link.href = file;
  link.download = name;
  link.click();
}
