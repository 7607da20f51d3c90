import { decodedEntities } from "./entities";

/*
 * What the server made of Markdown, for `rich-text`. There a page's styles are seen by no tag, and in WeChat no link can be touched: the
 * styles go with the tags, as variables that large print and the dark change, and the links stand beneath the text.
 */

const BLOCK = "margin:0.7em 0 0";
const HEAD = "margin:1.2em 0 0;font-size:var(--text-head);line-height:1.35;font-weight:600";
const SUBHEAD = "margin:1.1em 0 0;font-size:1em;font-weight:600";
const CELL = "padding:8px;border:var(--stroke) solid var(--edge);text-align:left;vertical-align:top;overflow-wrap:anywhere";

/** The tags that the server lets through, by what stands for them and how it looks. The page's own title is the first heading. */
const TAGS: Record<string, { as?: string; style?: string }> = {
  h1: { as: "h2", style: HEAD },
  h2: { style: HEAD },
  h3: { style: SUBHEAD },
  h4: { style: SUBHEAD },
  h5: { style: SUBHEAD },
  h6: { style: SUBHEAD },
  p: { style: BLOCK },
  ul: { style: `${BLOCK};padding:0 0 0 1.4em` },
  ol: { style: `${BLOCK};padding:0 0 0 1.6em` },
  li: { style: "margin:0.3em 0 0" },
  blockquote: { style: `${BLOCK};padding:0 0 0 0.8em;border-left:4px solid var(--edge);color:var(--muted)` },
  table: { style: `${BLOCK};width:100%;border-collapse:collapse` },
  thead: {},
  tbody: {},
  tr: {},
  th: { style: `${CELL};font-weight:600` },
  td: { style: CELL },
  a: { as: "span", style: "text-decoration:underline" },
  strong: { style: "font-weight:600" },
  b: { style: "font-weight:600" },
  em: { style: "font-style:italic" },
  i: { style: "font-style:italic" },
  del: { style: "text-decoration:line-through" },
  code: { style: "font-family:inherit" },
  pre: { style: `${BLOCK};white-space:pre-wrap;font-family:inherit` },
  br: {},
  hr: { style: "margin:1em 0;border:0;border-top:var(--stroke) solid var(--line)" },
};

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;
const LINK = /<a\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([\s\S]*?)<\/a>/gi;

/** A link in a text: what it says, and where it leads. */
export interface Link {
  text: string;
  href: string;
}

/** The text with its looks, and without what is none of it: other tags, and all attributes but where a list begins to count. */
export function richOf(html: string): string {
  return decodedEntities(
    html.replace(TAG, (_, end: string, name: string, attributes: string) => {
      const tag = TAGS[name.toLowerCase()];
      if (!tag) return "";
      const shown = tag.as ?? name.toLowerCase();
      if (end) return `</${shown}>`;
      const start = shown === "ol" ? /\bstart="(\d{1,6})"/.exec(attributes)?.[1] : undefined;
      return `<${shown}${start ? ` start="${start}"` : ""}${tag.style ? ` style="${tag.style}"` : ""}>`;
    }),
  );
}

/** The links in it, each once, in their order. */
export function linksOf(html: string): Link[] {
  const links = Array.from(html.matchAll(LINK), ([, attributes = "", inner = ""]) => {
    const href = decodedEntities(/\bhref="([^"]*)"/.exec(attributes)?.[1] ?? "", true).trim();
    return { href, text: decodedEntities(inner.replace(TAG, ""), true).trim() || href };
  });
  return links.filter(({ href }, at) => /^(https?:|tel:|mailto:|\/)/i.test(href) && links.findIndex((one) => one.href === href) === at);
}
