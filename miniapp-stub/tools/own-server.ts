import type { Plugin } from "vite";

/** A declaration that loads a file from an address of its own: uni-app draws the shadow under its title bar with one. */
const FOREIGN = /[\w-]+\s*:\s*url\(\s*["']?(?:https?:)?\/\/[^)]*\)\s*;?/g;

export const withoutForeignFiles = (css: string): string => css.replace(FOREIGN, "");

/** Takes out of the styles what would load a file from somebody else's server: who reads which page is nobody else's business. */
export const ownFilesOnly: Plugin = {
  name: "doorplate-own-files-only",
  enforce: "pre",
  transform: (code, id) => (/\.css(\?|$)/.test(id) ? { code: withoutForeignFiles(code), map: null } : undefined),
};

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/;

/** What is wrong with the server that a WeChat package is to ask, and how to say it rightly; undefined if nothing is. */
export function faultOf(base: string | undefined): string | undefined {
  if (!base) {
    return "VITE_API_BASE is not set, and a WeChat package has to name its server: VITE_API_BASE=https://doorplate.example npm run build:mp-weixin";
  }
  if (!/^https:\/\/[^/\s?#]+$/.test(base) && !LOOPBACK.test(base)) {
    return `VITE_API_BASE is ${base}. WeChat asks over https alone: set it to https://, the server's name, and no path (http://127.0.0.1:8080 or http://localhost:8080 for WeChat's developer tool).`;
  }
  return undefined;
}

/** A WeChat package is not built without a server that WeChat lets it ask. */
export const namesItsServer: Plugin = {
  name: "doorplate-names-its-server",
  configResolved({ command, env }) {
    const base: unknown = env.VITE_API_BASE;
    const fault = process.env.UNI_PLATFORM === "mp-weixin" && command === "build" ? faultOf(typeof base === "string" ? base : undefined) : undefined;
    if (fault) throw new Error(fault);
  },
};
