import { download } from "@/server/download";
import { Trouble } from "@/server/trouble";
import { privacy as texts } from "@/texts/privacy";
import { inWeChat } from "./platform";
import { saveFile } from "./saveFile";

interface Sharing {
  filePath: string;
  fileName: string;
  success: () => void;
  fail: (why: { errMsg?: string }) => void;
}

declare const wx: { shareFileMessage(options: Sharing): void };

/** What was fetched and not sent on yet. */
let fetched: { url: string; file: string } | undefined;

/**
 * Fetches the copy of one's data and hands it over: a browser saves it, WeChat sends it on to a chat of the person’s choice. WeChat
 * does so at a tap alone (https://developers.weixin.qq.com/miniprogram/dev/api/share/wx.shareFileMessage.html): where fetching has
 * taken so long that the tap is forgotten, the next one finds the file here.
 *
 * @throws Trouble if it did not come, or has to be tapped for once more
 */
export async function fetchExport(url: string, name: string): Promise<void> {
  const file = fetched?.url === url ? fetched.file : await download(url);
  if (!inWeChat) return saveFile(file, name);
  fetched = { url, file };
  await share(file, name);
  fetched = undefined;
}

function share(filePath: string, fileName: string): Promise<void> {
  return new Promise((resolve, reject) => {
    wx.shareFileMessage({
      filePath,
      fileName,
      success: () => resolve(),
      fail: ({ errMsg }) => (/cancel/.test(errMsg ?? "") ? resolve() : reject(new Trouble("REFUSED", texts.tapAgain))),
    });
  });
}
