import { defineComponent, h } from "vue";
import { afterEach, describe, expect, it } from "vitest";
import { beginSession, endSession } from "@/server/session";
import { Trouble } from "@/server/trouble";
import ListCard from "@/staff/components/ListCard.vue";
import { paged, type Connection } from "@/staff/state/paged";

import { settled } from "../pages/answers";
import { leave, press, show } from "../pages/shown";
import { staff } from "@/texts/staff";

const page = (nodes: number[], endCursor?: string): Connection<number> => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== undefined, endCursor },
});

describe("A list", () => {
  it("is shown to nobody but who asked for it", async () => {
    beginSession({ token: "t", expiresAt: "2099-01-01T00:00:00Z", person: "p1" });
    const list = paged<number>(async () => page([1, 2]));
    await list.again();
    expect(list.view.value.items).toEqual([1, 2]);
    endSession();
    expect(list.view.value).toMatchObject({ items: [], trouble: { kind: "ENDED" } });
    beginSession({ token: "u", expiresAt: "2099-01-01T00:00:00Z", person: "p2" });
    expect(list.view.value.items).toEqual([]);
    endSession();
  });

  it("is read page by page, and says when it is at its end", async () => {
    const pages: Record<string, Connection<number>> = { first: page([1, 2], "b"), b: page([3]) };
    const list = paged<number>(async (after) => pages[after ?? "first"] ?? page([]));
    await list.again();
    expect(list.view.value).toMatchObject({ items: [1, 2], more: true });
    await list.next();
    expect(list.view.value).toMatchObject({ items: [1, 2, 3], more: false });
    await list.next();
    expect(list.view.value.items).toEqual([1, 2, 3]);
  });

  it("goes on past empty pages that are not the last, but not for ever", async () => {
    let asked = 0;
    const list = paged<number>(async () => (asked++, page([], `c${asked}`)));
    await list.again();
    expect(asked).toBe(5);
    expect(list.view.value).toMatchObject({ items: [], more: true, loading: false });
  });

  it("shows the answer to the last question, whichever comes last", async () => {
    const answers: Array<(answer: Connection<number>) => void> = [];
    const list = paged<number>(() => new Promise((resolve) => answers.push(resolve)));
    const old = list.again();
    const fresh = list.again();
    answers[1]?.(page([2]));
    await fresh;
    answers[0]?.(page([1]));
    await old;
    expect(list.view.value.items).toEqual([2]);
  });

  it("keeps what it has when the next page fails, and can be asked again", async () => {
    let works = true;
    const list = paged<number>(async (after) => {
      if (!works) throw Trouble.offline();
      return after ? page([2]) : page([1], "b");
    });
    await list.again();
    works = false;
    await list.next();
    expect(list.view.value).toMatchObject({ items: [1], more: true, trouble: { kind: "OFFLINE" } });
    works = true;
    await list.next();
    expect(list.view.value).toEqual({ items: [1, 2], more: false, loading: false });
  });
});

describe("A list that is shown", () => {
  afterEach(leave);

  it("is read again by its button where that failed, also where all of it had been read", async () => {
    let works = true;
    const list = paged<number>(async () => {
      if (!works) throw Trouble.offline();
      return page([1]);
    });
    await list.again();
    const place = show(defineComponent(() => () => h(ListCard, { list: list.view.value, onAgain: list.again, onNext: list.next })));
    works = false;
    await list.again();
    await settled();
    expect(place.textContent).toContain(staff.list.trouble);
    works = true;
    press(place, staff.list.again);
    await settled();
    expect(place.textContent).not.toContain(staff.list.trouble);
  });
});
