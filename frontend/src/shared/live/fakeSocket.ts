/** A server of graphql-transport-ws in the page itself, for tests: it remembers what was asked and can say or close anything. */
type Payload = { query?: string; documentId?: string; variables?: Record<string, unknown>; locale?: string };
type Message = { type: string; id?: string; payload?: Payload };

export class FakeSocket extends EventTarget {
  static opened: FakeSocket[] = [];
  /** What the acknowledgement says. */
  static greeting: object | undefined;
  static readonly OPEN = 1;
  static readonly CONNECTING = 0;
  readonly asked: Message[] = [];
  readyState = 0;
  /** Hears nothing any more, as at the end of a network that is gone. */
  deaf = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    super();
    FakeSocket.opened.push(this);
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.();
    });
  }

  static get last(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (!socket) throw new Error("no socket was opened");
    return socket;
  }

  get subscriptions(): Message[] {
    return this.asked.filter(({ type }) => type === "subscribe");
  }

  send(text: string): void {
    const message = JSON.parse(text) as Message;
    this.asked.push(message);
    if (this.deaf) return;
    if (message.type === "connection_init") this.say({ type: "connection_ack", payload: FakeSocket.greeting });
    if (message.type === "ping") this.say({ type: "pong" });
  }

  say(message: object): void {
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(message) }));
  }

  batch(cursor: string, events: object[] = [], resync = false, index = -1): void {
    const id = this.subscriptions.at(index)?.id;
    const data = { events: { events, cursor, resync, serverTime: new Date().toISOString() } };
    this.say({ type: "next", id, payload: { data } });
  }

  close(code = 1000): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    queueMicrotask(() => this.onclose?.({ code, reason: "", wasClean: code === 1000 }));
  }
}
