import type { Locator } from "playwright-core";
import decodeQR from "qr/decode.js";

/** What a camera reads of the QR code that is drawn there. @throws Error where it is none that can be read */
export async function codeOn(drawn: Locator): Promise<string> {
  const picture = await drawn.screenshot({ animations: "disabled" });
  const { width, height, dark } = await drawn.page().evaluate(darkPixels, picture.toString("base64"));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < dark.length; at++) if (dark.charAt(at) === "1") data.fill(0, at * 4, at * 4 + 3);
  return decodeQR({ width, height, data });
}

/** Runs in the page, which can open pictures: a 1 for each pixel of a PNG that is dark, line by line. */
async function darkPixels(png: string): Promise<{ width: number; height: number; dark: string }> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = bitmap;
  const pen = new OffscreenCanvas(width, height).getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  let dark = "";
  for (let at = 0; at < data.length; at += 4) dark += (data[at] ?? 255) < 128 ? "1" : "0";
  return { width, height, dark };
}
