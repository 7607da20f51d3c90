import { nextTick, shallowRef, type ShallowRef } from "vue";
import { wide } from "./width";

/**
 * What is chosen of a list. Between two choices there is none for a moment: what shows the chosen one begins anew, as a key would
 * have it, which WeChat knows in lists only. Where the chosen one took the list's place, its end leads to the top of the page, for
 * what became of it stands there. Reactive.
 */
export function choice<T>(): { chosen: ShallowRef<T | undefined>; choose: (item: T | undefined) => Promise<void> } {
  const chosen: ShallowRef<T | undefined> = shallowRef();
  return {
    chosen,
    choose: async (item) => {
      const ends = chosen.value !== undefined && item === undefined;
      chosen.value = undefined;
      if (ends && !wide.value) uni.pageScrollTo({ scrollTop: 0, duration: 0 });
      if (item === undefined) return;
      await nextTick();
      chosen.value = item;
    },
  };
}
