import {
  StaffBroadcastPauseDocument,
  StaffBroadcastResumeDocument,
  StaffBroadcastsDocument,
  StaffBroadcastStopDocument,
  StaffOneBroadcastDocument,
  type StaffBroadcastFragment,
} from "@/gen/graphql";
import { send } from "@/server/outbox";
import { ask } from "@/server/request";
import { publishing } from "@/texts/publishing";
import type { Ground } from "./ground";
import { paged } from "./paged";

/** One message to many, and how it goes. */
export type Broadcast = StaffBroadcastFragment;

type Changed = Pick<Broadcast, "id" | "version">;

export function broadcastsWithin(ground: Ground) {
  return paged<Broadcast>(async (after) => (await ask(StaffBroadcastsDocument, { within: ground.id, after })).broadcasts);
}

export async function readBroadcast(id: string): Promise<Broadcast | undefined> {
  const { node } = await ask(StaffOneBroadcastDocument, { id });
  return node?.__typename === "Broadcast" ? node : undefined;
}

/** Whether something of it may still be on its way: then its numbers move. */
export function moves(broadcast: Pick<Broadcast, "state" | "channels">): boolean {
  return broadcast.state === "RUNNING" || (broadcast.state === "TOLD" && broadcast.channels.some(({ waiting }) => waiting > 0));
}

/** Whether it can be held up: something of it may still go out. */
export function mayPause(broadcast: Pick<Broadcast, "state" | "channels">): boolean {
  return moves(broadcast);
}

/** Whether there is anything left to stop. */
export function mayStop(broadcast: Pick<Broadcast, "state" | "channels">): boolean {
  return broadcast.state === "PAUSED" || moves(broadcast);
}

export function pause({ id, version }: Changed) {
  return send(StaffBroadcastPauseDocument, { broadcast: id, version }, publishing.titles.pause);
}

export function resume({ id, version }: Changed) {
  return send(StaffBroadcastResumeDocument, { broadcast: id, version }, publishing.titles.resume);
}

export function stop({ id, version }: Changed) {
  return send(StaffBroadcastStopDocument, { broadcast: id, version }, publishing.titles.stop);
}
