/* A screen that somebody else is to scan: bright, and on for as long as it is shown, where the platform can. */

/** How bright it was before; undefined while nothing was changed. */
let before: number | undefined;

// #ifdef H5
let lock: WakeLockSentinel | undefined;
// #endif

export function brighten(): void {
  // #ifdef MP-WEIXIN
  uni.setKeepScreenOn({ keepScreenOn: true, fail: () => {} });
  uni.getScreenBrightness({
    success: ({ value }) => {
      before ??= value;
      uni.setScreenBrightness({ value: 1, fail: () => {} });
    },
    fail: () => {},
  });
  // #endif
  // #ifdef H5
  void navigator.wakeLock?.request("screen").then((granted) => (lock = granted), () => {});
  // #endif
}

/** To be called when its page hides, or ends. */
export function dim(): void {
  // #ifdef MP-WEIXIN
  uni.setKeepScreenOn({ keepScreenOn: false, fail: () => {} });
  if (before !== undefined) uni.setScreenBrightness({ value: before, fail: () => {} });
  before = undefined;
  // #endif
  // #ifdef H5
  void lock?.release();
  lock = undefined;
  // #endif
}
