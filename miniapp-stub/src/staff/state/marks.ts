import { publishing } from "@/texts/publishing";

/** What the buttons beneath a text in Markdown put in. */
export const MARKS = ["heading", "item", "bold", "link"] as const;
export type Mark = (typeof MARKS)[number];

/**
 * The text with a mark at the cursor, and where the cursor is then: behind what was put in. Headings and list items begin a line
 * of their own.
 *
 * @param at in UTF-16 units, as the field tells it; behind the end means at the end
 */
export function withMark(text: string, at: number, mark: Mark): { text: string; at: number } {
  const cursor = Math.max(0, Math.min(at, text.length));
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  const put = `${gap(before, mark)}${written(mark)}`;
  const rest = mark === "heading" && after && !after.startsWith("\n") ? `\n\n${after}` : after;
  return { text: `${before}${put}${rest}`, at: cursor + put.length };
}

function written(mark: Mark): string {
  const words = publishing.writing.markWords[mark];
  switch (mark) {
    case "heading":
      return `## ${words}`;
    case "item":
      return `- ${words}`;
    case "bold":
      return `**${words}**`;
    case "link":
      return `[${words}](https://)`;
  }
}

/** A heading needs an empty line before it, and a list one before its first item, or Markdown takes it for part of the paragraph. */
function gap(before: string, mark: Mark): string {
  if (mark === "bold" || mark === "link" || before === "" || before.endsWith("\n\n")) return "";
  const line = before.slice(before.lastIndexOf("\n", before.length - (before.endsWith("\n") ? 2 : 1)) + 1);
  const within = mark === "item" && /^\s*[-*+]\s/.test(line);
  if (before.endsWith("\n")) return within ? "" : "\n";
  return within ? "\n" : "\n\n";
}
