import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import { MyMessagesDocument, ReadAllMessagesDocument, ReadMessagesDocument, type MessageReadInput, type ReadAllMessagesMutation } from "@/gen/graphql";
import { send, type Outcome } from "@/server/outbox";
import { ask } from "@/server/request";
import { onSessionEnd, person } from "@/server/session";
import { messages as texts } from "@/texts/messages";
import { ofMe } from "./asked";
import { arrived, arrivedUpTo, asksInbox, listName, seeAlarm, type Message, type MessageKind } from "./inbox";
import { pagesOfMe, type Pages } from "./pagesOfMe";
import { pages } from "./ways";

/** Read on this phone, whether or not the server knows it yet: what was opened is not shown as new again. Reactive. */
const readHere: ShallowRef<ReadonlySet<string>> = shallowRef(new Set<string>());

onSessionEnd(() => {
  readHere.value = new Set();
});

export const isUnread = (message: Message): boolean => !message.readAt && !readHere.value.has(message.id);

export interface MessageList extends Omit<Pages<Message>, "view"> {
  /** Which kind is shown; undefined: all. Reactive. */
  kind: ShallowRef<MessageKind | undefined>;
  /** Shows another kind, or all. */
  choose: (kind: MessageKind | undefined) => Promise<void>;
  view: Pages<Message>["view"];
  /** The newest first, those too that have come since the list was asked for. Reactive. */
  messages: ComputedRef<readonly Message[]>;
  /**
   * Up to where the messages are known that it shows: as it was answered, and what has arrived behind it. Undefined as long as there are
   * copies alone. Reactive.
   */
  shownUpTo: ComputedRef<string | undefined>;
  /** Marks as read all up to what is shown, of this kind; what has come since stays new. */
  readAll: (upTo: string) => Promise<Outcome<ReadAllMessagesMutation["messagesReadAll"]>>;
}

/** One's messages by kind, page by page, those too that arrive while one looks. Reactive. */
export function myMessages(): MessageList {
  const kind: MessageList["kind"] = shallowRef();
  const list = shallowRef(listOf(undefined));

  const messages = computed(() => {
    const known = list.value.view.value.data;
    if (!known) return [];
    return withAhead(arrived.value.filter((one) => list.value.cameSince(one) && (!kind.value || one.kind === kind.value)), known);
  });

  return {
    kind,
    choose: (chosen) => {
      kind.value = chosen;
      list.value = listOf(chosen);
      return list.value.again();
    },
    view: computed(() => list.value.view.value),
    messages,
    shownUpTo: computed(() => list.value.shownUpTo.value),
    again: () => list.value.again(),
    revisit: () => list.value.revisit(),
    more: () => list.value.more(),
    hasMore: computed(() => list.value.hasMore.value),
    readAll: (upTo) => readUpTo(upTo, kind.value),
  };
}

interface AskedList extends Pages<Message> {
  /** Whether it came after the list was asked for: what came before has its place in it, on this page or a later one. */
  cameSince: (message: Message) => boolean;
  shownUpTo: ComputedRef<string | undefined>;
}

/** The first page as it was answered last: what had arrived when it was asked for, and when it came, and where it ended. */
interface Answered {
  of: string | undefined;
  before: ReadonlySet<string>;
  arrived: readonly Message[];
  cursor: string;
}

function listOf(kind: MessageKind | undefined): AskedList {
  const first: ShallowRef<Answered | undefined> = shallowRef();
  const list = pagesOfMe(async (after) => {
    const of = person();
    const tell = asksInbox();
    const before = arrived.value;
    const { messages, ...stand } = ofMe((await ask(MyMessagesDocument, { kind, after })).me).inbox;
    tell(stand, messages.nodes);
    if (after) return messages;
    const meanwhile = arrived.value.filter((one) => !before.includes(one) && (!kind || one.kind === kind));
    first.value = { of, before: new Set(before.map((one) => one.id)), arrived: before, cursor: stand.cursor };
    return { ...messages, nodes: withAhead(meanwhile, messages.nodes) };
  }, listName(kind));

  return {
    ...list,
    cameSince: ({ id }) => !first.value?.before.has(id),
    shownUpTo: computed(() => {
      if (!first.value || first.value.of !== person()) return undefined;
      return arrived.value === first.value.arrived ? first.value.cursor : (arrivedUpTo.value ?? first.value.cursor);
    }),
  };
}

/** What came while a list was asked for, and is not in it, belongs to it also when it is read again without a signal. */
function withAhead(some: readonly Message[], list: readonly Message[]): Message[] {
  const ids = new Set(list.map((one) => one.id));
  return [...some.filter((one) => !ids.has(one.id)), ...list];
}

async function readUpTo(cursor: string, kind: MessageKind | undefined): Promise<Outcome<ReadAllMessagesMutation["messagesReadAll"]>> {
  const tell = asksInbox();
  const outcome = await send(ReadAllMessagesDocument, { cursor, kind }, texts.readAll);
  if (outcome.state === "done") tell(outcome.payload.inbox);
  return outcome;
}

/** The server takes no more at a time. */
const MOST_READ = 100;

/** What was read without a signal is told in one, as far as the server takes it. */
function together(waits: MessageReadInput, more: MessageReadInput): MessageReadInput | undefined {
  const messages = [...new Set([...waits.messages, ...more.messages])];
  return messages.length <= MOST_READ ? { messages } : undefined;
}

/** It was opened. Told to the server when there is a signal, and once. */
export async function read(message: Message): Promise<void> {
  seeAlarm(message.id);
  if (!isUnread(message)) return;
  readHere.value = new Set([...readHere.value, message.id]);
  const tell = asksInbox();
  const outcome = await send(ReadMessagesDocument, { messages: [message.id] }, texts.read, true, together);
  if (outcome.state === "done") tell(outcome.payload.inbox);
}

/** Where a message leads; undefined where it says all that there is. */
export function wayOf({ kind, subject }: Message): string | undefined {
  if (kind === "HOUSEHOLD") return pages.homes;
  if (kind === "ROLE") return pages.roles;
  if (subject && kind === "CASE") return pages.case(subject);
  if (subject && kind === "EVENT") return pages.event(subject);
  // A booking and an errand are told of by the same kind: that page knows the three apart.
  if (subject && kind === "SERVICE") return pages.application(subject);
  // What one has borrowed, and what one has to see to at a station, is told of by the same kind: that page knows them apart.
  if (subject && kind === "STATION") return pages.helpCall(subject);
  return subject ? pages.notice(subject) : undefined;
}
