import { freshKey } from "@/server/random";

interface Step {
  /** Vue's router counts the pages here. */
  position?: number;
  /** What was opened in the page at this step of the browser's history. */
  opened?: string;
}

const here = (): Step => (history.state ?? {}) as Step;

/**
 * In H5: makes a step of its own in the browser's history for what was opened in a page, so that the way back (the phone's
 * button, a swipe, the arrow in the title bar) closes it first and leaves the page next. Returns what is to be called when it was
 * closed otherwise. The step has the page's own address, so the router sees no other page.
 */
export function closedByGoingBack(close: () => void): () => void {
  const opened = freshKey();
  const { position, opened: before } = here();
  // A page that was loaded anew while something was open stands on its step already.
  if (before === undefined) history.pushState({ ...here(), opened }, "");
  else history.replaceState({ ...here(), opened }, "");

  function hear(): void {
    // Deeper pages have steps of their own; whoever comes back from there finds this one as it was.
    if (here().position === position && here().opened !== opened) close();
  }

  addEventListener("popstate", hear);
  return () => {
    removeEventListener("popstate", hear);
    if (here().opened === opened) history.back();
  };
}
