import { createApp, type App, type Component } from "vue";
import { expect, vi } from "vitest";
import { StaffNoticeDocument, StaffNoticeDraftDocument } from "@/gen/graphql";
import { dismiss, late, waiting, work } from "@/server/outbox";
import { documentId } from "@/server/request";
import type { NoticeFile } from "@/staff/state/notices";
import { forgetHooks, happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { settled } from "../pages/answers";

/* The staff's pages of notices, shown and pressed, and what the server answers them with. */

export const STREET = { kind: "region", id: "520329001", name: "子营街道", size: "STREET", role: "STREET_STAFF" };
export const COMMUNITY = { kind: "region", id: "520329001005", name: "积善社区", size: "COMMUNITY", role: "COMMUNITY_STAFF" };

let shown: App | undefined;

export function show(page: Component, query: Record<string, string>): HTMLElement {
  const place = document.createElement("div");
  document.body.append(place);
  shown = createApp(page);
  shown.config.compilerOptions.isCustomElement = () => true;
  shown.mount(place);
  happens("onLoad", query);
  happens("onShow");
  return place;
}

/** The button that says this; where several do, the last, which is the one that confirms. */
export function button(place: HTMLElement, label: string): HTMLElement {
  const found = Array.from(place.querySelectorAll<HTMLElement>("button")).filter((one) => one.textContent?.includes(label));
  const last = found[found.length - 1];
  if (!last) throw new Error(`No button ${label} in: ${place.textContent}`);
  return last;
}

export async function press(place: HTMLElement, label: string): Promise<void> {
  await vi.waitFor(() => button(place, label));
  button(place, label).click();
  await settled();
}

export async function write(place: HTMLElement, label: string, value: string): Promise<void> {
  const field = await vi.waitFor(() => {
    const found = place.querySelector<HTMLElement>(`[aria-label="${label}"]`);
    if (!found) throw new Error(`No field ${label}`);
    return found;
  });
  field.dispatchEvent(Object.assign(new Event("input"), { detail: { value, cursor: value.length } }));
}

/** What was sent of a mutation, one after the other. */
export const sent = (document: object): unknown[] =>
  thePhone()
    .requests.filter(({ body }) => body.documentId === documentId(document as typeof StaffNoticeDraftDocument))
    .map(({ body }) => body.variables.input);

export const asked = (document: object): number => thePhone().requests.filter(({ body }) => body.documentId === documentId(document as typeof StaffNoticeDocument)).length;

export const file = (change: Partial<Omit<NoticeFile, "edition">> = {}, edition: Partial<NoticeFile["edition"]> = {}) => ({
  __typename: "NoticeFile",
  id: "n1",
  version: 3,
  state: "DRAFT",
  revision: null,
  mayApprove: false,
  publishedAt: null,
  withdrawnReason: null,
  withdrawnAt: null,
  publisher: { code: "520329001", shortName: "子营街道" },
  edition: {
    number: 1, kind: "ANTI_FRAUD", title: "谨防刷单返利", summary: "不要先垫钱", body: "凡是刷单都是诈骗。", html: "<p>凡是刷单都是诈骗。</p>",
    cover: null, attachments: [], places: [{ __typename: "Region", code: "520329001", name: "子营街道办事处", shortName: "子营街道", level: "STREET" }],
    audiences: ["EVERYONE"], publishAt: null, expiresAt: null, mustRead: true, pinned: false, urgent: false,
    author: "田*军", reviewer: null, remark: null, check: "UNCHECKED", editedAt: "2026-11-21T09:00:00+08:00", ...edition,
  },
  reading: null,
  broadcast: null,
  ...change,
});

export const row = (of: ReturnType<typeof file>) => ({ noticeFiles: { nodes: [of], pageInfo: { hasNextPage: false, endCursor: null } } });
export const done = (field: string, what: object = { notice: { id: "n1" } }) => ({ [field]: { ...what, userErrors: [] } });
export const reading = { expected: 200, read: 120, told: 14, open: 66, appInstalled: 11, callWarning: 9 };
export const broadcast = {
  __typename: "Broadcast", id: "b1", kind: "NOTICE", title: "谨防刷单返利", state: "RUNNING", trouble: null, planned: 1200, counted: false,
  startedAt: "2026-11-21T09:00:00+08:00", endedAt: null, version: 1,
  channels: [{ channel: "WECHAT", waiting: 30, sent: 80, failed: 2, dropped: 0 }],
  failures: [{ channel: "WECHAT", failure: "NOT_SUBSCRIBED", text: "对方没有同意微信提醒，请上门告知。", count: 2 }],
};

/** Ends the page, to be shown again. */
export function leave(): void {
  shown?.unmount();
  shown = undefined;
  forgetHooks();
}

/** To be called after each test. */
export async function tidy(): Promise<void> {
  vi.useRealTimers();
  const { opened } = (history.state ?? {}) as { opened?: string };
  leave();
  // What one test has asked for is done before the next begins.
  thePhone().network("wifi");
  thePhone().server = ({ answer }) => answer({ data: { done: { userErrors: [] } } });
  await vi.waitFor(async () => {
    await work();
    expect(waiting.value).toEqual([]);
  });
  late.value.forEach(({ key }) => dismiss(key));
  // What was open takes its step in the history back, which a browser does a little later.
  await vi.waitFor(() => expect(opened && ((history.state ?? {}) as { opened?: string }).opened === opened).toBeFalsy());
  document.body.innerHTML = "";
}
