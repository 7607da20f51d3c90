import { shallowRef, type ShallowRef } from "vue";
import { copyOf, keepCopy } from "@/server/copies";
import { troubleOf, type View } from "./asked";
import type { Page } from "./pagesOfMe";

/** Examined and found nothing, page after page: so often it is asked on by itself. */
const MOST_EMPTY = 5;

/** A list that anyone may read, page by page. */
export interface PublicList<T> {
  view: ShallowRef<View<readonly T[]>>;
  /** Whether there is more. Reactive. */
  hasMore: ShallowRef<boolean>;
  again: () => Promise<void>;
  more: () => Promise<void>;
}

/** Only the answer to what was asked last counts; the last copy of its beginning, where one is kept under that name, at once. Reactive. */
export function publicList<T>(load: (after?: string) => Promise<Page<T>>, copy?: string): PublicList<T> {
  const last = copy ? copyOf<readonly T[]>(copy) : undefined;
  const view: PublicList<T>["view"] = shallowRef({ data: last?.data, at: last?.at, loading: true });
  const hasMore = shallowRef(false);
  let end: string | undefined;
  let turn = 0;

  async function read(before: readonly T[], after: string | undefined): Promise<void> {
    const mine = ++turn;
    view.value = { ...view.value, loading: true, trouble: undefined };
    try {
      const { nodes, next } = await someOf(load, after);
      if (mine !== turn) return;
      end = next;
      hasMore.value = next !== undefined;
      if (copy && after === undefined) keepCopy(copy, nodes);
      view.value = { data: [...before, ...nodes], at: Date.now(), loading: false };
    } catch (thrown) {
      if (mine === turn) view.value = { ...view.value, loading: false, trouble: troubleOf(thrown) };
    }
  }

  return { view, hasMore, again: () => read([], undefined), more: () => read(view.value.data ?? [], end) };
}

/** A page may be empty, and not the last: then the next is asked for. */
async function someOf<T>(load: (after?: string) => Promise<Page<T>>, after: string | undefined): Promise<{ nodes: readonly T[]; next?: string }> {
  let from = after;
  for (let tries = 1; ; tries++) {
    const { nodes, pageInfo } = await load(from);
    const next = (pageInfo.hasNextPage && pageInfo.endCursor) || undefined;
    if (nodes.length > 0 || !next || tries >= MOST_EMPTY) return { nodes, next };
    from = next;
  }
}
