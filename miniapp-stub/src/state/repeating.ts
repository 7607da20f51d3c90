/**
 * Does something now, or, where that was done this moment, `later`, and again after a pause for as long as it is worth it. For pages:
 * begins when shown, ends when hidden.
 */
export function repeating(
  work: () => Promise<void>,
  pause: number,
  worthIt: () => boolean,
): { begin: (later?: boolean) => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run = 0;

  async function once(mine: number): Promise<void> {
    await work();
    if (mine === run) next(mine);
  }

  function next(mine: number): void {
    if (worthIt()) timer = setTimeout(() => void once(mine), pause);
  }

  function end(): void {
    run++;
    clearTimeout(timer);
  }

  return {
    begin: (later) => {
      end();
      if (later) next(run);
      else void once(run);
    },
    end,
  };
}
