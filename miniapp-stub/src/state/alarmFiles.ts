import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import { httpAddress } from "@/server/address";
import { texts as common } from "@/texts/zh";

/* Photos and recordings that follow an alarm: one after the other, and none of a page's, for they go on when it is left. */

/** `failed`: the server does not take it, and said why; it can be sent once more. */
export interface AlarmUpload {
  key: number;
  ticket: string;
  path: string;
  kind: "photo" | "sound";
  state: "waiting" | "sending" | "sent" | "failed";
  /** Why it was not sent yet. */
  why?: string;
  tries: number;
}

/** Milliseconds between two tries, as for the alarm itself. */
const RETRY = 2_000;
/** A server that answers so often that it cannot take it may never: the next has its turn. */
const MOST_TRIES = 10;

const uploads: ShallowRef<readonly AlarmUpload[]> = shallowRef([]);
let working = false;
let keys = 0;

/** Those of one alarm, in their order. Reactive. */
export const uploadsOf = (ticket: () => string): ComputedRef<readonly AlarmUpload[]> => computed(() => uploads.value.filter((one) => one.ticket === ticket()));

export function sendAfter(ticket: string, kind: AlarmUpload["kind"], path: string): void {
  uploads.value = [...uploads.value, { key: ++keys, ticket, kind, path, state: "waiting", tries: 0 }];
  void work();
}

export function sendOnceMore(key: number): void {
  change(key, { state: "waiting", why: undefined, tries: 0 });
  void work();
}

function change(key: number, how: Partial<AlarmUpload>): void {
  uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, ...how } : one));
}

async function work(): Promise<void> {
  if (working) return;
  working = true;
  for (let next = waiting(); next; next = waiting()) {
    change(next.key, { state: "sending", tries: next.tries + 1 });
    const answer = await post(next);
    if (answer === "sent") change(next.key, { state: "sent", why: undefined });
    else change(next.key, { state: answer.again ? "waiting" : "failed", why: answer.why });
    if (answer !== "sent" && answer.again) await new Promise((go) => setTimeout(go, RETRY));
  }
  working = false;
}

const waiting = (): AlarmUpload | undefined => uploads.value.find(({ state }) => state === "waiting");

type Answer = "sent" | { why: string; /** It was the moment's fault, and not the file's. */ again: boolean };

async function post({ ticket, path, tries }: AlarmUpload): Promise<Answer> {
  let data: ArrayBuffer;
  try {
    data = await readBytes(path);
  } catch {
    return { why: common.trouble.refused, again: false };
  }
  return new Promise((resolve) => {
    uni.request({
      url: httpAddress("/alarm-files"),
      method: "POST",
      timeout: 60_000,
      header: { "Content-Type": "application/octet-stream", "X-Alarm-Ticket": ticket },
      data: data as unknown as AnyObject,
      success: ({ statusCode, data: answer }) => resolve(statusCode < 300 ? "sent" : { why: reason(answer), again: (statusCode === 429 || statusCode >= 502) && tries < MOST_TRIES }),
      fail: () => resolve({ why: common.trouble.offline, again: true }),
    });
  });
}

function reason(answer: unknown): string {
  const errors = (answer as { userErrors?: Array<{ message?: string }> } | undefined)?.userErrors;
  return errors?.[0]?.message ?? common.trouble.busy;
}

async function readBytes(path: string): Promise<ArrayBuffer> {
  // #ifdef H5
  return (await fetch(path)).arrayBuffer();
  // #endif
  // #ifdef MP-WEIXIN
  return new Promise((resolve, reject) => {
    uni.getFileSystemManager().readFile({ filePath: path, success: ({ data }) => resolve(data as ArrayBuffer), fail: reject });
  });
  // #endif
}
