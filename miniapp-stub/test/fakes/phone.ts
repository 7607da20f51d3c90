import { vi } from "vitest";
import { FakeSocket } from "./socket";

/** A request that the app has made, and how to answer it. */
export interface FakeRequest {
  url: string;
  body: { documentId: string; variables: Record<string, unknown> };
  header: Record<string, string>;
  /** Answers as the server does: an object with `data` or `errors`. */
  answer(body: unknown, status?: number): void;
  /** No signal: the app learns only that nothing came back. */
  lose(): void;
}

type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (result: unknown) => void;
  complete?: (result: unknown) => void;
};

/**
 * A phone with the app on it: what `uni` offers, without a network. `test/setup.ts` lays a fresh one before each test; a test
 * says what the server answers (`phone.server = …`), turns the signal off (`phone.network("none")`), fills the storage
 * (`phone.full = true`), looks at what was asked (`phone.requests`) and where the app went (`phone.went`).
 */
export class Phone {
  storage = new Map<string, string>();
  full = false;
  requests: FakeRequest[] = [];
  sockets: FakeSocket[] = [];
  /** Pages gone to and toasts shown, as in `navigateTo /pages/me/me`. */
  went: string[] = [];
  fontSize = 16;
  /** Whether it stays on, and how bright it is, 0 to 1. */
  screen = { on: false, brightness: 0.4 };
  /** In CSS pixels; looked at when the app starts. */
  width = 375;
  loginCode: string | undefined = "code-1";
  pages: Array<{ route: string; options: Record<string, string> }> = [];
  /** Called with each request. By default nothing is answered. */
  server: (request: FakeRequest) => void = () => {};

  private life = 0;
  private networkType = "wifi";
  private networkListeners: Array<(now: { isConnected: boolean; networkType: string }) => void> = [];
  private shows: Array<() => void> = [];
  private hides: Array<() => void> = [];

  /** Turns the signal on or off, and tells the app. */
  network(type: "none" | "wifi"): void {
    this.networkType = type;
    this.networkListeners.forEach((tell) => tell({ isConnected: type !== "none", networkType: type }));
  }

  show(): void {
    this.shows.forEach((tell) => tell());
  }

  hide(): void {
    this.hides.forEach((tell) => tell());
  }

  /** The app is killed: nothing that it waited for comes back to it; what it kept stays. Import the modules anew. */
  kill(): void {
    this.life++;
    this.networkListeners = [];
    this.shows = [];
    this.hides = [];
    deafen();
    vi.clearAllTimers();
    vi.resetModules();
  }

  /** Puts this phone in the place of the global `uni`. */
  lay(): this {
    vi.stubGlobal("uni", this.uni());
    vi.stubGlobal("getCurrentPages", () => this.pages);
    return this;
  }

  private uni(): Record<string, unknown> {
    const go = (how: string) => (options: Options) => {
      this.went.push(`${how} ${String(options.url ?? options.title ?? "")}`.trim());
      options.success?.({});
      // One has been there by the time anything else is tried.
      queueMicrotask(() => options.complete?.({}));
    };
    return {
      getStorageSync: (key: string) => this.storage.get(key) ?? "",
      setStorageSync: (key: string, value: string) => {
        if (this.full) throw new Error("storage is full");
        this.storage.set(key, value);
        this.toOtherTabs(key);
      },
      removeStorageSync: (key: string) => {
        if (this.storage.delete(key)) this.toOtherTabs(key);
      },
      getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
      request: (options: Options) => this.request(options),
      connectSocket: (options: Options) => this.connect(options),
      getNetworkType: (options: Options) => options.success?.({ networkType: this.networkType }),
      onNetworkStatusChange: (tell: (now: { isConnected: boolean; networkType: string }) => void) =>
        this.networkListeners.push(tell),
      onAppShow: (tell: () => void) => this.shows.push(tell),
      onAppHide: (tell: () => void) => this.hides.push(tell),
      addInterceptor: () => {},
      getWindowInfo: () => ({ windowWidth: this.width }),
      getAppBaseInfo: () => ({ fontSizeSetting: this.fontSize }),
      login: (options: Options) =>
        this.loginCode ? options.success?.({ code: this.loginCode }) : options.fail?.({ errMsg: "login:fail" }),
      navigateTo: go("navigateTo"),
      redirectTo: go("redirectTo"),
      reLaunch: go("reLaunch"),
      switchTab: go("switchTab"),
      navigateBack: go("navigateBack"),
      showToast: go("showToast"),
      showModal: go("showModal"),
      setNavigationBarTitle: go("setNavigationBarTitle"),
      makePhoneCall: go("makePhoneCall"),
      setClipboardData: go("setClipboardData"),
      pageScrollTo: go("pageScrollTo"),
      setKeepScreenOn: ({ keepScreenOn }: Options) => void (this.screen.on = keepScreenOn === true),
      getScreenBrightness: ({ success }: Options) => success?.({ value: this.screen.brightness }),
      setScreenBrightness: ({ value }: Options) => void (this.screen.brightness = value as number),
      getFileSystemManager: () => ({ getSavedFileList: () => {} }),
    };
  }

  private request(options: Options): object {
    const life = this.life;
    let settled = false;
    const settle = (how: () => void) => {
      if (settled || life !== this.life) return;
      settled = true;
      how();
      options.complete?.({});
    };
    const lose = () => settle(() => options.fail?.({ errMsg: "request:fail" }));
    setTimeout(lose, (options.timeout as number | undefined) ?? 60_000);
    const request: FakeRequest = {
      url: options.url as string,
      body: JSON.parse(JSON.stringify(options.data ?? {})) as FakeRequest["body"],
      header: options.header as Record<string, string>,
      answer: (body, status = 200) => settle(() => options.success?.({ statusCode: status, data: JSON.stringify(body) })),
      lose,
    };
    this.requests.push(request);
    if (this.networkType === "none") setTimeout(lose, 1);
    else this.server(request);
    return { abort: lose };
  }

  private connect(options: Options): FakeSocket {
    const socket = new FakeSocket(options.url as string);
    this.sockets.push(socket);
    if (this.networkType === "none") setTimeout(() => socket.fail(), 1);
    return socket;
  }

  /** Browsers tell the other tabs. Here all are told; the tab that wrote it finds nothing new. */
  private toOtherTabs(key: string): void {
    if (typeof window === "undefined") return;
    const event = Object.assign(new Event("storage"), { key });
    const there = window;
    // By then a test that is over may have no window any more.
    setTimeout(() => there.dispatchEvent(event), 1);
  }
}

/** What the app hears from the browser: it ends with the app, while the test's window lives on. */
const listening: Array<[string, EventListener]> = [];

if (typeof window !== "undefined") {
  const add = window.addEventListener.bind(window);
  window.addEventListener = ((name: string, hear: EventListener) => {
    listening.push([name, hear]);
    add(name, hear);
  }) as typeof window.addEventListener;
}

function deafen(): void {
  if (typeof window === "undefined") return;
  listening.splice(0).forEach(([name, hear]) => window.removeEventListener(name, hear));
}

let laid: Phone = new Phone();

/** The phone of the test that runs. */
export const thePhone = (): Phone => laid;

export function freshPhone(): Phone {
  deafen();
  laid = new Phone().lay();
  return laid;
}
