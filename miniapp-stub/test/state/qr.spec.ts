import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { qrPicture } from "@/state/qr";

const SCALE = 4;

/** What a camera would see of the picture. */
function seen(picture: string): { width: number; height: number; data: Uint8ClampedArray } {
  const svg = decodeURIComponent(picture.replace("data:image/svg+xml,", ""));
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let dy = 0; dy < SCALE; dy++) {
      const from = (Number(y) * SCALE + dy) * side + Number(x) * SCALE;
      for (let at = from; at < from + Number(run) * SCALE; at++) data.fill(0, at * 4, at * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

describe("a QR code that is drawn here", () => {
  it.each(["https://doorplate.example/e/0cbs3f7x-9k2mv4qz8t1r", "P1.Zm9vYmFyYmF6cXV4-_0123456789abcdefghijklmnopqrstuvwxyz", "签到 100%", "0123456789"])(
    "is read as what it was made of: %s",
    (text) => {
      expect(decodeQR(seen(qrPicture(text)))).toBe(text);
    },
  );

  it("is drawn where there is no TextEncoder, as in WeChat", () => {
    const there = globalThis.TextEncoder;
    Reflect.deleteProperty(globalThis, "TextEncoder");
    try {
      expect(qrPicture("https://doorplate.example/e/x")).toContain("data:image/svg+xml,");
    } finally {
      globalThis.TextEncoder = there;
    }
  });
});
