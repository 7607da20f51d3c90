import { linkAddress } from "./address";
import { headers } from "./request";
import { token } from "./session";
import { Trouble } from "./trouble";

/** Fetches a file that is for whoever is logged in; resolves to where it lies on this device. @throws Trouble if it did not come */
export function download(link: string): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.downloadFile({
      url: linkAddress(link),
      header: headers(token()),
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200 ? resolve(tempFilePath) : reject(Trouble.of([], statusCode)),
      fail: () => reject(Trouble.offline()),
    });
  });
}
