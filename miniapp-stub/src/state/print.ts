import { shallowRef, watch } from "vue";
import { kept } from "@/server/storage";

const KEY = "large";
/** WeChat's own font setting goes from 15 to 28, and is 17 where nobody has touched it. */
const LARGE_IN_WECHAT = 20;

/** Whether everything is in large print: as it was chosen here, or else as WeChat's own letters are. Reactive. */
export const large = shallowRef(kept.read<boolean>(KEY) ?? largeInWeChat());

function largeInWeChat(): boolean {
  try {
    const { fontSizeSetting } = uni.getAppBaseInfo() as { fontSizeSetting?: number };
    return (fontSizeSetting ?? 0) >= LARGE_IN_WECHAT;
  } catch {
    return false;
  }
}

watch(large, (is) => kept.write(KEY, is), { flush: "sync" });

export function switchPrint(): void {
  large.value = !large.value;
}
