import { linkAddress } from "./address";
import { headers } from "./request";
import { token } from "./session";
import { Trouble } from "./trouble";

/** Milliseconds for a big file on a bad line. */
const PATIENCE = 60_000;
/** Some phones never tell of what they gave up. */
const LAST = PATIENCE + 3_000;

/** Fetches a file that is for whoever is logged in; resolves to where it lies on this device. @throws Trouble if it did not come */
export function download(link: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const lost = (): void => reject(Trouble.offline());
    const timer = setTimeout(lost, LAST);
    uni.downloadFile({
      url: linkAddress(link),
      header: headers(token()),
      timeout: PATIENCE,
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200 ? resolve(tempFilePath) : reject(Trouble.of([], statusCode)),
      fail: lost,
      complete: () => clearTimeout(timer),
    });
  });
}
