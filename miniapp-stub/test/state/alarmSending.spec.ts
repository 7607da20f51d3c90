import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CallOffAlarmDocument, RaiseAlarmDocument } from "@/gen/graphql";
import TheApp from "@/App.vue";
import { documentId } from "@/server/request";
import { cancel, raise, sending } from "@/state/alarmSending";
import { happens } from "../fakes/hooks";
import { thePhone } from "../fakes/phone";
import { CODE } from "../pages/answers";
import { leave, show } from "../pages/shown";

const sent = (document: object): number => thePhone().requests.filter(({ body }) => body.documentId === documentId(document as typeof RaiseAlarmDocument)).length;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cancel();
  leave();
});

describe("an alarm that is being sent", () => {
  it("goes on at once when the phone has its network back, and what was taken back is told", async () => {
    show({ ...TheApp, render: () => null });
    happens("onLaunch");
    thePhone().network("none");
    raise({ idempotencyKey: "k1", kind: "FIRE", place: { plate: CODE } });
    await vi.advanceTimersByTimeAsync(100);
    expect(sending.value).toEqual({ state: "sending", failed: { message: undefined, phones: [] } });
    const before = sent(RaiseAlarmDocument);
    thePhone().network("wifi");
    await vi.advanceTimersByTimeAsync(1);
    expect(sent(RaiseAlarmDocument)).toBe(before + 1);

    thePhone().network("none");
    cancel();
    await vi.advanceTimersByTimeAsync(6_000);
    const told = sent(CallOffAlarmDocument);
    expect(told).toBeGreaterThan(1);
    thePhone().server = (request) => request.answer({ data: { alarmCallOff: { alarm: null, userErrors: [] } } });
    thePhone().network("wifi");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent(CallOffAlarmDocument)).toBe(told + 1);
  });
});
