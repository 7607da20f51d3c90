import { afterAll, afterEach } from "vitest";
import { closeChromium, everybodyLeaves } from "./visitor";

afterEach(async ({ task }) => {
  const failed = task.result?.state === "fail" ? task.name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80) : undefined;
  await everybodyLeaves(failed);
});

afterAll(closeChromium);
