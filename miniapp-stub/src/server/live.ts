import { createClient, type Client, type SubscribePayload } from "graphql-ws/client";
import { shallowRef } from "vue";
import { socketAddress } from "./address";
import { deviceId } from "./device";
import { documentId, type Document } from "./request";
import { onSessionChange, person, token } from "./session";
import { UniSocket } from "./socket";
import { Trouble, type ServerError } from "./trouble";

/** A server that does not answer a ping within so long is gone, whatever the socket says. */
const PONG_PATIENCE = 5_000;
/** Nor does one that opens a socket and says nothing on it. */
const ACK_PATIENCE = 10_000;
/** How long the app may be out of sight before it lets the socket go. */
const OUT_OF_SIGHT = 30_000;
/** A server that turns us away so often does not want what we want: a new session may. */
const MOST_REFUSALS = 5;

/** Published documents travel as over HTTP, by id. The library wants a text: it gets this, and leaves it out when it writes. */
const BY_ID = "(published)";

interface Hearing {
  start(): void;
  stop(): void;
}

/** Whether what is shown changes by itself at the moment. Reactive. */
export const connected = shallowRef(false);

/** What is listened to, also while there is no socket. */
const hearings = new Set<Hearing>();
let client: Client | undefined;
let asleep = false;
let sleep: ReturnType<typeof setTimeout> | undefined;
let hiddenAt = 0;

/** Full jitter up to half a minute: when a server comes back, a county's phones do not all come at once. */
function jitter(attempt: number): number {
  return Math.random() * Math.min(30_000, 500 * 2 ** attempt);
}

function theClient(): Client {
  if (client) return client;
  let pong: ReturnType<typeof setTimeout> | undefined;
  const created: Client = createClient({
    url: socketAddress("/graphql"),
    webSocketImpl: UniSocket,
    lazy: true,
    lazyCloseTimeout: 10_000,
    keepAlive: 20_000,
    connectionAckWaitTimeout: ACK_PATIENCE,
    retryAttempts: Infinity,
    retryWait: (attempt) => new Promise((go) => setTimeout(go, jitter(attempt))),
    // What is thrown here, and was not told by a socket, would be thrown again at once.
    shouldRetry: (error) => !(error instanceof Error) || "code" in error,
    jsonMessageReplacer: (_, value: unknown) => (value === BY_ID ? undefined : value),
    connectionParams: () => {
      const session = token();
      return { deviceId: deviceId(), ...(session ? { authorization: `Bearer ${session}` } : {}) };
    },
    on: {
      connected: () => client === created && (connected.value = true),
      closed: () => {
        clearTimeout(pong);
        if (client === created || !client) connected.value = false;
      },
      ping: (received) => {
        if (!received) pong = setTimeout(() => created.terminate(), PONG_PATIENCE);
      },
      pong: (received) => received && clearTimeout(pong),
    },
  });
  client = created;
  return created;
}

function hangUp(): void {
  const old = client;
  client = undefined;
  connected.value = false;
  hearings.forEach((hearing) => hearing.stop());
  // One that is still being connected may fail instead: gone is gone.
  Promise.resolve(old?.dispose()).catch(() => {});
}

/** Takes a new socket: what is listened to is asked for again, as whoever is logged in now. */
export function reconnect(): void {
  hangUp();
  if (!asleep) hearings.forEach((hearing) => hearing.start());
}

onSessionChange(reconnect);

/** This phone has a network again: what waits for its next try need not wait for it. */
export function networkIsBack(): void {
  if (!asleep && !connected.value && hearings.size > 0) reconnect();
}

/** The app is out of sight: after a while it lets the socket go. */
export function goOutOfSight(): void {
  hiddenAt = Date.now();
  clearTimeout(sleep);
  sleep = setTimeout(fallAsleep, OUT_OF_SIGHT);
}

function fallAsleep(): void {
  asleep = true;
  hangUp();
}

/** The app is seen again. WeChat stops timers and sockets of what is out of sight, and does not always say so. */
export function comeIntoSight(): void {
  clearTimeout(sleep);
  const long = hiddenAt > 0 && Math.abs(Date.now() - hiddenAt) > OUT_OF_SIGHT;
  hiddenAt = 0;
  if (!asleep && !long) return;
  asleep = false;
  reconnect();
}

/**
 * Hears what changes, from now until stopped. After the signal was lost the server says at once how it stands: each of our
 * subscriptions begins with the present state. What the server refuses ends quietly; the page keeps what it has.
 *
 * @param variables asked for each time that it is listened to anew, for who goes on behind what was heard last
 */
export function hear<T, V>(document: Document<T, V>, variables: V | (() => V), heard: (data: T) => void): () => void {
  return listenTo(new Subscription(document, variables, heard));
}

/** As `hear`, of what is for whoever is logged in now alone: once they are not any more, nothing is asked nor heard. */
export function hearOfMe<T, V>(document: Document<T, V>, variables: V | (() => V), heard: (data: T) => void): () => void {
  const owner = person();
  return listenTo(new Subscription(document, variables, heard, () => person() === owner));
}

function listenTo(hearing: Hearing): () => void {
  hearings.add(hearing);
  if (!asleep) hearing.start();
  return () => {
    hearings.delete(hearing);
    hearing.stop();
  };
}

class Subscription<T, V> implements Hearing {
  private end = (): void => {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  private refusals = 0;
  private turn = 0;

  constructor(
    private readonly document: Document<T, V>,
    private readonly variables: V | (() => V),
    private readonly heard: (data: T) => void,
    private readonly mayHear: () => boolean = () => true,
  ) {}

  start(): void {
    const turn = ++this.turn;
    if (!this.mayHear()) return;
    const { variables } = this;
    const payload = {
      query: BY_ID,
      documentId: documentId(this.document),
      // Read whenever the library writes it, which it does by itself on each new socket.
      get variables(): V {
        return typeof variables === "function" ? (variables as () => V)() : variables;
      },
    };
    this.end = theClient().subscribe<T>(payload as unknown as SubscribePayload, {
      next: (message) => {
        if (turn !== this.turn || !this.mayHear()) return;
        this.refusals = 0;
        if (message.data) this.heard(message.data);
      },
      error: (error) => turn === this.turn && this.failed(error),
      complete: () => {},
    });
  }

  stop(): void {
    this.turn++;
    clearTimeout(this.timer);
    this.refusals = 0;
    this.end();
  }

  /**
   * A list of errors is the server's answer to what was asked, and stays its answer, unless it could not look at the moment; a
   * closed socket may be opened again.
   */
  private failed(error: unknown): void {
    const answer = Array.isArray(error) ? Trouble.of(error as ServerError[], 200) : undefined;
    if ((answer && answer.kind !== "BUSY") || ++this.refusals > MOST_REFUSALS) return;
    this.timer = setTimeout(() => this.start(), (answer?.retryAfter ?? 0) * 1_000 + jitter(this.refusals + 2));
  }
}
