import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const BUILT = path.resolve(__dirname, "../../dist/build/mp-weixin");
// Beside the package, not in it: Node is to read what WeChat reads, as CommonJS.
const BESIDE = path.dirname(BUILT);
writeFileSync(path.join(BESIDE, "package.json"), '{ "type": "commonjs" }\n');
const require = createRequire(import.meta.url);

type Call = (...args: unknown[]) => unknown;

/** What the package asks of WeChat when it starts. The component engine is WeChat's own; the phone around it is this. */
const storage = new Map<string, unknown>();
const answers: Record<string, Call> = {
  getStorageSync: (key) => storage.get(String(key)) ?? "",
  setStorageSync: (key, value) => void storage.set(String(key), value),
  removeStorageSync: (key) => void storage.delete(String(key)),
  getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  getSystemInfoSync: () => ({ platform: "android", SDKVersion: "3.8.0", language: "zh_CN" }),
  getAppBaseInfo: () => ({ fontSizeSetting: 17, SDKVersion: "3.8.0", language: "zh_CN" }),
  getDeviceInfo: () => ({ platform: "android" }),
  getWindowInfo: () => ({ windowWidth: 375, pixelRatio: 2 }),
  getLaunchOptionsSync: () => ({}),
  getEnterOptionsSync: () => ({}),
  getAccountInfoSync: () => ({ miniProgram: { appId: "touristappid" } }),
  canIUse: () => true,
};
const wx = new Proxy(answers, { get: (known, name: string) => known[name] ?? (() => undefined), set: (known, name: string, call: Call) => (known[name] = call, true) });

interface Simulate {
  load(file: string, tag: string, options: { rootPath: string; compiler: string }): string;
  render(id: string, properties: Record<string, unknown>): Rendered;
}

export interface Rendered {
  dom: HTMLElement;
  attach(parent: Node): void;
  querySelector(selector: string): Rendered | undefined;
  dispatchEvent(name: string, options?: object): void;
  instance: { $vm: unknown };
}

const globals = globalThis as unknown as Record<string, unknown>;
globals.wx = wx;
let app: Record<string, Call> = {};
globals.getApp = () => app;
globals.getCurrentPages = () => [];
globals.App = (options: typeof app) => (app = options);
globals.Page = () => {};

const simulate = require("miniprogram-simulate") as Simulate;

require(path.join(BUILT, "app.js"));
app.onLaunch?.({ path: "pages/home/home", query: {}, scene: 1001 });

/** What a page puts between the tags of the component. */
export const SLOT = "between the tags";

/** The properties that the page around the component passes to it. */
globals.passed = {};

/** Writes a page that holds nothing but this component. WeChat's compiler takes all of them at once, before the first is shown. */
function writeAround(component: string): void {
  const folder = path.join(BESIDE, "around", component);
  mkdirSync(folder, { recursive: true });
  const write = (end: string, text: string) => writeFileSync(path.join(folder, `around.${end}`), text);
  write("json", JSON.stringify({ component: true, usingComponents: { tested: `../../mp-weixin/components/${component}` } }));
  write(
    "wxml",
    `<tested class="tested" u-i="around-0" bind:__l="__l" u-p="{{a}}" u-s="{{['d']}}"><view>${SLOT}</view></tested>`,
  );
  write(
    "js",
    `const vue = require("../../mp-weixin/common/vendor.js");
     const setup = () => () => vue.e({ a: vue.p(globalThis.passed) });
     wx.createComponent(vue.defineComponent({ setup }));`,
  );
}

/** A built component with these properties, as WeChat would show it. */
export async function show(component: string, properties: Record<string, unknown>): Promise<Rendered> {
  globals.passed = properties;
  const file = path.join(BESIDE, "around", component, "around");
  const around = simulate.render(simulate.load(file, "around", { rootPath: BESIDE, compiler: "official" }), {});
  around.attach(document.body);
  await settled();
  const tested = around.querySelector(".tested");
  if (!tested) throw new Error(`${component} was not shown`);
  return tested;
}

/** WeChat passes what changed from one layer to the other a little later. */
export const settled = (): Promise<void> => new Promise((go) => setTimeout(go, 50));

rmSync(path.join(BESIDE, "around"), { recursive: true, force: true });
readdirSync(path.join(BUILT, "components"))
  .filter((name) => name.endsWith(".wxml"))
  .forEach((name) => writeAround(name.replace(".wxml", "")));
