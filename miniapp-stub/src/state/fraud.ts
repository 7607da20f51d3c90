import { shallowRef, type ShallowRef } from "vue";
import { FraudTypesDocument, type FraudTypesQuery } from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { ask } from "@/server/request";
import type { Trouble } from "@/server/trouble";
import { troubleOf } from "./asked";

export type FraudType = FraudTypesQuery["fraudTypes"]["nodes"][number];

/** Milliseconds without a key before it is asked: a word is written, not its letters. */
const PAUSE = 300;

/** What looking into the guide has come to. */
export interface Looking {
  state: "looking" | "found" | "none" | "failed";
  types: readonly FraudType[];
  /** Where to go on; undefined where there is no more. */
  next?: string;
  trouble?: Trouble;
}

export interface FraudGuide {
  words: ShallowRef<string>;
  looking: ShallowRef<Looking>;
  /** The person wrote this. */
  typed: (text: string) => void;
  again: () => Promise<void>;
  more: () => Promise<void>;
}

/** The guide of a region: all of it at first, and what holds the words that one writes. Only the last answer counts. Reactive. */
export function fraudGuide(region: string): FraudGuide {
  const name = `fraud:${region}`;
  const lastOfAll = (): readonly FraudType[] => copyOf<FraudType[]>(name)?.data ?? [];
  const words = shallowRef("");
  const looking: ShallowRef<Looking> = shallowRef({ state: "looking", types: lastOfAll() });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  /** The words that what is shown was found by. */
  let foundBy = "";

  function typed(text: string): void {
    words.value = text;
    clearTimeout(timer);
    turn++;
    looking.value = { ...looking.value, state: "looking", next: undefined, trouble: undefined };
    timer = setTimeout(() => void look([], undefined), PAUSE);
  }

  async function look(before: readonly FraudType[], after: string | undefined): Promise<void> {
    const mine = ++turn;
    const query = words.value.trim();
    looking.value = { ...looking.value, state: "looking", trouble: undefined };
    try {
      const { nodes, pageInfo } = (await ask(FraudTypesDocument, { region, query, after })).fraudTypes;
      if (mine !== turn) return;
      const types = [...before, ...nodes];
      foundBy = query;
      const next = (pageInfo.hasNextPage && pageInfo.endCursor) || undefined;
      if (!query && !after) keepCopy(name, types);
      looking.value = { state: types.length > 0 || next ? "found" : "none", types, next };
    } catch (trouble) {
      if (mine !== turn) return;
      // What other words have found is no answer to these.
      const types = foundBy === query ? looking.value.types : query ? [] : lastOfAll();
      foundBy = query;
      looking.value = { state: "failed", types, next: after, trouble: troubleOf(trouble) };
    }
  }

  return {
    words,
    looking,
    typed,
    again: () => (looking.value.next ? look(looking.value.types, looking.value.next) : look([], undefined)),
    more: () => look(looking.value.types, looking.value.next),
  };
}
