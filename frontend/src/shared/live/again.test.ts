import { createHash } from "node:crypto";
import { i18n } from "@lingui/core";
import { stringifyDocument } from "urql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pipe, subscribe } from "wonka";
import { named } from "@/shared/gql/byId";
import { type Gql, makeGql } from "@/shared/gql/client";
import { operation } from "@/shared/gql/operation";
import { FakeSocket } from "./fakeSocket";

type Answer = { order: { id: string; status: string } | null };

const OrderDocument = operation<Answer, { id: string }>("query Order($id: ID!) { order(id: $id) { id status } }");
const CartDocument = operation<object, object>("query Cart { cart { id } }");
const paid = { id: "evt_1", type: "order.paid", subjectId: "ord_1", orderId: "ord_1", data: {} };

let gql: Gql;
let status: string;
let session: string | null;
let overHttp: string[];
let seen: (string | undefined)[];

const order = () => ({ __typename: "Query", order: { __typename: "Order", id: "ord_1", status } });
const settle = (ms = 400) => vi.advanceTimersByTimeAsync(ms);
const questions = () => FakeSocket.last.subscriptions.filter(({ payload }) => !payload?.query?.includes("Events"));

function look(document = OrderDocument): void {
  const variables = { id: "ord_1" };
  pipe(
    gql.client.query(document, variables, { requestPolicy: "cache-first" }),
    subscribe(({ data, error }) => seen.push(data?.order?.status ?? error?.message)),
  );
}

/** The socket answers the latest question. */
function answer(payload: object = { data: order(), extensions: { cursor: "43" } }): void {
  const id = questions().at(-1)?.id;
  FakeSocket.last.say({ type: "next", id, payload });
  FakeSocket.last.say({ type: "complete", id });
}

function refuse(code: string, more: object = {}): void {
  const payload = [{ message: "no", extensions: { code, ...more } }];
  FakeSocket.last.say({ type: "error", id: questions().at(-1)?.id, payload });
}

/** Something happens to the order, and the socket tells it. */
async function happen(): Promise<void> {
  status = "READY_TO_SHIP";
  FakeSocket.last.batch("42", [paid], false, 0);
  await settle();
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("crypto", {});
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    overHttp.push(JSON.parse(String(init.body)).operationName);
    const headers = new Headers({ "content-type": "application/json", "orderflow-cursor": "41" });
    if (session) headers.set("orderflow-session", session);
    return new Response(JSON.stringify({ data: order() }), { headers });
  });
  await Promise.all([import("graphql-ws"), import("./streams"), import("@/shared/gql/patience")]);
  i18n.loadAndActivate({ locale: "en", messages: {} });
  [FakeSocket.opened, FakeSocket.greeting] = [[], { session: "ada" }];
  [status, session, overHttp, seen] = ["PROCESSING", "ada", [], []];
  gql = makeGql("en", () => {});
  gql.fresh.start();
  look();
  await settle();
  FakeSocket.last.batch("41");
  await settle();
});

afterEach(() => {
  gql.fresh.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("what is asked again is asked over the socket, and nothing over HTTP", async () => {
  await happen();
  answer();
  await settle();

  expect(questions().map(({ payload }) => payload?.variables)).toEqual([{ id: "ord_1" }]);
  expect([overHttp, seen.at(-1), gql.fresh.settled]).toEqual([["Order"], "READY_TO_SHIP", true]);
});

test("while there is no socket it is asked over HTTP", async () => {
  FakeSocket.last.close(1012);
  await settle(0);
  status = "READY_TO_SHIP";
  gql.fresh.hear([paid]);
  await settle(0);

  expect([overHttp, seen.at(-1)]).toEqual([["Order", "Order"], "READY_TO_SHIP"]);
});

test.each([1000, 1006, 1013])("a question is not lost with a socket that is closed with %i", async (code) => {
  await happen();
  expect([questions().length, overHttp]).toEqual([1, ["Order"]]);
  FakeSocket.last.close(code);
  await settle(0);

  expect([overHttp, seen.at(-1)]).toEqual([["Order", "Order"], "READY_TO_SHIP"]);
});

test("a socket that went silent gives back what it was asked", async () => {
  await happen();
  FakeSocket.last.deaf = true;
  await settle(20_000);

  expect([overHttp, seen.at(-1)]).toEqual([["Order", "Order"], "READY_TO_SHIP"]);
});

test("a page that is left asks nothing more, and one that comes back asks what it missed", async () => {
  await happen();
  gql.fresh.stop();
  await settle(5000);
  expect(overHttp).toEqual(["Order"]);
  gql.fresh.start();
  await settle();
  answer();
  await settle();

  expect([overHttp, seen.at(-1)]).toEqual([["Order"], "READY_TO_SHIP"]);
});

test("what a socket has no room for is asked over HTTP", async () => {
  await happen();
  refuse("RATE_LIMITED");
  await settle();

  expect([overHttp, seen.at(-1)]).toEqual([["Order", "Order"], "READY_TO_SHIP"]);
});

test("what the server is too busy for is asked again after as long as it said", async () => {
  await happen();
  refuse("OVERLOADED", { retryAfter: 2 });
  await settle(1900);
  expect([questions().length, seen.at(-1)]).toEqual([1, "PROCESSING"]);
  await settle(2000);
  answer();
  await settle();

  expect([questions().length, overHttp, seen.at(-1)]).toEqual([2, ["Order"], "READY_TO_SHIP"]);
});

test("what the server refuses over the socket is not asked twice", async () => {
  await happen();
  refuse("FORBIDDEN");
  await settle();

  expect([overHttp, seen.at(-1)]).toEqual([["Order"], "[GraphQL] no"]);
});

test("a socket that speaks for somebody else is asked nothing, and another takes its place", async () => {
  session = "bob";
  await gql.client.query(OrderDocument, { id: "ord_2" }, { requestPolicy: "network-only" }).toPromise();
  await happen();
  expect([FakeSocket.opened.length, questions().length, overHttp.length]).toEqual([2, 0, 3]);
  FakeSocket.greeting = { session: "bob" };
  FakeSocket.last.close(1012);
  await settle(1000);
  await happen();

  expect([FakeSocket.opened.length, questions().length, overHttp.length]).toEqual([3, 1, 3]);
});

test("an answer for whoever was here before is not taken", async () => {
  await happen();
  session = "bob";
  await gql.client.query(OrderDocument, { id: "ord_2" }, { requestPolicy: "network-only" }).toPromise();
  const former = { __typename: "Order", id: "ord_1", status: "ADAS" };
  answer({ data: { __typename: "Query", order: former } });
  await settle();

  expect([seen.includes("ADAS"), seen.at(-1), overHttp.length]).toEqual([false, "READY_TO_SHIP", 3]);
});

test("a cart is asked for over HTTP: another tab may have begun its session", async () => {
  look(CartDocument as typeof OrderDocument);
  await settle();
  gql.fresh.hear([{ type: "cart.touched", subjectId: "crt_1", orderId: null, data: null }]);
  await settle();

  expect([overHttp, questions()]).toEqual([["Order", "Cart", "Cart"], []]);
});

test("the socket asks by the ids of documents, and by the text of one that the server does not know", async () => {
  vi.unstubAllGlobals();
  const query = stringifyDocument(OrderDocument);
  await named({ query }); // browsers take a moment for the digest
  const documentId = `sha256:${createHash("sha256").update(query).digest("hex")}`;
  await happen();
  const [byId] = questions();
  refuse("PERSISTED_DOCUMENT_NOT_FOUND");
  await settle();
  answer();
  await settle();

  expect(byId?.payload).toMatchObject({ documentId, query: "" });
  expect(questions().at(-1)?.payload).toMatchObject({ query });
  expect([overHttp, seen.at(-1)]).toEqual([["Order"], "READY_TO_SHIP"]);
});
