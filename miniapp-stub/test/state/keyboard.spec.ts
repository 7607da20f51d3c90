import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mendKeyboard } from "@/state/keyboard";

const settled = () => new Promise((go) => setTimeout(go, 0));

describe("in a browser", () => {
  const stop = mendKeyboard();
  afterAll(stop);
  beforeEach(() => (document.body.innerHTML = ""));

  it("a button that appears is reached by Tab, and pressed by Enter and Space", async () => {
    document.body.innerHTML = "<uni-button>登录</uni-button>";
    await settled();
    const button = document.querySelector<HTMLElement>("uni-button")!;
    const pressed = vi.fn();
    button.addEventListener("click", pressed);
    for (const key of ["Enter", " ", "a"]) button.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    expect(button.getAttribute("role")).toBe("button");
    expect(button.tabIndex).toBe(0);
    expect(pressed).toHaveBeenCalledTimes(2);
  });

  it("a button that is not to be pressed is passed over until it is", async () => {
    document.body.innerHTML = "<uni-button disabled>登录</uni-button>";
    await settled();
    const button = document.querySelector<HTMLElement>("uni-button")!;
    expect(button.tabIndex).toBe(-1);
    button.removeAttribute("disabled");
    await settled();
    expect(button.tabIndex).toBe(0);
  });

  it("a field has its name itself", async () => {
    document.body.innerHTML = '<uni-input aria-label="姓名"><div><input></div></uni-input>';
    await settled();
    expect(document.querySelector("input")!.getAttribute("aria-label")).toBe("姓名");
  });
});
