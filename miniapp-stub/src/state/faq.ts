import { shallowRef, type ShallowRef } from "vue";
import { FaqAnswersDocument, OrdersShownDocument, type FaqLineFragment, type OrdersShownQuery, type PlaceInput } from "@/gen/graphql";
import { ask } from "@/server/request";
import { publicList, type PublicList } from "./publicList";

export type FaqAnswer = FaqLineFragment;
export type ShownOrder = OrdersShownQuery["ordersShown"]["nodes"][number];

/** Milliseconds without a key before it is asked. */
const PAUSE = 300;
const PAGE = 20;

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
