import { createApp, type App, type Component } from "vue";

let shown: App | undefined;

/** Shows a page or a part of one, as it is written; returns where it stands. */
export function show(page: Component, properties: Record<string, unknown> = {}): HTMLElement {
  const place = document.createElement("div");
  shown = createApp(page, properties);
  shown.config.compilerOptions.isCustomElement = () => true;
  shown.mount(place);
  return place;
}

/** To be called after each test. */
export function leave(): void {
  shown?.unmount();
  shown = undefined;
}

export function button(place: HTMLElement, label: string): HTMLElement {
  const found = Array.from(place.querySelectorAll<HTMLElement>("button")).find((one) => one.textContent?.includes(label));
  if (!found) throw new Error(`No button ${label} in: ${place.textContent}`);
  return found;
}

export function press(place: HTMLElement, label: string): void {
  button(place, label).click();
}
