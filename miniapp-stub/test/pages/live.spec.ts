import { afterEach, expect, it } from "vitest";
import { PlateDocument } from "@/gen/graphql";
import { openPlate } from "@/state/plate";
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
