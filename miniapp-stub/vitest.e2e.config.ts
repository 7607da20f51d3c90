import { defineConfig } from "vitest/config";

/** What people do, in a real browser against a real server (DOORPLATE_URL): `npm run test:e2e` beside a server of the README. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/stories/**/*.story.ts"],
    setupFiles: ["e2e/setup.ts"],
    fileParallelism: false,
    // As long as a busy machine may need.
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
