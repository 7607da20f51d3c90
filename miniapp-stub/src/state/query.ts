/** A part of a page's query, or of a link, as it was meant; what is badly written stands as it is. */
export function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? "");
  } catch {
    return text ?? "";
  }
}
