import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Where systems keep it. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The machine's own Chromium, or the one that CHROMIUM names; where there is none, or CHROMIUM=packed, the one inside an npm package. */
export async function openChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM;
  const path = named ?? INSTALLED.find((file) => existsSync(file));
  const executablePath = path && path !== "packed" ? path : await unpack();
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** It brings its libraries along, and unpacks and finds them only where it thinks itself in the place that it was made for. */
async function unpack(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  if (existsSync("/etc/fonts/fonts.conf")) process.env.FONTCONFIG_PATH ??= "/etc/fonts";
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}
