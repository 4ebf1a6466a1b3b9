import { parse } from "graphql";
import { expect, test } from "vitest";
import "./staffGathers";
import { concerns, gathers, type News, Shown } from "./concern";

const news = (type: string, about: Partial<News> = {}): News => ({
  type,
  subjectId: "shp_9",
  orderId: null,
  data: {},
  ...about,
});

function asked(document: string, variables: Record<string, unknown>, ...answers: unknown[]) {
  const topics = gathers(parse(document), variables);
  const shown = new Shown(variables, topics.size === 0);
  for (const answer of answers) shown.see(answer);
  return { topics, shown, answer: answers.at(-1) };
}

const ORDER = "query ($id: ID!) { order(id: $id) { id } }";
const LIST = "{ orders(first: 1) { totalCount } shipments(first: 1) { totalCount } }";

test("a list is concerned by all news of its kind, and by no others", () => {
  const list = asked(LIST, {}, { orders: { totalCount: 0 }, shipments: { totalCount: 0 } });

  expect([concerns(news("order.paid"), list), concerns(news("shipment.packed"), list)]).toEqual([true, true]);
  expect([concerns(news("letter.sent"), list), concerns(news("stock.changed"), list)]).toEqual([false, false]);
});

test("one thing is concerned by whatever names something it shows", () => {
  const order = asked(ORDER, { id: "ord_1" }, { order: { id: "ord_1", payments: [{ id: "pay_1" }] } });

  expect(concerns(news("payment.failed", { subjectId: "pay_1" }), order)).toBe(true);
  expect(concerns(news("letter.sent", { subjectId: "ltr_1", orderId: "ord_1" }), order)).toBe(true);
  expect(concerns(news("stock.changed", { data: { levels: ["stk_1", "pay_1"] } }), order)).toBe(true);
  expect(concerns(news("order.paid", { subjectId: "ord_2", orderId: "ord_2" }), order)).toBe(false);
});

test("what went out of sight is known when it comes back", () => {
  const parcel = asked(
    "{ shipment { id } }",
    {},
    { shipment: { id: "shp_1", order: { id: "ord_1" } } },
    { shipment: null },
  );

  expect(concerns(news("order.moved", { orderId: "ord_1" }), parcel)).toBe(true);
});

test("a list forgets what left it", () => {
  const list = asked(LIST, {}, { orders: { nodes: [{ id: "ord_1" }] } }, { orders: { nodes: [] } });

  expect(concerns(news("letter.sent", { orderId: "ord_1" }), list)).toBe(false);
});

test("goods are concerned by strangers only where price or stock arrange them", () => {
  const goods =
    "query ($filter: ProductFilter, $sort: ProductSort) { products(filter: $filter, sort: $sort) { nodes { id } } }";
  const change = news("stock.changed", { data: { variants: ["var_2"] } });
  const none = { products: { nodes: [] } };

  expect(concerns(change, asked(goods, { sort: "NEWEST" }, none))).toBe(false);
  expect(concerns(change, asked(goods, { sort: "NEWEST", filter: { inStock: true } }, none))).toBe(true);
  expect(concerns(change, asked(goods, { sort: "PRICE_ASC" }, none))).toBe(true);
});

test("everything is concerned by another time, and whatever is not answered yet by any news", () => {
  expect(concerns(news("clock.advanced"), asked(ORDER, {}, { order: null }))).toBe(true);
  expect(concerns(news("order.paid"), asked(ORDER, {}))).toBe(true);
});
