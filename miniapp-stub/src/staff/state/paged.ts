import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import { person } from "@/server/session";
import type { Trouble } from "@/server/trouble";
import { ended, troubleOf } from "@/state/asked";

export interface Connection<T> {
  nodes: readonly T[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** A list as far as it has been read. */
export interface Paged<T> {
  items: readonly T[];
  loading: boolean;
  /** Whether there is more behind. */
  more: boolean;
  trouble?: Trouble;
}

/** Pages that hold nothing and are not the last: the server examines only so many rows at a time. */
const MOST_EMPTY = 5;

/**
 * Reads a list page by page, for whoever is logged in now: nobody else is shown it. `again` begins anew and keeps what is shown
 * until the answer is there. Reactive.
 */
export function paged<T>(load: (after: string | undefined) => Promise<Connection<T>>): {
  view: ComputedRef<Paged<T>>;
  again: () => Promise<void>;
  /** The same, of something else: what was shown goes. */
  anew: () => Promise<void>;
  next: () => Promise<void>;
} {
  const owner = person();
  const view: ShallowRef<Paged<T>> = shallowRef({ items: [], loading: false, more: false });
  let cursor: string | undefined;
  let reading = 0;

  async function read(after: string | undefined, kept: readonly T[]): Promise<void> {
    const mine = ++reading;
    // What failed last is said until something comes: it would jump at each try.
    view.value = { ...view.value, loading: true };
    try {
      let page = await load(after);
      for (let empty = 1; !page.nodes.length && goesOn(page) && empty < MOST_EMPTY; empty++) {
        page = await load(page.pageInfo.endCursor ?? undefined);
      }
      if (mine !== reading) return;
      cursor = page.pageInfo.endCursor ?? undefined;
      view.value = { items: [...kept, ...page.nodes], loading: false, more: goesOn(page) };
    } catch (trouble) {
      if (mine !== reading) return;
      view.value = { ...view.value, loading: false, trouble: troubleOf(trouble) };
    }
  }

  return {
    view: computed(() => (person() === owner ? view.value : { items: [], loading: false, more: false, trouble: ended() })),
    again: () => read(undefined, []),
    anew: () => {
      view.value = { items: [], loading: true, more: false };
      return read(undefined, []);
    },
    next: async () => {
      if (!view.value.loading && view.value.more) await read(cursor, view.value.items);
    },
  };
}

function goesOn(page: Connection<unknown>): boolean {
  return page.pageInfo.hasNextPage && !!page.pageInfo.endCursor;
}

/** A community has a thousand ten-household units at most. */
const MOST_PAGES = 12;

/** Reads all pages of something short, to choose from. */
export async function all<T>(load: (after: string | undefined) => Promise<Connection<T>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await load(after);
    items.push(...answer.nodes);
    if (!goesOn(answer)) break;
    after = answer.pageInfo.endCursor ?? undefined;
  }
  return items;
}
