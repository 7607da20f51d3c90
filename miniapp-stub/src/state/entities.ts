const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
/** What would be read as markup. */
const MARKUP = /[<>&"']/;

/**
 * Letters for what HTML writes by number, which `rich-text` does not read everywhere; what would be markup stays as it is written.
 *
 * @param all those too: for a text that is shown as it is, and not as HTML
 */
export function decodedEntities(text: string, all = false): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    const letter = name ? NAMED[name] : letterOf(hex ? parseInt(hex, 16) : Number(decimal));
    return letter === undefined || (!all && (name || MARKUP.test(letter))) ? whole : letter;
  });
}

function letterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
