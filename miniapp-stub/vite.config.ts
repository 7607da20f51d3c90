import path from "node:path";
import { defineConfig } from "vite";
import uniPlugin from "@dcloudio/vite-plugin-uni";
import { namesItsServer, ownFilesOnly } from "./tools/own-server";
import { ofTheAccount } from "./tools/wechat-account";
import { roleForWeChat } from "./tools/wechat-aria";

// The plugin is CommonJS: as a module its function is the default of the default.
const uni = ((uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin) as typeof uniPlugin;

const nodeTransforms = process.env.UNI_PLATFORM === "mp-weixin" ? [roleForWeChat] : [];

export default defineConfig({
  plugins: [uni({ vueOptions: { template: { compilerOptions: { nodeTransforms } } } }), ofTheAccount, namesItsServer, ownFilesOnly],
  resolve: { alias: { "@": path.resolve(__dirname, "src") } },
  build: { target: "es2017", sourcemap: false },
  server: { proxy: { "/graphql": { target: "http://127.0.0.1:8080", ws: true }, "/dev": "http://127.0.0.1:8080" } },
});
