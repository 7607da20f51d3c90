import { beforeEach, describe, expect, it, vi } from "vitest";
import { closedByGoingBack } from "@/staff/state/backward";

/** A browser tells of a step back only afterwards. */
const back = () =>
  new Promise((go) => {
    addEventListener("popstate", go, { once: true });
    history.back();
  });
const told = () => new Promise((go) => addEventListener("popstate", go, { once: true }));

describe("The way back", () => {
  beforeEach(() => history.pushState({ position: 3 }, ""));

  it("closes what was opened, and stays in the page", async () => {
    const close = vi.fn();
    const closed = closedByGoingBack(close);
    await back();
    expect(close).toHaveBeenCalledTimes(1);
    expect(history.state).toEqual({ position: 3 });
    closed();
    expect(history.state).toEqual({ position: 3 });
  });

  it("leads out of the page at once where it was closed otherwise", async () => {
    const close = vi.fn();
    const closed = closedByGoingBack(close);
    const step = told();
    closed();
    await step;
    expect(history.state).toEqual({ position: 3 });
    expect(close).not.toHaveBeenCalled();
  });

  it("leaves open what was opened before the browser had taken the step", async () => {
    closedByGoingBack(vi.fn())();
    const close = vi.fn();
    closedByGoingBack(close);
    await told();
    await vi.waitFor(() => expect(history.state).toEqual({ position: 3, opened: expect.any(String) }));
    expect(close).not.toHaveBeenCalled();
    await back();
    expect(close).toHaveBeenCalledTimes(1);
    expect(history.state).toEqual({ position: 3 });
  });

  it("has no step for what was opened and closed meanwhile", async () => {
    closedByGoingBack(vi.fn())();
    const close = vi.fn();
    closedByGoingBack(close)();
    await told();
    expect(close).not.toHaveBeenCalled();
    expect(history.state).toEqual({ position: 3 });
  });

  it("takes one step also where the page was loaded anew while something was open", async () => {
    closedByGoingBack(vi.fn());
    const close = vi.fn();
    closedByGoingBack(close);
    await back();
    expect(history.state).toEqual({ position: 3 });
    expect(close).toHaveBeenCalledTimes(1);
  });

  it("from a page that was entered from there finds it still open", async () => {
    const close = vi.fn();
    closedByGoingBack(close);
    history.pushState({ position: 4 }, "");
    const deeper = vi.fn();
    closedByGoingBack(deeper);
    await back();
    expect(deeper).toHaveBeenCalledTimes(1);
    await back();
    expect(close).not.toHaveBeenCalled();
    await back();
    expect(close).toHaveBeenCalledTimes(1);
  });
});
