import { defineConfig } from "vitest/config";

/** What was built for WeChat, run by WeChat's own component engine: `npm run test:package` after the build. */
export default defineConfig({
  // As long as a busy machine may need.
  test: { environment: "jsdom", testTimeout: 60_000, include: ["test/package/**/*.spec.ts"], setupFiles: ["test/package/wechat.ts"] },
});
