import { shallowRef, type ShallowRef } from "vue";
import { FaqAnswersDocument, OrdersShownDocument, type FaqLineFragment, type OrdersShownQuery, type PlaceInput } from "@/gen/graphql";
import { ask } from "@/server/request";
import { troubleOf, type View } from "./asked";
import type { Page } from "./pagesOfMe";

export type FaqAnswer = FaqLineFragment;
export type ShownOrder = OrdersShownQuery["ordersShown"]["nodes"][number];

/** Milliseconds without a key before it is asked. */
const PAUSE = 300;
const PAGE = 20;
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

/** Only the answer to what was asked last counts. Reactive. */
export function publicList<T>(load: (after?: string) => Promise<Page<T>>): PublicList<T> {
  const view: PublicList<T>["view"] = shallowRef({ loading: true });
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

export interface FaqSearch extends PublicList<FaqAnswer> {
  words: ShallowRef<string>;
  /** The person wrote this. */
  typed: (text: string) => void;
}

/** What others asked around a place, searched while one writes. `first`: so many at a time. Reactive. */
export function searchFaq(at: PlaceInput, first = PAGE): FaqSearch {
  const words = shallowRef("");
  const list = publicList<FaqAnswer>(async (after) => (await ask(FaqAnswersDocument, { at, query: words.value.trim(), first, after })).faqSearch);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function typed(text: string): void {
    words.value = text;
    clearTimeout(timer);
    timer = setTimeout(() => void list.again(), PAUSE);
  }

  return { ...list, words, typed };
}

/** What came of orders in a region, the newest first. */
export function ordersShown(region: string): PublicList<ShownOrder> {
  return publicList(async (after) => (await ask(OrdersShownDocument, { at: { region }, after })).ordersShown);
}
