import { defineConfig } from "vitest/config";
import stories from "./vitest.e2e.config";

/** The pictures of the README, taken anew. */
export default defineConfig({
  test: { ...stories.test, include: ["e2e/pictures/*.story.ts"], env: { SCREENSHOTS: "docs" } },
});
