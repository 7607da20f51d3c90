import { StaffDeliveriesDocument, StaffDeliveryResendDocument, type DeliveryState, type StaffDeliveriesQuery } from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { publishing } from "@/texts/publishing";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** A message on its way out of the inbox; it says nothing of who is written to. */
export type Delivery = StaffDeliveriesQuery["deliveries"]["nodes"][number];

/** The server takes no more at a time. */
export const MOST_AGAIN = 100;

export function deliveriesWithin(ground: Ground, state: () => DeliveryState) {
  return paged<Delivery>(async (after) => (await ask(StaffDeliveriesDocument, { within: ground.id, states: [state()], after })).deliveries);
}

export function resend(deliveries: readonly string[]) {
  return send(StaffDeliveryResendDocument, { deliveries: deliveries.slice(0, MOST_AGAIN) }, publishing.titles.resend);
}
