import { describe, expect, it, vi } from "vitest";
import { FraudTypesDocument } from "@/gen/graphql";
import FraudList from "@/pages/fraud/FraudList.vue";
import { fraudGuide, type FraudType } from "@/state/fraud";
import { fraud as texts } from "@/texts/notice";
import { thePhone } from "../fakes/phone";
import { answers } from "../pages/answers";
import { leave, show } from "../pages/shown";

const type = (name: string): FraudType => ({ id: name, name, signsHtml: "<p>骗</p>", adviceHtml: "<p>挂断</p>", plainText: "骗。挂断。" });
const found = (names: string[], endCursor: string | null = null) => ({
  fraudTypes: { nodes: names.map(type), pageInfo: { hasNextPage: endCursor !== null, endCursor } },
});
const names = (types: readonly FraudType[]): string[] => types.map((one) => one.name);

describe("the guide against fraud", () => {
  it("is all of it at first, page by page", async () => {
    answers([FraudTypesDocument, ({ after }: { after?: string }) => (after ? found(["退款"]) : found(["刷单"], "next"))]);
    const { looking, again, more } = fraudGuide("520329");
    await again();
    expect(looking.value).toMatchObject({ state: "found", next: "next" });
    await more();
    expect(names(looking.value.types)).toEqual(["刷单", "退款"]);
    expect(looking.value.next).toBeUndefined();
  });

  it("is searched by words, not by letters, and only the answer to the last words counts", async () => {
    vi.useFakeTimers();
    const { looking, typed } = fraudGuide("520329");
    for (const words of ["刷", "刷单"]) typed(words);
    await vi.advanceTimersByTimeAsync(400);
    typed("刷单 返利");
    await vi.advanceTimersByTimeAsync(400);
    const [first, second] = thePhone().requests;
    expect(thePhone().requests.map((one) => one.body.variables)).toEqual([
      { region: "520329", query: "刷单" },
      { region: "520329", query: "刷单 返利" },
    ]);
    second!.answer({ data: found(["刷单返利"]) });
    first!.answer({ data: found(["早些的"]) });
    await vi.advanceTimersByTimeAsync(10);
    expect(names(looking.value.types)).toEqual(["刷单返利"]);
  });

  it("says that nothing is found, and goes back to all when the words are gone", async () => {
    vi.useFakeTimers();
    answers([FraudTypesDocument, ({ query }: { query: string }) => found(query ? [] : ["刷单"])]);
    const { looking, typed } = fraudGuide("520329");
    typed("没有的");
    await vi.advanceTimersByTimeAsync(400);
    expect(looking.value.state).toBe("none");
    typed("");
    await vi.advanceTimersByTimeAsync(400);
    expect(names(looking.value.types)).toEqual(["刷单"]);
  });

  it("does not show what other words have found where the search fails, and says whom to call", async () => {
    vi.useFakeTimers();
    answers([FraudTypesDocument, found(["刷单"])]);
    const guide = fraudGuide("520329");
    const place = show(FraudList, { guide });
    await guide.again();
    thePhone().server = (request) => request.lose();
    guide.typed("退款");
    await vi.advanceTimersByTimeAsync(400);
    expect(guide.looking.value).toMatchObject({ state: "failed", types: [] });
    for (const words of [texts.failed, "没有信号", "96110"]) expect(place.textContent).toContain(words);
    guide.typed("");
    await vi.advanceTimersByTimeAsync(400);
    expect(names(guide.looking.value.types)).toEqual(["刷单"]);
    leave();
  });

  it("is there without signal where it was read before", async () => {
    answers([FraudTypesDocument, found(["刷单"])]);
    await fraudGuide("520329").again();
    thePhone().server = (request) => request.lose();
    const { looking, again } = fraudGuide("520329");
    await again();
    expect(looking.value).toMatchObject({ state: "failed", trouble: { kind: "OFFLINE" } });
    expect(names(looking.value.types)).toEqual(["刷单"]);
  });
});
