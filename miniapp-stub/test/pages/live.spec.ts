import { afterEach, expect, it, vi } from "vitest";
import { PlateDocument } from "@/gen/graphql";
import { reconnect } from "@/server/live";
import { freshness, openPlate } from "@/state/plate";
import { thePhone } from "../fakes/phone";
import { answers, aPlate, CODE, settled } from "./answers";

let deaf = (): void => {};
afterEach(() => deaf());

it("a plate's page changes by itself while it is listened to", async () => {
  answers([PlateDocument, { doorplate: aPlate() }]);
  const { view, listen } = openPlate(CODE);
  await settled();
  deaf = listen();
  await settled();
  const socket = thePhone().sockets[0]!;
  socket.accept();
  await settled();
  const [subscribed] = socket.subscriptions();
  const doorplateChanged = aPlate({ status: "REVOKED", building: null });
  socket.say({ id: subscribed!.id, type: "next", payload: { data: { doorplateChanged } } });
  await settled();
  expect(view.value.data?.status).toBe("REVOKED");
  deaf();
  await settled();
  expect(socket.subscriptions()).toEqual([]);
});

it("a plate's page asks now and then while it hears nothing, and says so when nothing comes", async () => {
  vi.useFakeTimers();
  reconnect();
  answers([PlateDocument, { doorplate: aPlate() }]);
  const { view, listen } = openPlate(CODE);
  deaf = listen();
  await vi.advanceTimersByTimeAsync(100);
  expect(freshness(view.value).kind).toBe("fresh");
  thePhone().server = (request) => request.lose();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(freshness(view.value).kind).toBe("copy");
  answers([PlateDocument, { doorplate: aPlate({ status: "REVOKED", building: null }) }]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(view.value.data?.status).toBe("REVOKED");
  const asked = thePhone().requests.length;
  thePhone().sockets.at(-1)!.accept();
  await vi.advanceTimersByTimeAsync(120_000);
  deaf();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(thePhone().requests.length).toBeLessThanOrEqual(asked + 1);
});
