import { computed, shallowRef, type Ref, type ShallowRef } from "vue";
import { copyOf, keepCopy } from "@/server/copies";
import { person } from "@/server/session";
import { Trouble } from "@/server/trouble";
import { texts } from "@/texts/zh";
import { mine } from "./account";

/** What is known of something that was asked for. */
export interface View<T> {
  data?: T;
  /** When the server answered what is shown; undefined while nothing is. */
  at?: number;
  loading: boolean;
  /** Why the newest is not shown. */
  trouble?: Trouble;
}

export interface Asked<T> {
  view: Readonly<Ref<View<T>>>;
  again: () => Promise<void>;
  /** The server has just told it otherwise, as in the answer to a change. */
  know(data: T): void;
}

/** Shows the last copy, where one is kept under that name, and whatever the latest asking brought. Asks when told to. Reactive. */
export function asked<T>(load: () => Promise<T>, copy?: string): Asked<T> {
  const last = copy ? copyOf<T>(copy) : undefined;
  const view: ShallowRef<View<T>> = shallowRef({ data: last?.data, at: last?.at, loading: true });
  let turn = 0;

  async function again(): Promise<void> {
    const mine = ++turn;
    // What failed last is said until something comes: it would jump at each try.
    view.value = { ...view.value, loading: true };
    try {
      const data = await load();
      if (mine === turn) show(data);
    } catch (trouble) {
      if (mine === turn) view.value = { ...view.value, loading: false, trouble: troubleOf(trouble) };
    }
  }

  function know(data: T): void {
    turn++;
    show(data);
  }

  function show(data: T): void {
    if (copy) keepCopy(copy, data);
    view.value = { data, at: Date.now(), loading: false };
  }

  return { view, again, know };
}

/**
 * As `asked`, of what is for whoever is logged in alone: it is gone from the page, and kept nowhere, as soon as they are not
 * any more, also where the answer comes later than that.
 */
export function askedOfMe<T>(load: () => Promise<T>, copy?: string): Asked<T> {
  function askedOf(owner: string | undefined): Asked<T> & { owner?: string } {
    const loadOfOwner = async (): Promise<T> => {
      const data = await load();
      if (person() !== owner) throw ended();
      return data;
    };
    return { owner, ...asked(loadOfOwner, copy && mine(copy)) };
  }

  const latest = shallowRef(askedOf(person()));

  return {
    view: computed(() => (latest.value.owner === person() ? latest.value.view.value : { loading: false, trouble: ended() })),
    again: () => {
      if (latest.value.owner !== person()) latest.value = askedOf(person());
      return latest.value.again();
    },
    know: (data) => {
      if (latest.value.owner === person()) latest.value.know(data);
    },
  };
}

export function troubleOf(thrown: unknown): Trouble {
  return thrown instanceof Trouble ? thrown : Trouble.offline();
}

/** What was asked of `me`. @throws Trouble where nobody is logged in any more */
export function ofMe<T>(me: T | null | undefined): T {
  if (!me) throw ended();
  return me;
}

export function ended(): Trouble {
  return new Trouble("ENDED", texts.trouble.ended, "UNAUTHORIZED");
}
