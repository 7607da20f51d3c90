import { computed, shallowRef, type ComputedRef } from "vue";
import { large } from "@/state/print";

/** As in PageFrame: from here on there are two columns. */
const WIDE = 960;

const width = shallowRef(uni.getWindowInfo().windowWidth);
uni.onWindowResize?.(({ size }) => (width.value = size.windowWidth));

/** Whether list and detail stand side by side; else the detail takes the list's place. Reactive. */
export const wide: ComputedRef<boolean> = computed(() => width.value >= WIDE && !large.value);
