// One browser of one person, without pictures: our own client, cache and live layer at a real server. It opens queries as
// screens do, and tells where what stands on the screen is not what a new screen would show.

import { parentPort } from "node:worker_threads";
import type { OperationDefinitionNode } from "graphql";
import { stringifyDocument, type TypedDocumentNode } from "urql";
import { pipe, subscribe } from "wonka";
import { allowed } from "@/shared/gql/allowed";
import { makeGql } from "@/shared/gql/client";
import { fetchApart, overHttp } from "./browser.ts";
import "@/shared/live/staffGathers";
import { differences } from "./differences.ts";

type Variables = Record<string, unknown>;
type Document = TypedDocumentNode<Record<string, unknown>, Variables>;
type Query = { name: string; variables: Variables };

const PATIENCE_MS = 30_000;
const PATIENCE_FOR_SOME_MS = 10_000;
const UNHEARD = "query ($after: Cursor) { events(after: $after, first: 1) { nodes { id } } }";

const modules = import.meta.glob<Record<string, unknown>>("/src/**/*.gen.ts", { eager: true });
const documents = Object.values(modules).flatMap((module) =>
  Object.entries(module).flatMap(([name, each]) => (name.endsWith("Document") ? [each as Document] : [])),
);

function named(kind: string): Map<string, Document> {
  const found = documents.flatMap((document) => {
    const [definition] = document.definitions as OperationDefinitionNode[];
    return definition?.operation === kind && definition.name ? [[definition.name.value, document] as const] : [];
  });
  return new Map(found);
}

const queries = named("query");
const mutations = named("mutation");
const open = new Map<string, { document: Document; variables: Variables }>();
const BRISK = { atOnce: 1, everyMs: 300, roundMs: 1_000 };
const signedOut = () => {
  throw new Error("signed out");
};
const gql = makeGql("en", signedOut, BRISK);
gql.fresh.start();

/** A kept connection may be closed by the server just as it is taken up: then it is asked again, as browsers do. */
async function posted(asked: RequestInit): Promise<Response> {
  try {
    return await fetchApart("/graphql", asked);
  } catch {
    return fetchApart("/graphql", asked);
  }
}

/** What the server says now, past every cache; while it is too busy, it is asked again when it says. */
async function fetched(document: Document | string, variables: Variables): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ query: stringifyDocument(document), variables });
  const headers = { "content-type": "application/json", "accept-language": "en" };
  const deadline = Date.now() + PATIENCE_MS;
  let answer = await posted({ method: "POST", headers, body });
  while (answer.status === 503 && Date.now() < deadline) {
    const seconds = Number(answer.headers.get("retry-after"));
    await answer.text(); // what is not read keeps its connection
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    answer = await posted({ method: "POST", headers, body });
  }
  const { data, errors } = await answer.json();
  if (errors) throw new Error(`${stringifyDocument(document).slice(0, 60)}: ${JSON.stringify(errors)}`);
  return data;
}

async function until(condition: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What only the server knows of a person: their rights. */
async function rights(): Promise<ReadonlySet<string>> {
  const { data } = await gql.client.query<{ me: { rights: string[] } }>("{ me { rights } }", {}).toPromise();
  return new Set(data?.me.rights);
}

/** Opens queries for good; answers the names of those that this person may ask. */
async function openAll(asked: Query[]): Promise<string[]> {
  const held = await rights();
  const opened = asked.map(async ({ name, variables }) => {
    const whole = queries.get(name);
    if (!whole) throw new Error(`the web has no query ${name}`);
    const document = allowed(whole, held) as Document;
    const answer = await new Promise<{ refused: boolean; close: () => void }>((resolve) => {
      const { unsubscribe } = pipe(
        gql.client.query(document, variables),
        subscribe(({ error, stale }) => {
          if (error || !stale) setTimeout(() => resolve({ refused: Boolean(error), close: unsubscribe }));
        }),
      );
    });
    if (answer.refused) answer.close();
    else open.set(`${name} ${JSON.stringify(variables)}`, { document, variables });
    return answer.refused ? [] : [name];
  });
  const names = (await Promise.all(opened)).flat();
  overHttp.length = 0;
  return names;
}

/** Whether the log holds anything for this person after a cursor. */
async function isBehind(after: string): Promise<boolean> {
  const { events } = (await fetched(UNHEARD, { after })) as { events: { nodes: unknown[] } };
  return events.nodes.length > 0;
}

/** Everything that this person may hear has come over the socket, and nothing is under way any more. */
async function settled(): Promise<void> {
  const { fresh } = gql;
  let heard: string | null = null;
  const moved = () => !fresh.cursors.includes(null) && fresh.cursors[0] !== heard;
  do {
    await until(moved, () => `the socket to bring everything; it stands at ${fresh.cursors}`);
    heard = fresh.cursors[0] ?? "";
  } while (await isBehind(heard));
  await until(
    () => fresh.settled,
    () => "the screens to settle",
  );
}

type Look = { apart: string[]; patient: string[] };

/** What belongs to the browser's session is asked over HTTP: another tab may have begun it. */
const CARTS = new Set(["Cart", "CartGift"]);

/** What was asked over HTTP that the socket should have brought: all but mutations, and carts, which it knows nothing of. */
function askedBesides(): string[] {
  const asked = overHttp.splice(0).filter((name) => !mutations.has(name) && !CARTS.has(name));
  return asked.map((name) => `${name} was asked over HTTP`);
}

/** Where the screens differ from new ones, a line each. Fields like "Shop.now" are set `apart`; the queries that are
    watched rather than told of get a little time, and so do those of a token: how far its stream is, no query tells. */
async function compare({ apart, patient }: Look): Promise<string[]> {
  await settled();
  const look = async (name: string, document: Document, variables: Variables) => {
    const shown = await gql.client.query(document, variables, { requestPolicy: "cache-only" }).toPromise();
    const now = await fetched(document, variables);
    return differences(shown.data, now, new Set(apart)).map((each) => `${name}: ${each}`);
  };
  const found = askedBesides();
  for (const [key, { document, variables }] of open) {
    const name = key.split(" ")[0] ?? key;
    let lines = await look(name, document, variables);
    const deadline = Date.now() + PATIENCE_FOR_SOME_MS;
    const waits = patient.includes(name) || Boolean(variables.orderToken);
    while (lines.length && waits && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      lines = await look(name, document, variables);
    }
    found.push(...lines);
  }
  return found;
}

/** A mutation of the web in another tab of this browser, with a cache of its own. */
async function mutate(name: string, input: Variables): Promise<unknown> {
  const document = mutations.get(name);
  if (!document) throw new Error(`the web has no mutation ${name}`);
  const other = makeGql("en", () => {});
  other.fresh.start();
  const { data, error } = await other.client.mutation(document, { input }).toPromise();
  other.fresh.stop();
  if (error) throw error;
  return data;
}

const acts: Record<string, (given: never) => Promise<unknown>> = {
  names: async () => [...queries.keys()],
  open: ({ asked }: { asked: Query[] }) => openAll(asked),
  compare,
  mutate: ({ name, input }: { name: string; input: Variables }) => mutate(name, input),
};

parentPort?.on("message", async ({ act, given }: { act: string; given: never }) => {
  try {
    parentPort?.postMessage({ answer: await acts[act]?.(given) });
  } catch (error) {
    parentPort?.postMessage({ error: String(error) });
  }
});
