import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Locator, Page, Request } from "playwright-core";
import { expect } from "vitest";
import { codeOn } from "./camera";
import { openChromium } from "./chromium";
import { SCREENSHOTS, SERVER, type Plate } from "./server";

/** A phone in the hand, and a desk with a keyboard. */
export const DEVICES = {
  phone: { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
} satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof DEVICES;

/** Milliseconds for what is waited for, on a busy machine. */
export const PATIENCE = 45_000;

/** Milliseconds after which a press has begun to show, in a page that has time for it: uni-app marks no button later than 50 after the finger. */
const MARKED = 100;

let browser: Browser | undefined;
const here = new Set<Visitor>();

/** Errors that a browser notes where a request did not get through; the pages say that in their own words. */
const OF_THE_LINE = /net::ERR_|WebSocket connection to/;

/**
 * Somebody with the mini-program open in a browser of their own. What they see is found by its words, as they would; each step
 * waits until it can be done. Errors that a page throws end the story ({@link everybodyLeaves}).
 */
export class Visitor {
  private readonly errors: string[] = [];
  /** What the page has asked for and not yet been answered. */
  private readonly asking = new Set<Request>();
  private line: CDPSession | undefined;

  private constructor(
    private readonly context: BrowserContext,
    /** For what this class has no word for. */
    public page: Page,
  ) {
    this.watch();
    here.add(this);
  }

  static async comes(device: Device = "phone", more: BrowserContextOptions = {}): Promise<Visitor> {
    browser ??= await openChromium();
    const context = await browser.newContext({ ...DEVICES[device], locale: "zh-CN", timezoneId: "Asia/Shanghai", ...more });
    context.setDefaultTimeout(PATIENCE);
    return new Visitor(context, await context.newPage());
  }

  private watch(): void {
    this.asking.clear();
    this.page.on("request", (request) => request.resourceType() !== "websocket" && this.asking.add(request));
    this.page.on("requestfinished", (request) => this.asking.delete(request));
    this.page.on("requestfailed", (request) => this.asking.delete(request));
    this.page.on("pageerror", (error) => this.errors.push(String(error.stack ?? error)));
    this.page.on("console", (message) => {
      if (message.type() === "error" && !OF_THE_LINE.test(message.text())) this.errors.push(message.text());
    });
  }

  /** By a path of the mini-program, such as /pages/me/me. */
  async opens(path: string): Promise<this> {
    // To the browser a page of which only what follows the # has changed is the same; it would not be opened anew.
    await this.page.goto("about:blank");
    await this.page.goto(`${SERVER}/app/#${path}`);
    return this;
  }

  async scans(plate: Pick<Plate, "code">): Promise<this> {
    return this.opens(`/pages/plate/plate?code=${plate.code}`);
  }

  /** Where the app opens a plate. */
  address(plate: Plate): string {
    return `${SERVER}/app/#/pages/plate/plate?code=${plate.code}`;
  }

  /** How much of the page has moved by itself since it was opened (cumulative layout shift; 0 is nothing, 0.1 is called good). */
  jumps(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => {
            for (const one of list.getEntries() as Array<PerformanceEntry & { value: number; hadRecentInput: boolean }>)
              if (!one.hadRecentInput) sum += one.value;
          });
          observer.observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
  }

  /** As one of the people on the login page, by their name. */
  async logsInAs(name: string | RegExp): Promise<this> {
    await this.opens("/pages/login/login");
    await this.presses(name);
    await this.page.waitForFunction(() => localStorage.getItem("session") !== null);
    return this;
  }

  /** Somebody who was never here, and agrees to the policy. */
  async isNew(): Promise<this> {
    await this.logsInAs(/^新来的人/);
    await this.sees("您的年龄");
    await this.chooses("我已满 14 周岁");
    await this.presses("同意隐私政策");
    await this.sees("已同意");
    return this;
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words).filter({ visible: true }).first();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name }).filter({ visible: true }).first();
  }

  async sees(...words: Array<string | RegExp>): Promise<this> {
    for (const one of words) await this.text(one).waitFor();
    return this;
  }

  /** What stands in the brackets of the pattern. */
  async reads(pattern: RegExp): Promise<string> {
    const found = pattern.exec(await this.text(pattern).innerText())?.[1];
    if (!found) throw new Error(`Nothing stands where ${pattern} looks`);
    return found;
  }

  async seesNoMore(words: string | RegExp): Promise<this> {
    await this.text(words).waitFor({ state: "hidden" });
    return this;
  }

  async presses(name: string | RegExp): Promise<this> {
    await this.button(name).click();
    return this;
  }

  async chooses(option: string | RegExp): Promise<this> {
    await this.page.getByRole("radio", { name: option }).filter({ visible: true }).first().click();
    return this;
  }

  /** What may be chosen beside others: within the part of a form that is called so, where one is named. */
  async ticks(option: RegExp, part?: string): Promise<this> {
    const where = part ? this.page.getByRole("group", { name: part }) : this.page;
    await where.getByRole("checkbox", { name: option }).filter({ visible: true }).first().click();
    return this;
  }

  async turnsTo(tab: string): Promise<this> {
    await this.page.getByRole("tab", { name: tab }).filter({ visible: true }).first().click();
    return this;
  }

  async writes(label: string, words: string): Promise<this> {
    await this.field(label).fill(words);
    return this;
  }

  field(label: string): Locator {
    return this.page.getByLabel(label).and(this.page.locator("input, textarea")).filter({ visible: true }).first();
  }

  /** What somebody else reads with a camera of a code on this screen. */
  async holdsOut(code: string | RegExp): Promise<string> {
    return codeOn(this.page.getByRole("img", { name: code }).filter({ visible: true }).first());
  }

  /** What a button puts among the downloads. */
  async downloads(button: string): Promise<Buffer> {
    const download = this.page.waitForEvent("download");
    await this.presses(button);
    return Buffer.concat(await (await (await download).createReadStream()).toArray());
  }

  /** Chooses a file where a button asks for one. */
  async brings(button: string, name: string, content: Buffer): Promise<this> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.presses(button);
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: content });
    return this;
  }

  async goesBack(): Promise<this> {
    await this.page.goBack();
    return this;
  }

  async losesTheSignal(): Promise<this> {
    await this.context.setOffline(true);
    return this;
  }

  async hasSignalAgain(): Promise<this> {
    await this.context.setOffline(false);
    return this;
  }

  /** Slow 4G, as browsers' tools know it: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
  async isOnSlow4G(): Promise<this> {
    this.line = await this.context.newCDPSession(this.page);
    await this.line.send("Network.enable");
    await this.line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (0.75 * 1024 * 1024) / 8,
    });
    return this;
  }

  async closesTheApp(): Promise<this> {
    await this.page.close();
    return this;
  }

  async opensItAgain(path = "/pages/home/home"): Promise<this> {
    this.page = await this.context.newPage();
    this.watch();
    return this.opens(path);
  }

  async switchesToLargePrint(): Promise<this> {
    await this.presses("切换到大字");
    await this.button("切换到标准字号").waitFor();
    return this;
  }

  /** Waits until nothing is on its way any more, and nothing looks pressed. */
  async settles(): Promise<this> {
    await expect.poll(() => this.asking.size, { interval: 20, timeout: PATIENCE }).toBe(0);
    // A page's timers end in the order of their times: this one after the marks of all that was pressed before it.
    await this.page.evaluate((after) => new Promise((over) => setTimeout(over, after)), MARKED);
    await this.page.waitForFunction(() => !document.querySelector("[aria-busy=true], .pressed"));
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    return this;
  }

  /** Keeps what is to be seen, all of the page, under this name. */
  async keepsPicture(name: string): Promise<this> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    // The bar above the page is drawn where the page was scrolled to.
    await this.page.evaluate(() => scrollTo(0, 0));
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true, animations: "disabled" });
    return this;
  }

  /** Keeps what the screen shows, and no more. */
  async showsOnScreen(name: string): Promise<this> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.settles();
    await this.page.evaluate(() => scrollTo(0, 0));
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), animations: "disabled" });
    return this;
  }

  async leaves(): Promise<void> {
    here.delete(this);
    await this.context.close();
    if (this.errors.length) throw new Error(`The page has thrown:\n${this.errors.join("\n")}`);
  }

  async shows(name: string): Promise<void> {
    if (!this.page.isClosed()) await this.keepsPicture(name);
  }
}

/** To be called after each story: keeps what the visitors of one that failed had before them, and sends all away. */
export async function everybodyLeaves(failed?: string): Promise<void> {
  const visitors = [...here];
  if (failed) await Promise.allSettled(visitors.map((one, at) => one.shows(`failed-${failed}-${at + 1}`)));
  const gone = await Promise.allSettled(visitors.map((one) => one.leaves()));
  const trouble = gone.find((one) => one.status === "rejected");
  if (trouble && !failed) throw trouble.reason;
}

export async function closeChromium(): Promise<void> {
  await browser?.close();
  browser = undefined;
}
