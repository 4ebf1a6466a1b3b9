import { Kind } from "@0no-co/graphql.web";
import type { DocumentNode } from "graphql";

/** One thing that happened, as far as a screen must know of it to see whether it is concerned. */
export type News = { type: string; subjectId: string; orderId: string | null; data: unknown };

type Variables = Record<string, unknown>;
type Gathering = readonly string[] | ((variables: Variables) => readonly string[]);

/** What may bring goods into a list, or take them out. */
export const GOODS = ["category", "product", "variant"];

/** What may put a stranger among the rows of a query, or into its count: any news of these topics or types concerns it.
    What only staff ask for stands in staffGathers.ts, which the store need not carry along. */
export const GATHERS: Record<string, Gathering> = {
  cart: ["cart", "order"],
  categories: GOODS,
  facets: [...GOODS, "price", "stock"],
  orderCounts: ["order"],
  orders: ["order", "ticket"],
  products: (variables) => (isArranged(variables) ? [...GOODS, "price", "stock"] : GOODS),
  tickets: ["ticket"],
};

/** What also changes without news: a cart at another device of its customer, a delivery that arrives. */
const UNTOLD = new Set(["cart", "deliveries"]);

/** What is looked after in the background is asked for again and again while somebody watches it. */
const WATCHED = new Set(["deliveries"]);

/** After it nothing is as it was: every date that a screen shows may be another one, and every word of what was set. */
function isOfEverything({ type, data }: News): boolean {
  return type === "clock.advanced" || !!(data as { change?: string } | null)?.change;
}

/** Whether price or stock decide which goods are listed, and in which order. */
function isArranged({ filter, sort }: Variables): boolean {
  const { inStock, priceMin, priceMax } = (filter ?? {}) as Variables;
  return [inStock, priceMin, priceMax].some((each) => each != null) || String(sort).startsWith("PRICE");
}

/** The names of what a document asks for at its root. */
function rootsOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []))
      : [],
  );
}

/** Whether news alone cannot keep a query fresh: it is also asked again when the page is looked at anew. */
export function isUntold(document: DocumentNode): boolean {
  return rootsOf(document).some((root) => UNTOLD.has(root));
}

export function isWatched(document: DocumentNode): boolean {
  return rootsOf(document).some((root) => WATCHED.has(root));
}

/** Whether it asks for what belongs to the browser's session, which another tab may have begun since the socket was opened. */
export function isOfTheSession(document: DocumentNode): boolean {
  return rootsOf(document).includes("cart");
}

/** The topics whose news may change which rows a query lists, or how many it counts. */
function gathers(document: DocumentNode, variables: Variables): ReadonlySet<string> {
  const found = rootsOf(document).map((root) => GATHERS[root] ?? []);
  return new Set(found.flatMap((each) => (typeof each === "function" ? each(variables) : each)));
}

const ID = /^[a-z]{3}_/;

/** Every id anywhere in a value. */
function gather(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === "string" && ID.test(value)) into.add(value);
  else if (value !== null && typeof value === "object") for (const each of Object.values(value)) gather(each, into);
  return into;
}

export function topicOf({ type }: News): string {
  return type.split(".")[0] ?? "";
}

/** The ids that news name: what they are about, its order, and whatever else the event tells. */
export function namedIn({ subjectId, orderId, data }: News): Set<string> {
  const named = gather(data, new Set([subjectId]));
  return orderId ? named.add(orderId) : named;
}

/** What news concern a query: of what it lists or counts, and of what it shows. One that asks for given things also keeps
    what it once showed: that may be seen again. */
export class Reach {
  #topics: ReadonlySet<string>;
  #ids = new Set<string>();
  #answered = false;
  /** A long list is only looked through when there are news. */
  #unread: unknown;

  constructor(document: DocumentNode, variables: Variables) {
    this.#topics = gathers(document, variables);
    gather(variables, this.#ids);
  }

  see(answer: unknown): void {
    this.#answered = true;
    if (this.#topics.size === 0) gather(answer, this.#ids);
    else this.#unread = answer;
  }

  /** Whether the query must be asked again. While it has no answer yet, nobody can tell what it will show. */
  takesIn(news: News): boolean {
    if (!this.#answered || isOfEverything(news)) return true;
    if (["*", topicOf(news), news.type].some((each) => this.#topics.has(each))) return true;
    return [...namedIn(news)].some((id) => this.#shown.has(id));
  }

  get #shown(): ReadonlySet<string> {
    if (this.#unread !== undefined) this.#ids = gather(this.#unread, new Set());
    this.#unread = undefined;
    return this.#ids;
  }
}
