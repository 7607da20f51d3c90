import { shallowRef, type ShallowRef } from "vue";
import { asked, type View } from "./asked";
import { accessesAfter, type Access } from "./privacy";

export interface AccessLog {
  view: ShallowRef<View<readonly Access[]>>;
  again: () => Promise<void>;
  /** Whether there is more behind what is shown. Reactive. */
  hasMore: ShallowRef<boolean>;
  more: () => Promise<void>;
}

/** Who of the staff read one's data, page by page. Reactive. */
export function myAccesses(): AccessLog {
  const hasMore = shallowRef(false);
  let end: string | undefined;
  let before: readonly Access[] = [];

  const { view, again } = asked<readonly Access[]>(async () => {
    const page = await accessesAfter(end);
    end = page.pageInfo.endCursor ?? end;
    hasMore.value = page.pageInfo.hasNextPage;
    before = [...before, ...page.nodes];
    return before;
  });

  return {
    view,
    hasMore,
    more: again,
    again: async () => {
      end = undefined;
      before = [];
      await again();
    },
  };
}
