import path from "node:path";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

const OWN = ["view", "text", "block", "scroll-view", "image", "button", "input", "textarea", "picker", "rich-text"];

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => OWN.includes(tag) } } })],
  resolve: { alias: { "@": path.resolve(__dirname, "src") } },
  test: {
    environment: "jsdom",
    // As long as a busy machine may need.
    testTimeout: 60_000,
    include: ["test/**/*.spec.ts"],
    exclude: ["test/package/**"],
    setupFiles: ["test/setup.ts"],
    server: { deps: { inline: [/@dcloudio/] } },
  },
});
