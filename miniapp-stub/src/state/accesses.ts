import { computed, type ComputedRef } from "vue";
import { askedOfMe, type Asked } from "./asked";
import { accessesAfter, type Access } from "./privacy";

interface Read {
  accesses: readonly Access[];
  /** Behind what the next page begins; undefined where there is none. */
  end?: string;
}

export interface AccessLog {
  view: Asked<readonly Access[]>["view"];
  again: () => Promise<void>;
  /** Whether there is more behind what is shown. Reactive. */
  hasMore: ComputedRef<boolean>;
  more: () => Promise<void>;
}

/** Who of the staff read one's data, page by page. Reactive. */
export function myAccesses(): AccessLog {
  const none: Read = { accesses: [] };
  let before = none;

  const read = askedOfMe<Read>(async () => {
    const known = before.accesses;
    const { nodes, pageInfo } = await accessesAfter(before.end);
    return { accesses: [...known, ...nodes], end: (pageInfo.hasNextPage && pageInfo.endCursor) || undefined };
  });

  function from(known: Read): Promise<void> {
    before = known;
    return read.again();
  }

  return {
    view: computed(() => ({ ...read.view.value, data: read.view.value.data?.accesses })),
    hasMore: computed(() => read.view.value.data?.end !== undefined),
    more: () => from(read.view.value.data ?? none),
    again: () => from(none),
  };
}
