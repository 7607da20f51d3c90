/** One that is not open by then is given up, also where the phone never says that it failed. */
const OPENING_PATIENCE = 15_000;
/** On a line that is gone nobody answers that it was closed. */
const CLOSING_PATIENCE = 3_000;

/** What a browser calls a WebSocket, over what WeChat and uni-app have for one: so graphql-ws can use it. */
export class UniSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  readyState = UniSocket.CONNECTING;
  onopen: ((event: object) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;

  private readonly task: UniApp.SocketTask;
  private patience: ReturnType<typeof setTimeout>;

  constructor(url: string, protocol: string) {
    // With a callback uni-app gives the task itself. What WeChat does not even try (an address that it was not told of, a sixth
    // socket) it says there, and to the task nothing.
    const fail = (error: unknown) => void Promise.resolve().then(() => this.failed(error));
    this.task = uni.connectSocket({ url, protocols: [protocol], fail }) as unknown as UniApp.SocketTask;
    this.patience = setTimeout(() => this.close(), OPENING_PATIENCE);
    this.task.onOpen(() => {
      clearTimeout(this.patience);
      this.readyState = UniSocket.OPEN;
      this.onopen?.({});
    });
    this.task.onMessage((message) => this.onmessage?.({ data: message.data }));
    this.task.onError((error) => this.failed(error));
    this.task.onClose((event: { code?: number; reason?: string }) => this.closed(event?.code ?? 1006, event?.reason ?? ""));
  }

  send(data: string): void {
    this.task.send({ data });
  }

  close(code = 1000, reason = ""): void {
    if (this.readyState >= UniSocket.CLOSING) return;
    this.readyState = UniSocket.CLOSING;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.closed(1006, ""), CLOSING_PATIENCE);
    this.task.close({ code, reason });
  }

  private failed(error: unknown): void {
    if (this.readyState === UniSocket.CLOSED) return;
    this.onerror?.(error);
    this.closed(1006, "");
  }

  private closed(code: number, reason: string): void {
    if (this.readyState === UniSocket.CLOSED) return;
    this.readyState = UniSocket.CLOSED;
    clearTimeout(this.patience);
    this.onclose?.({ code, reason, wasClean: code === 1000 });
  }
}

