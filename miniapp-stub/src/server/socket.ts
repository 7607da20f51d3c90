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

  constructor(url: string, protocol: string) {
    this.task = uni.connectSocket({ url, protocols: [protocol], complete: () => {} }) as unknown as UniApp.SocketTask;
    this.task.onOpen(() => {
      this.readyState = UniSocket.OPEN;
      this.onopen?.({});
    });
    this.task.onMessage((message) => this.onmessage?.({ data: message.data }));
    this.task.onError((error) => {
      this.onerror?.(error);
      this.closed(1006, "");
    });
    this.task.onClose((event: { code?: number; reason?: string }) => this.closed(event?.code ?? 1006, event?.reason ?? ""));
  }

  send(data: string): void {
    this.task.send({ data });
  }

  close(code = 1000, reason = ""): void {
    if (this.readyState >= UniSocket.CLOSING) return;
    this.readyState = UniSocket.CLOSING;
    this.task.close({ code, reason });
  }

  private closed(code: number, reason: string): void {
    if (this.readyState === UniSocket.CLOSED) return;
    this.readyState = UniSocket.CLOSED;
    this.onclose?.({ code, reason, wasClean: code === 1000 });
  }
}

