/** A part of a text in Markdown, as far as our policies use it. */
export interface Block {
  kind: "title" | "head" | "item" | "text";
  text: string;
}

/** Reads titles, headings, lists and paragraphs; what is more is shown as it is written, without its signs. */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(blockOf);
}

function blockOf(line: string): Block {
  const sign = /^(#{1,6}|[-*+])\s+(.*)$/.exec(line);
  const text = plain(sign?.[2] ?? line);
  if (!sign?.[1]) return { kind: "text", text };
  if (sign[1] === "#") return { kind: "title", text };
  return { kind: sign[1].startsWith("#") ? "head" : "item", text };
}

function plain(text: string): string {
  return text.replace(/\*\*(.+?)\*\*/g, "$1").replace(/\[(.+?)\]\(.+?\)/g, "$1");
}
