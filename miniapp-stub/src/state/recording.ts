import { shallowRef } from "vue";
import { Trouble } from "@/server/trouble";
import { notice as texts } from "@/texts/notice";

/** What is being played, by the name that it was begun under; undefined while nothing is. Reactive. */
export const playing = shallowRef<string>();

let player: UniApp.InnerAudioContext | undefined;
/** Whoever waits for it to begin waits no longer. */
let begun = (): void => {};

/**
 * Plays a recording, in place of what is being played; the one that is being played, it stops. Heard also where the phone is set to make
 * no noise: whoever plays it wants to hear it.
 *
 * @throws Trouble if it cannot be played
 */
export function play(name: string, source: string): Promise<void> {
  const again = playing.value === name;
  stopPlaying();
  if (again) return Promise.resolve();
  uni.setInnerAudioOption({ obeyMuteSwitch: false });
  const mine = uni.createInnerAudioContext();
  player = mine;
  playing.value = name;
  return new Promise((resolve, reject) => {
    begun = resolve;
    mine.onPlay(() => resolve());
    mine.onEnded(() => over(mine));
    mine.onError(() => {
      reject(new Trouble("REFUSED", texts.fileUnknown));
      over(mine);
    });
    mine.src = source;
    mine.play();
  });
}

function over(ended: UniApp.InnerAudioContext): void {
  if (player === ended) stopPlaying();
}

/** To be called when its page hides, or ends. */
export function stopPlaying(): void {
  const old = player;
  player = undefined;
  playing.value = undefined;
  old?.stop();
  old?.destroy();
  begun();
}
