import { shallowRef, type ShallowRef } from "vue";

/** Milliseconds from one call to the next, as long as somebody waits. */
const EVERY = 2_500;
/** Milliseconds within which a device that is asked to go on has done so, or does not. */
const WAKES = 1_000;
/** In hertz, one after the other: for who waits, as a siren has them; for that nothing is heard any more, another that nobody takes for it. */
const TONES: Record<Calls, readonly number[]> = { siren: [880, 660], cut: [440, 440, 330] };
/** Seconds of each. */
const LONG = 0.35;

/** As browsers and WeChat (https://developers.weixin.qq.com/miniprogram/dev/api/media/audio/wx.createWebAudioContext.html) have it. */
type Sound = Pick<AudioContext, "currentTime" | "destination" | "createOscillator" | "createGain" | "close"> & { resume?: () => Promise<void>; state?: string };

declare const wx: { createWebAudioContext?: () => Sound };

function device(): Sound | undefined {
  // #ifdef H5
  return typeof AudioContext === "undefined" ? undefined : new AudioContext();
  // #endif
  // #ifdef MP-WEIXIN
  const create = wx.createWebAudioContext;
  return create?.();
  // #endif
}

export type Calls = "siren" | "cut";

export interface AlarmSound {
  /** Whether it would be heard. Reactive. */
  on: ShallowRef<boolean>;
  /** This device makes no sound. Reactive. */
  failed: ShallowRef<boolean>;
  /** By a tap, without which browsers let nothing be heard. */
  turn: (on: boolean) => Promise<void>;
  /** Sounds so until nothing is wanted any more. */
  wanted: (wanted: Calls | undefined) => void;
  /** Its page is gone. */
  end: () => void;
}

/** Sounds, made here, so that nothing has to be fetched for it. */
export function alarmSound(): AlarmSound {
  const on = shallowRef(false);
  const failed = shallowRef(false);
  let sound: Sound | undefined;
  let calling: ReturnType<typeof setInterval> | undefined;
  let wants: Calls | undefined;
  let called: Calls | undefined;

  /** Phones and browsers stop what sounds by itself, when somebody calls or the page is not looked at, and do not say so. */
  async function awake(device: Sound): Promise<boolean> {
    if (!runs(device)) await Promise.race([device.resume?.(), new Promise((go) => setTimeout(go, WAKES))]).catch(() => {});
    return runs(device);
  }

  async function call(what: Calls): Promise<void> {
    const device = sound;
    if (!device || !on.value) return;
    failed.value = !(await awake(device));
    if (!failed.value && on.value) TONES[what].forEach((hertz, at) => tone(device, hertz, at * LONG));
  }

  function follow(): void {
    const what = on.value ? wants : undefined;
    if (what === called) return;
    clearInterval(calling);
    called = what;
    if (!what) return;
    void call(what);
    calling = setInterval(() => void call(what), EVERY);
  }

  async function turn(want: boolean): Promise<void> {
    on.value = want;
    if (!want) return follow();
    try {
      sound ??= device();
      const heard = sound !== undefined && (await awake(sound));
      on.value = sound !== undefined;
      failed.value = !heard;
      // Heard once, one knows that it will be.
      if (!wants) await call("siren");
    } catch {
      on.value = false;
      failed.value = true;
    }
    follow();
  }

  return {
    on,
    failed,
    turn,
    wanted: (wanted) => {
      wants = wanted;
      follow();
    },
    end: () => {
      clearInterval(calling);
      called = undefined;
      on.value = false;
      void sound?.close();
      sound = undefined;
    },
  };
}

/** One that does not say how it is is taken to. */
const runs = ({ state }: Sound): boolean => state === undefined || state === "running";

function tone(sound: Sound, hertz: number, after: number): void {
  const from = sound.currentTime + after;
  const source = sound.createOscillator();
  const volume = sound.createGain();
  source.frequency.value = hertz;
  volume.gain.value = 0.3;
  source.connect(volume);
  volume.connect(sound.destination);
  source.start(from);
  source.stop(from + LONG);
}
