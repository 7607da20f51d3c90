import { beforeEach, describe, expect, it, vi } from "vitest";
import { thePhone } from "../fakes/phone";

/** The browser's network goes, or comes back. */
function browser(online: boolean): void {
  vi.stubGlobal("navigator", { onLine: online });
  dispatchEvent(new Event(online ? "online" : "offline"));
}

describe("the signal", () => {
  beforeEach(() => vi.resetModules());

  async function watch() {
    const { signal, watchSignal } = await import("@/state/signal");
    const back = vi.fn();
    watchSignal(back);
    return { signal, back };
  }

  it("of a browser goes and comes back", async () => {
    const { signal, back } = await watch();
    browser(false);
    expect(signal.value).toBe(false);
    expect(back).not.toHaveBeenCalled();
    browser(true);
    expect(signal.value).toBe(true);
    expect(back).toHaveBeenCalledTimes(1);
  });

  it("of WeChat goes and comes back", async () => {
    const { signal, back } = await watch();
    thePhone().network("none");
    expect(signal.value).toBe(false);
    thePhone().network("wifi");
    expect(signal.value).toBe(true);
    expect(back).toHaveBeenCalledTimes(1);
  });
});
