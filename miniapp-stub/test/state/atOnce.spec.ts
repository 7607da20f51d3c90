import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Trouble } from "@/server/trouble";
import { atOnce } from "@/state/atOnce";
import { answering } from "@/texts/answering";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const done = { userErrors: [] };

describe("what is said at once", () => {
  it("is said again until it is heard, and says so meanwhile", async () => {
    const work = vi.fn().mockRejectedValueOnce(new Trouble("OFFLINE", "没有网络")).mockRejectedValueOnce(new Trouble("BUSY", "忙")).mockResolvedValue(done);
    const now = atOnce();
    const saying = now.send(work);
    await vi.advanceTimersByTimeAsync(10);
    expect(now.unheard.value).toBe(answering.unheard);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(await saying).toEqual({ state: "done", payload: done });
    expect(work).toHaveBeenCalledTimes(3);
    expect(now.unheard.value).toBeUndefined();
  });

  it("is refused with the words of who refused, once", async () => {
    const work = vi.fn().mockResolvedValue({ userErrors: [{ message: "已经结束", code: "ENDED", field: null }] });
    expect(await atOnce().send(work)).toMatchObject({ state: "refused", message: "已经结束", code: "ENDED" });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("is not said any more when its page is left", async () => {
    const work = vi.fn().mockRejectedValue(new Trouble("OFFLINE", "没有网络"));
    const now = atOnce();
    const saying = now.send(work);
    await vi.advanceTimersByTimeAsync(10);
    now.end();
    expect(await saying).toMatchObject({ state: "refused" });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
