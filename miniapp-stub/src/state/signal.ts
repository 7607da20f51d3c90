import { shallowRef } from "vue";

/** Whether the phone says that it has a network. That it says so does not mean that the server is reached. Reactive. */
export const signal = shallowRef(true);

let watching = false;

/** Tells whenever the network is back. */
export function watchSignal(back: () => void): void {
  if (watching) return;
  watching = true;

  function heard(connected: boolean): void {
    const isBack = connected && !signal.value;
    signal.value = connected;
    if (isBack) back();
  }

  // #ifdef H5
  // Of a browser uni-app says how fast its network is, also where there is none.
  const look = (): void => heard(navigator.onLine);
  look();
  addEventListener("online", look);
  addEventListener("offline", look);
  // #endif
  // #ifdef MP-WEIXIN
  uni.getNetworkType({ success: (now) => (signal.value = now.networkType !== "none") });
  uni.onNetworkStatusChange((now) => heard(now.isConnected));
  // #endif
}
