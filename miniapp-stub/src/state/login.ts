import { Trouble } from "@/server/trouble";
import { texts } from "@/texts/zh";
import { logInWith } from "./account";

/**
 * Logs in whoever holds the phone: WeChat knows who that is.
 *
 * @throws Trouble with a sentence if WeChat or the server did not want
 */
export async function logIn(): Promise<void> {
  await logInWith(await codeOfWeChat());
}

function codeOfWeChat(): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.login({
      provider: "weixin",
      success: ({ code }) => (code ? resolve(code) : reject(new Trouble("REFUSED", texts.logIn))),
      fail: () => reject(Trouble.offline()),
    });
  });
}
