import { computed, type ComputedRef } from "vue";
import { askedOfMe, type Asked } from "./asked";

/** A page of a connection, as the server gives it. */
export interface Page<T> {
  nodes: readonly T[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface Read<T> {
  nodes: readonly T[];
  /** Behind what the next page begins; undefined where there is none. */
  end?: string;
}

export interface Pages<T> {
  view: Asked<readonly T[]>["view"];
  again: () => Promise<void>;
  /** On coming back to the page: asks anew, unless one has gone further down, where one finds one's place again. */
  revisit: () => Promise<void>;
  /** Whether there is more behind what is shown. Reactive. */
  hasMore: ComputedRef<boolean>;
  more: () => Promise<void>;
}

/** What is for whoever is logged in alone, page by page; the last copy, where one is kept under that name, at once. Reactive. */
export function pagesOfMe<T>(load: (after?: string) => Promise<Page<T>>, copy?: string): Pages<T> {
  const none: Read<T> = { nodes: [] };
  let before = none;

  const read = askedOfMe<Read<T>>(async () => {
    const known = before.nodes;
    const { nodes, pageInfo } = await load(before.end);
    return { nodes: [...known, ...nodes], end: (pageInfo.hasNextPage && pageInfo.endCursor) || undefined };
  }, copy);

  function from(known: Read<T>): Promise<void> {
    before = known;
    return read.again();
  }

  return {
    view: computed(() => ({ ...read.view.value, data: read.view.value.data?.nodes })),
    hasMore: computed(() => read.view.value.data?.end !== undefined),
    more: () => from(read.view.value.data ?? none),
    again: () => from(none),
    revisit: () => (before !== none && read.view.value.data ? Promise.resolve() : from(none)),
  };
}
