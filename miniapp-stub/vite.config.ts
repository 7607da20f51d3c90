import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { defineConfig, type Plugin } from "vite";
import uniPlugin from "@dcloudio/vite-plugin-uni";
import { namesItsServer, ownFilesOnly } from "./tools/own-server";

// The plugin is CommonJS: as a module its function is the default of the default.
const uni = ((uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin) as typeof uniPlugin;

/** WeChat's speech plugin stands in the package only where this app was granted it: VITE_SPEECH_PLUGIN is its version. */
const speech: Plugin = {
  name: "doorplate-speech",
  writeBundle({ dir }) {
    const version = process.env.VITE_SPEECH_PLUGIN;
    if (!version || process.env.UNI_PLATFORM !== "mp-weixin" || !dir) return;
    const file = path.join(dir, "app.json");
    const app = JSON.parse(readFileSync(file, "utf8")) as object;
    const plugins = { WechatSI: { version, provider: "wx069ba97219f66d99" } };
    writeFileSync(file, JSON.stringify({ ...app, plugins }, null, 2));
  },
};

export default defineConfig({
  plugins: [uni(), speech, namesItsServer, ownFilesOnly],
  resolve: { alias: { "@": path.resolve(__dirname, "src") } },
  build: { target: "es2017", sourcemap: false },
  server: { proxy: { "/graphql": { target: "http://127.0.0.1:8080", ws: true }, "/dev": "http://127.0.0.1:8080" } },
});
