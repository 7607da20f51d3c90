import { describe, expect, it } from "vitest";
import { ago } from "@/state/ages";

const now = new Date(2026, 10, 21, 9, 30).getTime();

describe("how long ago", () => {
  it("is said as people say it", () => {
    const times = [0, 5, 3 * 60, 24 * 60].map((minutes) => ago(now - minutes * 60_000, now));
    expect(times).toEqual(["刚刚", "5 分钟前", "3 小时前", "昨天 9:30"]);
  });

  it("is not called just now where it was by a clock that was ahead", () => {
    expect(ago(now + 3 * 60 * 60_000, now)).toBe("今天 12:30");
    expect(ago(now + 400 * 24 * 60 * 60_000, now)).toMatch(/^2027 年/);
    expect(ago(now + 30_000, now)).toBe("刚刚");
  });
});
