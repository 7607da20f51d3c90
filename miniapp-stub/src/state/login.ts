import { person } from "@/server/session";
import { Trouble } from "@/server/trouble";
import { texts } from "@/texts/zh";
import { logInWith } from "./account";
import { inWeChat } from "./platform";

const LOGIN = "/pages/login/login";
const HOME = "/pages/home/home";

/**
 * Logs in whoever holds the phone: WeChat knows who that is; in H5 the login page asks.
 *
 * @throws Trouble with a sentence if WeChat or the server did not want
 */
export async function logIn(): Promise<void> {
  if (inWeChat) await logInWith(await codeOfWeChat());
  else toLogin("");
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

/**
 * Whether somebody is logged in. If not, the login page opens, which comes back to `backTo` (a path with its query) afterwards.
 */
export function needLogin(backTo: string): boolean {
  if (person()) return true;
  toLogin(backTo);
  return false;
}

function toLogin(backTo: string): void {
  uni.navigateTo({ url: backTo ? `${LOGIN}?back=${encodeURIComponent(backTo)}` : LOGIN });
}

/** From the login page to where its `back` says, as the page received it: to the page before, or home, if it says nothing. */
export function comeBack(back: string | undefined): void {
  const url = decodeURIComponent(back ?? "");
  const home = () => uni.reLaunch({ url: HOME });
  if (url.startsWith("/")) uni.redirectTo({ url, fail: () => uni.switchTab({ url, fail: home }) });
  else if (getCurrentPages().length > 1) uni.navigateBack({ fail: home });
  else home();
}
