import type { News } from "./concern";

const NAME = "orderflow";

type Thing = { __typename?: string; id?: string } | null;

/** What a mutation answered, as news: each thing in its payload was touched. */
function newsOf(answer: unknown): News[] {
  const payloads = Object.values((answer ?? {}) as Record<string, Record<string, Thing> | string | null>);
  const things = payloads.flatMap((payload) => (typeof payload === "object" && payload ? Object.values(payload) : []));
  return things.flatMap((thing) =>
    thing?.__typename && thing.id
      ? [{ type: `${thing.__typename.toLowerCase()}.touched`, subjectId: thing.id, orderId: null, data: null }]
      : [],
  );
}

/** The other tabs of this browser: they hear at once what one of them did, also what the log does not tell, as of carts. */
export class Tabs {
  #channel: BroadcastChannel | null = null;
  #onNews: (news: News[]) => void;

  constructor(onNews: (news: News[]) => void) {
    this.#onNews = onNews;
  }

  open(): void {
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.onmessage = ({ data }) => this.#onNews(data as News[]);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }

  tell(answer: unknown): void {
    const news = newsOf(answer);
    if (news.length) this.#channel?.postMessage(news);
  }
}
