import { defineConfig } from "vitest/config";

/** What was built for WeChat, run by WeChat's own component engine: `npm run test:package` after the build. */
export default defineConfig({
  test: { environment: "jsdom", include: ["test/package/**/*.spec.ts"], setupFiles: ["test/package/wechat.ts"] },
});
