import { Client, CombinedError, type Exchange, makeErrorResult, makeOperation, makeResult, type Operation } from "urql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { filter, fromPromise, mergeMap, pipe, subscribe } from "wonka";
import { makeCache } from "@/shared/gql/cache";
import { operation } from "@/shared/gql/operation";
import { FakeSocket } from "./fakeSocket";
import { Fresh } from "./fresh";
import { CALM } from "./pace";
import { LiveStore } from "./state";

type Answer = { order: { id: string; status: string } | null };

const OrderDocument = operation<Answer, { id: string; orderToken?: string }>(
  "query Order($id: ID!, $orderToken: String) { order(id: $id, orderToken: $orderToken) { id status } }",
);
const paid = { type: "order.paid", subjectId: "ord_1", orderId: "ord_1", data: {} };

let status: string;
let asked: number;
let away: CombinedError | null;
let answering: Promise<void>;
let fresh: Fresh;
let client: Client;
let seen: (string | undefined)[];

const answer = async (request: Operation) => {
  asked += 1;
  const data = { __typename: "Query", order: { __typename: "Order", id: "ord_1", status } };
  await answering;
  fresh.stood("41");
  return away ? makeErrorResult(request, away) : makeResult(request, { data });
};
const server: Exchange = () => (operations) =>
  pipe(
    operations,
    filter(({ kind }) => kind === "query"),
    mergeMap((request) => fromPromise(answer(request))),
  );
const settle = (ms = 200) => vi.advanceTimersByTimeAsync(ms);
const look = (variables = {}) =>
  pipe(
    client.query(OrderDocument, { id: "ord_1", ...variables }, { requestPolicy: "cache-first" }),
    subscribe(({ data, error }) => seen.push(data?.order?.status ?? error?.message)),
  );

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("crypto", {});
  await Promise.all([import("graphql-ws"), import("./streams")]);
  FakeSocket.opened = [];
  [status, asked, away, answering, seen] = ["PROCESSING", 0, null, Promise.resolve(), []];
  fresh = new Fresh({ locale: "en", onSignedOut: () => {}, store: new LiveStore(), pacing: CALM });
  client = new Client({ url: "/graphql", exchanges: [fresh.before, makeCache(), fresh.behind, server] });
  fresh.start();
});

afterEach(() => {
  fresh.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("what the log tells is asked again, and nothing else", async () => {
  look();
  await settle();
  status = "READY_TO_SHIP";
  FakeSocket.last.batch("42", [{ ...paid, subjectId: "ord_2", orderId: "ord_2" }]);
  await settle();
  expect(asked).toBe(1);
  FakeSocket.last.batch("43", [paid]);
  await settle();

  expect([asked, seen.at(-1), fresh.settled]).toEqual([2, "READY_TO_SHIP", true]);
});

test("a question whose place in the client's queue the cache takes is asked all the same", async () => {
  look();
  await settle();
  status = "READY_TO_SHIP";
  const ask = client.reexecuteOperation.bind(client);
  vi.spyOn(client, "reexecuteOperation").mockImplementationOnce((asked) => {
    ask(asked);
    ask(makeOperation("query", asked, { ...asked.context, requestPolicy: "cache-first" }));
  });
  fresh.hear([paid]);
  await settle(500);

  expect([asked, seen.at(-1), fresh.settled]).toEqual([2, "READY_TO_SHIP", true]);
});

test("the stream begins where the log stood before the first answer, so nothing need be asked twice", async () => {
  look();
  await settle();
  FakeSocket.last.batch("41");
  await settle();

  expect(FakeSocket.last.subscriptions.map(({ payload }) => payload?.variables)).toEqual([{ after: "41" }]);
  expect(asked).toBe(1);
});

test("the holder of a token follows the order too", async () => {
  look({ orderToken: "secret" });
  await settle();

  const variables = FakeSocket.last.subscriptions.map(({ payload }) => payload?.variables);
  expect(variables).toEqual([{ after: "41" }, { orderId: "ord_1", orderToken: "secret", after: "41" }]);
});

test("news that come while the answer is under way are not lost in it", async () => {
  look();
  await settle();
  let land = () => {};
  answering = new Promise((resolve) => {
    land = resolve;
  });
  fresh.hear([paid]);
  await settle();
  status = "READY_TO_SHIP";
  fresh.hear([paid]);
  await settle();
  expect(asked).toBe(2);
  answering = Promise.resolve();
  land();
  await settle();

  expect([asked, seen.at(-1)]).toEqual([3, "READY_TO_SHIP"]);
});

test("a page that nobody looks at waits until somebody does", async () => {
  look();
  await settle();
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  status = "READY_TO_SHIP";
  fresh.hear([paid]);
  await settle(5000);
  expect(asked).toBe(1);
  visibility.mockRestore();
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();

  expect([asked, seen.at(-1)]).toEqual([2, "READY_TO_SHIP"]);
});

test("what was left for a while is asked again when it is shown again", async () => {
  look().unsubscribe();
  await settle();
  look();
  await settle();
  status = "READY_TO_SHIP";
  look().unsubscribe();
  await settle();

  expect([asked, seen.at(-1)]).toEqual([2, "PROCESSING"]);
});

test.each([
  ["server", new CombinedError({ networkError: new Error("away") })],
  ["database", new CombinedError({ graphQLErrors: [{ message: "away", extensions: { code: "UNAVAILABLE" } }] })],
])("while the %s is away the screen keeps what it shows, and asks until it is back", async (_, error) => {
  look();
  await settle();
  away = error;
  status = "READY_TO_SHIP";
  fresh.hear([paid]);
  await settle(500);
  expect(seen.at(-1)).toBe("PROCESSING");
  away = null;
  await settle(5000);

  expect(seen.at(-1)).toBe("READY_TO_SHIP");
});
