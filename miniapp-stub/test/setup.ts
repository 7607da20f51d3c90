import { afterEach, beforeEach, vi } from "vitest";
import { fakeHooks, forgetHooks } from "./fakes/hooks";
import { freshPhone } from "./fakes/phone";

vi.mock("@dcloudio/uni-app", () => fakeHooks());

freshPhone();
beforeEach(() => void freshPhone());
afterEach(() => {
  forgetHooks();
  vi.useRealTimers();
});
