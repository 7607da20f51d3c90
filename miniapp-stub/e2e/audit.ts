import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 AA; in large print the contrast of AAA too, 7:1. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** 18 pt, and what a finger needs there, in CSS pixels. */
const LARGE = { text: 24, touch: 64 };
const NORMAL = { text: 13, touch: 48 };

/** uni-app's own bar above each page, which is WeChat's there and grows with neither. */
const BAR = "uni-page-head";

/** What is wrong with the page that is shown, in words; empty where nothing is. */
export async function faultsOf(page: Page, large: boolean): Promise<string[]> {
  const least = large ? LARGE : NORMAL;
  return [
    ...(await axeFaults(page, large)),
    ...(await page.evaluate(looks, { ...least, bar: BAR })),
  ];
}

async function axeFaults(page: Page, large: boolean): Promise<string[]> {
  await page.evaluate(AXE);
  const options: RunOptions = {
    runOnly: { type: "tag", values: RULES },
    rules: { "color-contrast-enhanced": { enabled: large }, "target-size": { enabled: true } },
  };
  const found = await page.evaluate(
    ([bar, how]) => (window as unknown as { axe: typeof import("axe-core") }).axe.run({ exclude: [bar] }, how) as Promise<AxeResults>,
    [BAR, options] as const,
  );
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
}

/** Runs in the page: text that is too small, buttons that are, and what sticks out to the side. */
function looks({ text, touch, bar }: { text: number; touch: number; bar: string }): string[] {
  const faults: string[] = [];
  const shown = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest(bar);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth}`);

  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const box = node.parentElement;
    if (!node.textContent?.trim() || !box || !shown(box)) continue;
    const size = parseFloat(getComputedStyle(box).fontSize);
    if (size < text) faults.push(`"${node.textContent.trim().slice(0, 20)}" is written in ${size} px`);
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === "hidden")
      faults.push(`"${node.textContent.trim().slice(0, 20)}" is cut`);
  }

  document.querySelectorAll("[role=button], [role=radio], [role=tab], input, textarea, a").forEach((one) => {
    if (!shown(one)) return;
    const field = one.matches("input, textarea") ? (one.closest("uni-input, uni-textarea") ?? one) : one;
    const { height, width } = field.getBoundingClientRect();
    if (height > 0 && (height < touch - 0.5 || width < touch - 0.5))
      faults.push(`"${(one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 20)}" is ${Math.round(width)} × ${Math.round(height)} px to touch`);
  });
  return [...new Set(faults)];
}
