import { freshKey } from "@/server/random";

interface Step {
  /** Vue's router counts the pages here. */
  position?: number;
  /** What was opened in the page at this step of the browser's history. */
  opened?: string;
}

const here = (): Step => (history.state ?? {}) as Step;

/** A step back was asked for, which the browser takes in its own time. */
let goingBack = false;

function goBack(): void {
  goingBack = true;
  addEventListener("popstate", () => (goingBack = false), { once: true });
  history.back();
}

/** Now; or, where a step back is still to come, which is another's, when that is done with. */
function whenThere(work: () => void): void {
  if (goingBack) addEventListener("popstate", () => setTimeout(work), { once: true });
  else work();
}

/**
 * In H5: makes a step of its own in the browser's history for what was opened in a page, so that the way back (the phone's
 * button, a swipe, the arrow in the title bar) closes it first and leaves the page next. Returns what is to be called when it was
 * closed otherwise. The step has the page's own address, so the router sees no other page.
 */
export function closedByGoingBack(close: () => void): () => void {
  const opened = freshKey();
  let position: number | undefined;
  let over = false;

  function step(): void {
    if (over) return;
    position = here().position;
    // A page that was loaded anew while something was open stands on its step already.
    if (here().opened === undefined) history.pushState({ ...here(), opened }, "");
    else history.replaceState({ ...here(), opened }, "");
    addEventListener("popstate", hear);
  }

  function hear(): void {
    // Deeper pages have steps of their own; whoever comes back from there finds this one as it was.
    if (here().position === position && here().opened !== opened) close();
  }

  whenThere(step);
  return () => {
    over = true;
    removeEventListener("popstate", hear);
    if (here().opened === opened) goBack();
  };
}
