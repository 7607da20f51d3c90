import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** Changes one of the package's JSON files after uni-app has written it. */
function edit(file: string, part: object): void {
  if (existsSync(file)) writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, "utf8")) as object), ...part }, null, 2));
}

/**
 * What of the package depends on the account with WeChat that publishes it: WECHAT_APPID is its AppID; VITE_SPEECH_PLUGIN is
 * the version of WeChat's speech plugin, which stands in the package only where the account was granted it.
 */
export const ofTheAccount: Plugin = {
  name: "doorplate-of-the-account",
  writeBundle({ dir }) {
    if (process.env.UNI_PLATFORM !== "mp-weixin" || !dir) return;
    const { WECHAT_APPID: appid, VITE_SPEECH_PLUGIN: version } = process.env;
    if (appid) edit(path.join(dir, "project.config.json"), { appid });
    if (version) edit(path.join(dir, "app.json"), { plugins: { WechatSI: { version, provider: "wx069ba97219f66d99" } } });
  },
};
