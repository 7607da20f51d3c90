/*
 * What uni-app calls a button is none for a browser: nobody reaches it by Tab, and a screen reader does not know it; and the
 * name of a field stands on the box around it. In H5 this mends both, wherever they appear.
 */

const BUTTON = "uni-button";
const FIELDS = "uni-input[aria-label], uni-textarea[aria-label]";

function mendButton(button: Element): void {
  if (!button.hasAttribute("role")) button.setAttribute("role", "button");
  const disabled = button.hasAttribute("disabled");
  button.setAttribute("tabindex", disabled ? "-1" : "0");
  button.setAttribute("aria-disabled", String(disabled));
}

function mendField(box: Element): void {
  const field = box.querySelector("input, textarea");
  const name = box.getAttribute("aria-label");
  if (!field || !name) return;
  field.setAttribute("aria-label", name);
  box.removeAttribute("aria-label");
}

function mend(): void {
  document.querySelectorAll(BUTTON).forEach(mendButton);
  document.querySelectorAll(FIELDS).forEach(mendField);
}

function press(event: KeyboardEvent): void {
  const button = event.target;
  if (!(button instanceof HTMLElement) || !button.matches(BUTTON) || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  button.click();
}

/** To be called once, when the app starts; returns what ends it. In WeChat there is nothing to mend, and its package holds none of this. */
export function mendKeyboard(): () => void {
  document.addEventListener("keydown", press);
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] };
  const observer = new MutationObserver(mend);
  observer.observe(document, watched);
  mend();
  return () => observer.disconnect();
}
