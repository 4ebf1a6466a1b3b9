import { parse } from "graphql";
import { expect, test } from "vitest";
import "./staffGathers";
import { type News, Reach } from "./concern";

const news = (type: string, about: Partial<News> = {}): News => ({
  type,
  subjectId: "shp_9",
  orderId: null,
  data: {},
  ...about,
});

function asked(document: string, variables: Record<string, unknown>, ...answers: unknown[]): Reach {
  const reach = new Reach(parse(document), variables);
  for (const answer of answers) reach.see(answer);
  return reach;
}

const ORDER = "query ($id: ID!) { order(id: $id) { id } }";
const LIST = "{ orders(first: 1) { totalCount } shipments(first: 1) { totalCount } }";

test("a list is concerned by all news of its kind, and by no others", () => {
  const list = asked(LIST, {}, { orders: { totalCount: 0 }, shipments: { totalCount: 0 } });

  expect([list.takesIn(news("order.paid")), list.takesIn(news("shipment.packed"))]).toEqual([true, true]);
  expect([list.takesIn(news("letter.sent")), list.takesIn(news("stock.changed"))]).toEqual([false, false]);
});

test("one thing is concerned by whatever names something it shows", () => {
  const order = asked(ORDER, { id: "ord_1" }, { order: { id: "ord_1", payments: [{ id: "pay_1" }] } });

  expect(order.takesIn(news("payment.failed", { subjectId: "pay_1" }))).toBe(true);
  expect(order.takesIn(news("letter.sent", { subjectId: "ltr_1", orderId: "ord_1" }))).toBe(true);
  expect(order.takesIn(news("stock.changed", { data: { levels: ["stk_1", "pay_1"] } }))).toBe(true);
  expect(order.takesIn(news("order.paid", { subjectId: "ord_2", orderId: "ord_2" }))).toBe(false);
});

test("what went out of sight is known when it comes back", () => {
  const parcel = asked(
    "{ shipment { id } }",
    {},
    { shipment: { id: "shp_1", order: { id: "ord_1" } } },
    { shipment: null },
  );

  expect(parcel.takesIn(news("order.moved", { orderId: "ord_1" }))).toBe(true);
});

test("a list forgets what left it", () => {
  const list = asked(LIST, {}, { orders: { nodes: [{ id: "ord_1" }] } }, { orders: { nodes: [] } });

  expect(list.takesIn(news("letter.sent", { orderId: "ord_1" }))).toBe(false);
});

test("goods are concerned by strangers only where price or stock arrange them", () => {
  const goods =
    "query ($filter: ProductFilter, $sort: ProductSort) { products(filter: $filter, sort: $sort) { nodes { id } } }";
  const change = news("stock.changed", { data: { variants: ["var_2"] } });
  const none = { products: { nodes: [] } };

  expect(asked(goods, { sort: "NEWEST" }, none).takesIn(change)).toBe(false);
  expect(asked(goods, { sort: "NEWEST", filter: { inStock: true } }, none).takesIn(change)).toBe(true);
  expect(asked(goods, { sort: "PRICE_ASC" }, none).takesIn(change)).toBe(true);
});

test("everything is concerned by another time, and whatever is not answered yet by any news", () => {
  expect(asked(ORDER, {}, { order: null }).takesIn(news("clock.advanced"))).toBe(true);
  expect(asked(ORDER, {}).takesIn(news("order.paid"))).toBe(true);
});

test("a change of the settings concerns everything that is shown", () => {
  const order = asked(ORDER, { id: "ord_1" }, { order: { id: "ord_1" } });
  const told = { subjectId: "dlr_1", data: { change: "stc_1", fields: ["name.en"] } };

  expect(order.takesIn(news("delivery_rate.changed", told))).toBe(true);
  expect(order.takesIn(news("delivery_rate.changed", { subjectId: "dlr_1" }))).toBe(false);
});
