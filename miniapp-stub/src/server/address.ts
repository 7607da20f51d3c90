/**
 * Where the server is. A WeChat build names it (VITE_API_BASE, https); the H5 build is served by it, so there it is the page's own.
 * Paths in the server's answers (files, pages) are relative to it too.
 */
const BASE: string = import.meta.env.VITE_API_BASE ?? "";

export const httpAddress = (path: string): string => BASE + path;

/**
 * A link to a file or a page that the server gave, by whatever name the server calls itself: who reached it under another name (an
 * address in the same Wi-Fi, a port that was forwarded) reaches it so again.
 */
export const linkAddress = (link: string): string => httpAddress(link.replace(/^https?:\/\/[^/]+/, ""));

/**
 * Of a picture that the platform itself fetches: to uni-app's H5 a path that begins at the root is one of the app's own folder, which
 * lies beneath.
 */
export const pictureAddress = (link: string): string => {
  const address = linkAddress(link);
  return address.startsWith("/") ? location.origin + address : address;
};

export const socketAddress = (path: string): string => {
  const base = BASE || `${location.protocol}//${location.host}`;
  return base.replace(/^http/, "ws") + path;
};
