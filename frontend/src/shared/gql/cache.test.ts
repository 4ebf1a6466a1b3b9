import { Client, type Exchange, makeResult, type Operation } from "urql";
import { beforeEach, expect, test } from "vitest";
import { filter, fromPromise, map, merge, mergeMap, pipe, share, subscribe } from "wonka";
import { makeCache } from "./cache";
import { operation } from "./operation";

const OrderDocument = operation<{ order: { status: string; lines: { review: unknown }[] } }, object>(
  '{ order(id: "ord_1") { id status payments { id state } lines { id review { id goods } } } }',
);
const EventsDocument = operation<object, object>(
  `subscription { orderEvents(orderId: "ord_1") { cursor events { id subject {
     id ... on Order { status } ... on Payment { state order { id status payments { id state } } } ... on Review { orderLineId goods }
  } } } }`,
);

const stored = {
  __typename: "Query",
  order: {
    __typename: "Order",
    id: "ord_1",
    status: "AWAITING_PAYMENT",
    payments: [],
    lines: [{ __typename: "OrderLine", id: "oln_1", review: null }],
  },
};
let tell: (subject: object) => void;

/** Answers the query from memory and turns `tell` into batches of the subscription. */
const server: Exchange = () => (operations) => {
  const shared = share(operations);
  const queries = pipe(
    shared,
    filter(({ kind }) => kind === "query"),
    map((asked) => makeResult(asked, { data: stored })),
  );
  const batches = pipe(
    shared,
    filter(({ kind }) => kind === "subscription"),
    mergeMap((asked: Operation) => {
      let id = 0;
      const waiting: ((value: object) => void)[] = [];
      tell = (subject) => waiting.shift()?.(subject);
      const one = () => fromPromise(new Promise<object>((resolve) => waiting.push(resolve)));
      return pipe(
        merge([one(), one(), one()]),
        map((subject) => {
          id += 1;
          const event = { __typename: "Event", id: `evt_${id}`, subject };
          return makeResult(asked, {
            data: { orderEvents: { __typename: "EventBatch", cursor: `${id}`, events: [event] } },
          });
        }),
      );
    }),
  );
  return merge([queries, batches]);
};

let seen: { order: { status: string; payments: unknown[]; lines: { review: unknown }[] } } | undefined;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  const client = new Client({ url: "/graphql", exchanges: [makeCache(), server] });
  pipe(
    client.query(OrderDocument, {}),
    subscribe(({ data }) => {
      seen = data as typeof seen;
    }),
  );
  pipe(
    client.subscription(EventsDocument, {}),
    subscribe(() => {}),
  );
  await settle();
});

test("an event whose subject is the order changes every screen that shows it", async () => {
  tell({ __typename: "Order", id: "ord_1", status: "PAID" });
  await settle();
  expect(seen?.order.status).toBe("PAID");
});

test("a new payment appears in the order it belongs to", async () => {
  const payment = { __typename: "Payment", id: "pay_1", state: "FAILED" };
  const order = { __typename: "Order", id: "ord_1", status: "AWAITING_PAYMENT", payments: [payment] };
  tell({ ...payment, order });
  await settle();
  expect(seen?.order.payments).toMatchObject([{ id: "pay_1", state: "FAILED" }]);
});

test("a review finds its order line", async () => {
  tell({ __typename: "Review", id: "rev_1", orderLineId: "oln_1", goods: 5 });
  await settle();
  expect(seen?.order.lines[0]?.review).toMatchObject({ id: "rev_1", goods: 5 });
});
