// What a page finds around it in a browser, for one person with cookies of their own. Tabs of the same browser meet in its
// channels; those of another browser must not, or they would tell each other what only the server should.
import { workerData } from "node:worker_threads";

const { address, headers: given } = workerData as { address: string; headers: Record<string, string> };
const headers: Record<string, string> = { ...given };
const request = globalThis.fetch;
const Socket = globalThis.WebSocket;
const channels = new Set<Channel>();

/** Names of the operations that this browser sent over HTTP. */
export const overHttp: string[] = [];

/** A request that is the test's own, and not the browser's. */
export async function fetchApart(path: string, init: RequestInit): Promise<Response> {
  const answer = await request(new URL(path, address), { ...init, headers: { ...init.headers, ...headers } });
  keepCookies(answer);
  return answer;
}

function keepCookies(answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) headers.cookie = cookie.split(";")[0] ?? "";
}

/** A BroadcastChannel that ends at this browser. */
class Channel {
  readonly name: string;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(name: string) {
    this.name = name;
    channels.add(this);
  }

  postMessage(data: unknown): void {
    for (const channel of channels)
      if (channel !== this && channel.name === this.name) setTimeout(() => channel.onmessage?.({ data }));
  }

  close(): void {
    channels.delete(this);
  }
}

const events = new EventTarget();
const listens = {
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
};

Object.defineProperty(globalThis.navigator, "onLine", { value: true });
Object.assign(globalThis, {
  ...listens,
  location: new URL(address),
  document: { visibilityState: "visible", ...listens },
  BroadcastChannel: Channel,
  fetch(path: string, init: RequestInit): Promise<Response> {
    overHttp.push(JSON.parse(String(init.body)).operationName);
    return fetchApart(path, init);
  },
  WebSocket: class extends Socket {
    constructor(url: string, protocols: string | string[]) {
      super(url, { protocols, headers } as unknown as string[]); // node's own socket takes headers too
    }
  },
});
