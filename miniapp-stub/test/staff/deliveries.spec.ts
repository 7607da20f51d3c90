import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StaffBroadcastPauseDocument, StaffBroadcastResumeDocument, StaffBroadcastsDocument, StaffBroadcastStopDocument, StaffDeliveriesDocument, StaffDeliveryResendDocument, StaffOneBroadcastDocument } from "@/gen/graphql";
import { documentId } from "@/server/request";
import PlaceActions from "@/staff/components/PlaceActions.vue";
import DeliveriesPage from "@/staff/deliveries/deliveries.vue";
import { publishing } from "@/texts/publishing";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { answers, logIn, settled } from "../pages/answers";
import * as part from "../pages/shown";
import { asked, broadcast, button, done, press, sent, show, STREET, tidy } from "./noticePages";

const t = publishing;

beforeEach(logIn);
afterEach(tidy);

describe("What did not go out", () => {
  const delivery = (id: string) => ({ id, channel: "WECHAT", kind: "NOTICE", state: "FAILED", failure: "NOT_SUBSCRIBED", failureText: "对方没有同意微信提醒。", attempts: 1, createdAt: "2026-11-21T09:00:00+08:00", nextAttemptAt: null });

  it("goes out again, one or several, and those that cannot are told of", async () => {
    answers(
      [StaffDeliveriesDocument, { deliveries: { nodes: ["d1", "d2", "d3"].map(delivery), pageInfo: { hasNextPage: false, endCursor: null } } }],
      [StaffDeliveryResendDocument, done("deliveryResend", { resent: 1 })],
    );
    const place = show(DeliveriesPage, STREET);
    await vi.waitFor(() => expect(place.querySelectorAll("[role=checkbox]")).toHaveLength(3));
    const boxes = place.querySelectorAll<HTMLElement>("[role=checkbox]");
    boxes[0]?.click();
    boxes[2]?.click();
    await settled();
    await press(place, t.deliveries.resend(2));
    expect(place.textContent).toContain(t.deliveries.resendSure(2));
    expect(sent(StaffDeliveryResendDocument)).toEqual([]);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(t.deliveries.resent(1, 2)));
    expect(sent(StaffDeliveryResendDocument)).toEqual([{ deliveries: ["d1", "d3"] }]);
  });

  it("is told apart from what is late, which says when it is tried next", async () => {
    const late = { ...delivery("d9"), state: "STUCK", failureText: null, failure: null, attempts: 0, nextAttemptAt: new Date().toISOString() };
    const nodes = ({ states }: { states: string[] }) => ({ deliveries: { nodes: states[0] === "STUCK" ? [late] : [], pageInfo: { hasNextPage: false, endCursor: null } } });
    answers([StaffDeliveriesDocument, nodes], [StaffDeliveryResendDocument, done("deliveryResend", { resent: 1 })]);
    const place = show(DeliveriesPage, STREET);
    await vi.waitFor(() => expect(place.textContent).toContain(t.deliveries.none));
    await press(place, t.deliveries.stuck);
    await vi.waitFor(() => expect(place.textContent).toContain(t.deliveries.never));
    expect(place.textContent).toContain(t.deliveries.soon);
    await press(place, t.deliveries.all);
    await press(place, t.deliveries.resend(1));
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(sent(StaffDeliveryResendDocument)).toEqual([{ deliveries: ["d9"] }]));
  });

  it("and belongs to no region is for operators, from the county up", () => {
    const shown = (role: string, size: string): boolean => {
      const place = part.show(PlaceActions, { ground: { ...STREET, role, size } });
      const there = (place.textContent ?? "").includes(t.actions.nowhere);
      part.leave();
      return there;
    };
    expect([shown("OPERATOR", "PROVINCE"), shown("OPERATOR", "COUNTY"), shown("OPERATOR", "COMMUNITY"), shown("COUNTY_STAFF", "COUNTY")]).toEqual([true, true, false, false]);
    part.press(part.show(PlaceActions, { ground: { ...STREET, role: "OPERATOR", size: "COUNTY" } }), t.actions.nowhere);
    part.leave();
    const [path] = thePhone().went;
    expect(path).toContain("/staff/deliveries/deliveries?kind=region&id=10&");
  });
});

describe("What was sent to many", () => {
  const running = { ...broadcast, version: 4 };
  const page = { broadcasts: { nodes: [running], pageInfo: { hasNextPage: false, endCursor: null } } };

  async function opens(one: object, ...more: Array<[object, unknown]>): Promise<HTMLElement> {
    answers([StaffDeliveriesDocument, { deliveries: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }], [StaffBroadcastsDocument, page], [StaffOneBroadcastDocument, one], ...more);
    const place = show(DeliveriesPage, STREET);
    await press(place, t.deliveries.broadcasts);
    await press(place, running.title);
    await vi.waitFor(() => expect(place.textContent).toContain(t.broadcast.found(1200)));
    return place;
  }

  it("is listed for who publishes, and says how it goes and why something was not sent", async () => {
    const place = await opens({ node: running });
    for (const words of [t.broadcast.states.RUNNING, "已送出 80，等待 30，失败 2", "对方没有同意微信提醒，请上门告知。"]) expect(place.textContent).toContain(words);
    await tidy();
    logIn();
    const operators = show(DeliveriesPage, { ...STREET, role: "OPERATOR" });
    await settled();
    expect(Array.from(operators.querySelectorAll("[role=tab]"), (one) => one.textContent)).toEqual([t.deliveries.failed, t.deliveries.stuck]);
  });

  it.each([
    ["paused", "RUNNING", t.broadcast.pause, t.broadcast.pauseSure, t.broadcast.paused, StaffBroadcastPauseDocument, "broadcastPause", "PAUSED"],
    ["resumed", "PAUSED", t.broadcast.resume, t.broadcast.resumeSure, t.broadcast.resumed, StaffBroadcastResumeDocument, "broadcastResume", "RUNNING"],
    ["stopped", "RUNNING", t.broadcast.stop, t.broadcast.stopSure, t.broadcast.stopped, StaffBroadcastStopDocument, "broadcastStop", "STOPPED"],
  ] as const)("is %s after it was said what follows, from the version that is shown", async (_, before, label, sure, said, document, field, after) => {
    let state: string = before;
    const one = () => ({ node: { ...running, state } });
    const place = await opens(one, [document, () => ((state = after), done(field, { broadcast: { id: "b1" } }))]);
    await vi.waitFor(() => button(place, label));
    await press(place, label);
    expect(place.textContent).toContain(sure);
    expect(sent(document)).toEqual([]);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.waitFor(() => expect(place.textContent).toContain(said));
    expect(sent(document)).toEqual([{ broadcast: "b1", version: 4 }]);
    await vi.waitFor(() => expect(place.querySelector(".panel-note")?.textContent).toContain(t.broadcast.states[after]));
  });

  it("is not looked at any more in a page that is gone, also where its change is answered later", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let answer: (() => void) | undefined;
    answers(
      [StaffDeliveriesDocument, { deliveries: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }],
      [StaffBroadcastsDocument, page],
      [StaffOneBroadcastDocument, { node: running }],
    );
    const known = thePhone().server;
    thePhone().server = (request) => {
      if (request.body.documentId !== documentId(StaffBroadcastPauseDocument)) return known(request);
      answer = () => request.answer({ data: done("broadcastPause", { broadcast: { id: "b1" } }) });
    };
    const place = show(DeliveriesPage, STREET);
    for (const label of [t.deliveries.broadcasts, running.title, t.broadcast.pause]) {
      await vi.advanceTimersByTimeAsync(50);
      button(place, label).click();
    }
    await vi.advanceTimersByTimeAsync(1);
    place.querySelector<HTMLElement>(".confirm button")?.click();
    await vi.advanceTimersByTimeAsync(50);
    happens("onUnload");
    answer?.();
    await vi.advanceTimersByTimeAsync(50);
    const looked = asked(StaffOneBroadcastDocument);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked(StaffOneBroadcastDocument)).toBe(looked);
  });
});
