const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * As long as a UUID says, and as hard to meet twice: 25 characters of 36. Browsers give good randomness; WeChat gives it only
 * asynchronously, so there time, a counter and Math.random together make it unlike any other of this device.
 */
export function freshKey(): string {
  const bytes = new Uint8Array(25);
  if (typeof crypto !== "undefined" && typeof crypto.getRandomValues === "function") {
    crypto.getRandomValues(bytes);
  } else {
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(Math.random() * 256);
  }
  const random = Array.from(bytes, (byte) => ALPHABET[byte % 36]).join("");
  return `${Date.now().toString(36)}${(count++ % 1296).toString(36)}-${random}`;
}

let count = 0;
