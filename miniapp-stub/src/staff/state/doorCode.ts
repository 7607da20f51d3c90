import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import { StaffEventDoorCodeDocument, type StaffEventDoorCodeQuery } from "@/gen/graphql";
import { ask } from "@/server/request";
import type { Trouble } from "@/server/trouble";
import { troubleOf } from "@/state/asked";

type Code = NonNullable<StaffEventDoorCodeQuery["eventDoorCode"]>;

/** The code at the door as it is now. */
export interface DoorCode {
  /** To be shown; undefined while none holds. */
  code?: Pick<Code, "link" | "digits">;
  /** Whole seconds until the next, by the server's clock. */
  left: number;
  /** The server has answered that there is none at this time. */
  closed: boolean;
  /** Why the next one is not there. */
  trouble?: Trouble;
}

/** Milliseconds: between two looks at the clock; after a failure; where there is no code at this time; at the least, for servers' clocks differ a little. */
const TICK = 250;
const PAUSE = { failed: 3_000, closed: 30_000, least: 300 };

/** How far this device's clock is behind the server's, as the last code said; 0 while none has. Milliseconds. */
const behind = shallowRef(0);

/** Now, by the server's clock as far as it is known. */
export const serverNow = (): number => Date.now() + behind.value;

/** The code at the door, renewed when it changes, for as long as it is `begin`-ed and not `end`-ed. Reactive. */
export function doorCode(event: string): { now: ComputedRef<DoorCode>; begin: () => void; end: () => void } {
  const answer: ShallowRef<Code | null | undefined> = shallowRef();
  const trouble = shallowRef<Trouble>();
  const clock = shallowRef(serverNow());
  let asking: ReturnType<typeof setTimeout> | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let run = 0;

  async function renew(mine: number): Promise<void> {
    const pause = await read();
    tick();
    if (mine === run) asking = setTimeout(() => void renew(mine), pause);
  }

  /** Returns after how many milliseconds to ask again. */
  async function read(): Promise<number> {
    try {
      const { eventDoorCode: code } = await ask(StaffEventDoorCodeDocument, { event });
      answer.value = code ?? null;
      trouble.value = undefined;
      if (!code) return PAUSE.closed;
      behind.value = Date.parse(code.now) - Date.now();
      return Math.max(PAUSE.least, Date.parse(code.changesAt) - Date.parse(code.now));
    } catch (thrown) {
      trouble.value = troubleOf(thrown);
      return PAUSE.failed;
    }
  }

  const tick = (): void => void (clock.value = serverNow());

  function end(): void {
    run++;
    clearTimeout(asking);
    clearInterval(ticking);
  }

  function begin(): void {
    end();
    ticking = setInterval(tick, TICK);
    void renew(run);
  }

  const now = computed<DoorCode>(() => {
    const code = answer.value;
    const left = code ? Math.ceil((Date.parse(code.changesAt) - clock.value) / 1_000) : 0;
    return { code: code && left > 0 ? code : undefined, left: Math.max(0, left), closed: code === null, trouble: trouble.value };
  });

  return { now, begin, end };
}
