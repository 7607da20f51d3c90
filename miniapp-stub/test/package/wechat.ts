import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { vi } from "vitest";

const BUILT = path.resolve(__dirname, "../../dist/build/mp-weixin");
// Beside the package, not in it: Node is to read what WeChat reads, as CommonJS.
const BESIDE = path.dirname(BUILT);
writeFileSync(path.join(BESIDE, "package.json"), '{ "type": "commonjs" }\n');
const require = createRequire(import.meta.url);

/** By WeChat's own compiler, all at once; what comes of the package is longer than what it is given room for otherwise. */
const COMPILED = { rootPath: BESIDE, compiler: "official", compilerOptions: { maxBuffer: 16 * 1024 * 1024 } } as const;

type Call = (...args: unknown[]) => unknown;

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

interface Asked {
  documentId: string;
  variables: Record<string, unknown>;
}

/** What the test has the phone and the server do. */
export const phone = {
  /** Answers an operation by its name; what is undefined has no signal. */
  server: (_operation: string, _variables: Record<string, unknown>): unknown => undefined,
  /** What the camera is held at. */
  sees: {} as object,
  /** Where the app went. */
  went: [] as string[],
  /** For which templates WeChat was to ask, and what the person answers. */
  asked: [] as string[][],
  allows: (_template: string): string => "accept",
  /** The canvas of a page, where something is drawn on one. */
  canvas: undefined as object | undefined,
};

const documents = JSON.parse(readFileSync(path.resolve(__dirname, "../../src/gen/persisted-documents.json"), "utf8")) as Record<string, string>;

/** Whether all that is to be changed is done at once, whoever asks. */
let drains = false;

function answer({ data, success, fail, complete }: Callbacks & { data: Asked }): void {
  const document = documents[data.documentId] ?? "";
  const operation = /\b(?:query|mutation) (\w+)/.exec(document)?.[1] ?? data.documentId;
  const known = drains && /\bmutation /.test(document) ? { done: { userErrors: [] } } : phone.server(operation, data.variables);
  if (known) success?.({ statusCode: 200, data: { data: known } });
  else fail?.({ errMsg: "request:fail" });
  complete?.({});
}

function gone(how: string, { url, success, complete }: Callbacks & { url: string }): void {
  phone.went.push(`${how} ${url}`);
  setTimeout(() => {
    success?.({});
    complete?.({});
  });
}

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
  getNetworkType: (options) => (options as Callbacks).success?.({ networkType: "wifi" }),
  request: (options) => void setTimeout(() => answer(options as Callbacks & { data: Asked }), 1),
  connectSocket: () => new Proxy({}, { get: () => () => {} }),
  navigateTo: (options) => gone("navigateTo", options as Callbacks & { url: string }),
  redirectTo: (options) => gone("redirectTo", options as Callbacks & { url: string }),
  reLaunch: (options) => gone("reLaunch", options as Callbacks & { url: string }),
  makePhoneCall: (options) => gone("makePhoneCall", { url: (options as { phoneNumber: string }).phoneNumber }),
  login: (options) => (options as Callbacks).success?.({ code: "code-of-wechat" }),
  requestSubscribeMessage: (options) => {
    const { tmplIds, success } = options as Callbacks & { tmplIds: string[] };
    phone.asked.push(tmplIds);
    setTimeout(() => success?.({ errMsg: "requestSubscribeMessage:ok", ...Object.fromEntries(tmplIds.map((one) => [one, phone.allows(one)])) }));
  },
  getFileSystemManager: () => ({ getSavedFileList: ({ success }: { success: (found: object) => void }) => success({ fileList: [] }) }),
  // The simulator's own knows of no canvas.
  createSelectorQuery: () => {
    const query = { in: () => query, select: () => query, fields: () => query, exec: (tell: Call) => tell([{ node: phone.canvas }]) };
    return query;
  },
  scanCode: (options) => (options as Callbacks).success?.(phone.sees),
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

/** What one story has left without a signal would wait before all that the next one sends: it is done. To be called after each. */
export async function nothingWaits(): Promise<void> {
  drains = true;
  await vi.waitFor(() => {
    if (![...storage.keys()].some((key) => key.startsWith("outbox:"))) return;
    app.onShow?.({});
    throw new Error("Something waits to be sent");
  }, { timeout: 30_000 });
  drains = false;
}

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
  const around = simulate.render(simulate.load(file, "around", COMPILED), {});
  around.attach(document.body);
  await settled();
  const tested = around.querySelector(".tested");
  if (!tested) throw new Error(`${component} was not shown`);
  return tested;
}

export interface Opened extends Rendered {
  /** Calls what WeChat calls: `happens("onShareAppMessage")`. */
  happens(hook: string, argument?: unknown): unknown;
}

/** A built page, opened with this query, as WeChat would show it. */
export async function open(page: string, query: Record<string, string> = {}): Promise<Opened> {
  const opened = simulate.render(simulate.load(path.join(BUILT, page), "page", COMPILED), {});
  opened.attach(document.body);
  tellReady(opened, false);
  const hooks = opened.instance as unknown as Record<string, Call | undefined>;
  const happens = (hook: string, argument?: unknown): unknown => hooks[hook]?.(argument);
  happens("onLoad", query);
  happens("onShow");
  happens("onReady");
  await settled();
  return Object.assign(opened, { happens });
}

interface Exparser {
  Event: { create(name: string, detail: object, options: object): object; dispatchEvent(target: unknown, event: object): void };
}

interface Shown {
  __wxElement?: { triggerLifeTime(name: string): void };
}

/** WeChat tells each component when it is first shown; the simulator tells those alone that were there at the beginning. */
const ready = new WeakSet<object>();

function tellReady(page: Rendered, tell: boolean): void {
  for (const { __wxElement: element } of Array.from(page.dom.querySelectorAll("*")) as unknown as Shown[]) {
    if (!element || ready.has(element)) continue;
    ready.add(element);
    if (tell) element.triggerLifeTime("ready");
  }
}

/** Lets something happen to the first element of this kind that says this, wherever on the page it stands. */
export async function happens(page: Rendered, kind: string, words: string, event: string, detail: object = {}): Promise<void> {
  const element = await vi.waitFor(() => {
    const found = Array.from(page.dom.querySelectorAll(kind)).find((one) => one.textContent?.includes(words));
    if (!found) throw new Error(`no ${kind} says ${words}`);
    return found as unknown as { __wxElement: unknown };
  });
  const { Event } = require("miniprogram-exparser") as Exparser;
  Event.dispatchEvent(element.__wxElement, Event.create(event, detail, { bubbles: true, composed: true, capturePhase: true }));
  await settled();
  tellReady(page, true);
}

export const tap = (page: Rendered, words: string): Promise<void> => happens(page, "wx-button", words, "tap");

/** The pages of the package, the staff's too. */
export function pagesOfPackage(): string[] {
  const app = JSON.parse(readFileSync(path.join(BUILT, "app.json"), "utf8")) as { pages: string[]; subPackages: Array<{ root: string; pages: string[] }> };
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
}

/** WeChat passes what changed from one layer to the other a little later. */
export const settled = (): Promise<void> => new Promise((go) => setTimeout(go, 50));

rmSync(path.join(BESIDE, "around"), { recursive: true, force: true });
readdirSync(path.join(BUILT, "components"))
  .filter((name) => name.endsWith(".wxml"))
  .forEach((name) => writeAround(name.replace(".wxml", "")));
