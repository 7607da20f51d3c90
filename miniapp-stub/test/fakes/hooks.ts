import { vi } from "vitest";

const NAMES = [
  "onLaunch", "onShow", "onHide", "onLoad", "onReady", "onUnload", "onPullDownRefresh", "onReachBottom", "onShareAppMessage",
] as const;
type Name = (typeof NAMES)[number];
type Hook = (argument?: unknown) => unknown;

let registered: Array<{ name: Name; hook: Hook }> = [];

/** uni-app calls a page's hooks; here the test does: `happens("onLoad", { code: "…" })`. */
export function happens(name: Name, argument?: unknown): void {
  registered.filter((one) => one.name === name).forEach((one) => one.hook(argument));
}

export function forgetHooks(): void {
  registered = [];
}

/** What `@dcloudio/uni-app` is replaced by. */
export function fakeHooks(): Record<Name, (hook: Hook) => void> {
  const entries = NAMES.map((name) => [name, vi.fn((hook: Hook) => void registered.push({ name, hook }))] as const);
  return Object.fromEntries(entries) as unknown as Record<Name, (hook: Hook) => void>;
}
