import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256 } from "@/staff/state/sha256";

describe("the digest of a pass", () => {
  it.each(["", "abc", "P1.0cbs3f7x9k2mv4qz8t1r", "签到", ..."0123".split("").map((n) => "x".repeat(54 + Number(n))), "y".repeat(64), "z".repeat(1_000)])(
    "is SHA-256, as others reckon it: %s",
    (text) => {
      expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    },
  );
});
