/** The bytes of a text in UTF-8, also where there is no TextEncoder, as in WeChat. */
export function utf8(text: string): Uint8Array {
  const bytes = encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? [];
  return Uint8Array.from(bytes, (one) => (one.length === 3 ? parseInt(one.slice(1), 16) : one.charCodeAt(0)));
}
