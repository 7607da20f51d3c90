import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from "vue";
import { InboxCountsDocument, MessageReceivedDocument, MyMessagesDocument, type InboxStandFragment, type MessageLineFragment } from "@/gen/graphql";
import { copyOf, keepCopy } from "@/server/copies";
import { hearOfMe } from "@/server/live";
import { ask } from "@/server/request";
import { onSessionEnd, person } from "@/server/session";
import { me, mine } from "./account";

/* How the inbox of whoever is logged in stands, for all pages: heard once for the whole app, whichever of them is open. */

export type Message = MessageLineFragment;
export type MessageKind = Message["kind"];
type Stand = InboxStandFragment;

const NAME = "inbox";

/** By which the first page of one's messages is kept: of a kind, or of all. */
export const listName = (kind?: MessageKind): string => `messages:${kind ?? ""}`;

const NOBODYS: Stand = { unread: 0, unreadByKind: [], cursor: "" };

/** How many are unread, of which kinds, and where the inbox ends; the last copy until the server has told. Reactive. */
export const inbox: ShallowRef<Stand> = shallowRef(person() ? (copyOf<Stand>(mine(NAME))?.data ?? NOBODYS) : NOBODYS);

/** What arrived since somebody logged in or the app was opened, the newest first; as much of it as a page shows. Reactive. */
export const arrived: ShallowRef<readonly Message[]> = shallowRef([]);

/** Up to where what arrived is known; undefined as long as nothing has. Reactive. */
export const arrivedUpTo: ShallowRef<string | undefined> = shallowRef();

/** Urgent messages that came while one was doing something else, until they were looked at, read elsewhere or withdrawn. Reactive. */
export const alarms: ShallowRef<readonly Message[]> = shallowRef([]);

/** The one of them that came first. Reactive. */
export const alarm: ComputedRef<Message | undefined> = computed(() => alarms.value[0]);

const MOST_ARRIVED = 50;
/** What an inbox counts to; so many stand for all that are more. */
export const MANY = 100;
/**
 * Behind what is listened on when the line was cut, or when it stands for the first time: what was told last, or else the first answer of
 * this run, for what came behind that is on no page. Kept nowhere: a page that is opened anew asks for itself.
 */
let cursor: string | undefined;

/**
 * To be called before the server is asked anything that it answers with how the inbox stands. What it returns is told the answer, and
 * the messages that came with it. An answer for somebody who is gone counts for nobody; an alarm that came since is not in it.
 */
export function asksInbox(): (stand: Stand | null | undefined, messages?: readonly Message[]) => void {
  const asked = person();
  const known = alarms.value;
  return (stand, messages = []) => {
    if (!stand || !asked || person() !== asked) return;
    cursor ??= stand.cursor;
    stands(stand);
    const urgent = stand.unreadByKind.some(({ kind }) => kind === "URGENT");
    const over = new Set(messages.filter((one) => !isAlarming(one)).map(({ id }) => id));
    alarms.value = alarms.value.filter((one) => (urgent || !known.includes(one)) && !over.has(one.id));
  };
}

function stands(stand: Stand): void {
  inbox.value = stand;
  keepCopy(mine(NAME), stand);
}

/** Asks how it stands. What was read elsewhere, or withdrawn, is told by nobody. */
export async function countAgain(): Promise<void> {
  if (!person() || !me.value?.consented) return;
  const tell = asksInbox();
  if (alarms.value.length === 0) return tell((await ask(InboxCountsDocument, {})).me?.inbox);
  const found = (await ask(MyMessagesDocument, { kind: "URGENT" })).me?.inbox;
  if (!found) return;
  const { messages, ...stand } = found;
  tell(stand, messages.nodes);
}

let counting: Promise<void> | undefined;

/** To be called when the app is shown, or a page that tells how the inbox stands: where both are, it is asked once. */
export function countShown(): Promise<void> {
  counting ??= countAgain()
    .catch(() => {})
    .finally(() => (counting = undefined));
  return counting;
}

/** The person looked at an urgent message, or does not want to. */
export function seeAlarm(id: string): void {
  alarms.value = alarms.value.filter((one) => one.id !== id);
}

/** What urgent messages are about was read, or holds no longer. */
export function seeAlarmsOf(subject: string): void {
  alarms.value = alarms.value.filter((one) => one.subject !== subject);
}

const isAlarming = (message: Message): boolean => message.kind === "URGENT" && !message.readAt && !message.withdrawnReason;

function heard(message: Message | null | undefined, unread: number, upTo: string): void {
  cursor = upTo;
  if (message && arrived.value.every((other) => other.id !== message.id)) arrive(message, upTo);
  // Told again after the line was cut, it may be among those that are counted.
  const counts = message && unread > inbox.value.unread ? oneMore(message.kind) : inbox.value.unreadByKind;
  stands({ unread, cursor: upTo, unreadByKind: unread === 0 ? [] : counts });
  if (unread === 0) alarms.value = [];
}

function arrive(message: Message, upTo: string): void {
  arrivedUpTo.value = upTo;
  arrived.value = [message, ...arrived.value].slice(0, MOST_ARRIVED);
  [undefined, message.kind].forEach((kind) => keepAhead(message, mine(listName(kind))));
  // Why an alarm holds no longer is told by a message of its own.
  if (alarms.value.some((one) => one.subject && one.subject === message.subject)) countAgain().catch(() => {});
  if (isAlarming(message)) alarms.value = [...alarms.value, message];
}

/** A list that was read before begins with it, for when there is no signal. */
function keepAhead(message: Message, name: string): void {
  const list = copyOf<{ nodes: readonly Message[] }>(name)?.data;
  if (!list || list.nodes.some((one) => one.id === message.id)) return;
  keepCopy(name, { ...list, nodes: [message, ...list.nodes].slice(0, MOST_ARRIVED) });
}

function oneMore(kind: MessageKind): Stand["unreadByKind"] {
  const { unreadByKind } = inbox.value;
  const before = unreadByKind.find((one) => one.kind === kind)?.count ?? 0;
  return [...unreadByKind.filter((one) => one.kind !== kind), { kind, count: Math.min(before + 1, MANY) }];
}

function forget(): void {
  cursor = undefined;
  counting = undefined;
  inbox.value = NOBODYS;
  arrived.value = [];
  arrivedUpTo.value = undefined;
  alarms.value = [];
}

/** Begins to listen as soon as somebody is logged in who has agreed to the privacy policy, and ends with them. Returns what ends it. */
export function hearMessages(): () => void {
  let deaf = (): void => {};
  const begin = (who: string | undefined, before?: string): void => {
    deaf();
    deaf = who ? listen() : () => {};
    // Also where they have only taken back their consent.
    if (before && !who) forget();
  };
  const unwatch = watch(() => (me.value?.consented ? person() : undefined), begin, { immediate: true, flush: "sync" });
  return () => {
    unwatch();
    deaf();
  };
}

function listen(): () => void {
  // Somebody's who came in place of another: how theirs stands is known by their copy, if at all.
  inbox.value = copyOf<Stand>(mine(NAME))?.data ?? NOBODYS;
  let stop = (): void => {};

  function begin(): void {
    /** Whether it was asked for without saying behind what. */
    let anywhere = false;
    const from = (): { after?: string } => {
      anywhere = cursor === undefined;
      return { after: cursor };
    };
    stop = hearOfMe(MessageReceivedDocument, from, ({ messageReceived: told }) => {
      // A page was answered meanwhile: what came between that and this answer is told by neither.
      if (anywhere && cursor !== undefined && cursor !== told.cursor) {
        stop();
        return begin();
      }
      anywhere = false;
      heard(told.message, told.unread, told.cursor);
    });
  }

  begin();
  return () => stop();
}

onSessionEnd(forget);
