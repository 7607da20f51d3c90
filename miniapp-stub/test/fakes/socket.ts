type Message = { type: string; id?: string; payload?: unknown };

/** What `uni.connectSocket` gives. The test is the server: it opens it, reads what the app says and answers. */
export class FakeSocket {
  /** What the app has said, in order. */
  said: Message[] = [];
  /** With which code the app has closed it. */
  closedBy: number | undefined;

  /** A server that is gone without a word: it does not answer pings. */
  silent = false;

  private opened = () => {};
  private messaged: (message: { data: string }) => void = () => {};
  private failed: (error: object) => void = () => {};
  private closed: (event: { code: number; reason: string }) => void = () => {};
  private over = false;
  private polite = false;

  constructor(readonly url: string) {}

  onOpen(tell: () => void): void {
    this.opened = tell;
  }
  onMessage(tell: (message: { data: string }) => void): void {
    this.messaged = tell;
  }
  onError(tell: (error: object) => void): void {
    this.failed = tell;
  }
  onClose(tell: (event: { code: number; reason: string }) => void): void {
    this.closed = tell;
  }
  send(options: { data: string }): void {
    const message = JSON.parse(options.data) as Message;
    this.said.push(message);
    if (message.type === "connection_init" && this.polite) setTimeout(() => this.say({ type: "connection_ack" }), 1);
    if (message.type === "ping" && !this.silent) setTimeout(() => this.say({ type: "pong" }), 1);
  }
  close(options: { code: number; reason: string }): void {
    if (this.over) return;
    this.closedBy = options.code;
    this.end(options.code, options.reason);
  }

  /** The connection stands, and nobody says a word on it. */
  acceptMutely(): void {
    this.opened();
  }

  /** The server takes the connection. */
  accept(): void {
    this.polite = true;
    this.opened();
  }

  say(message: Message): void {
    this.messaged({ data: JSON.stringify(message) });
  }

  /** The server, or the network, ends it. */
  end(code: number, reason = ""): void {
    if (this.over) return;
    this.over = true;
    this.closed({ code, reason });
  }

  fail(): void {
    this.failed({ errMsg: "connectSocket:fail" });
    this.end(1006);
  }

  get open(): boolean {
    return !this.over;
  }

  /** The subscriptions that the app has asked for here and not ended, by id. */
  subscriptions(): Message[] {
    const ended = new Set(this.said.filter((message) => message.type === "complete").map((message) => message.id));
    return this.said.filter((message) => message.type === "subscribe" && !ended.has(message.id));
  }
}
