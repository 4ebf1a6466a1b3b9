import { expect, test } from "vitest";
import { stepsOf } from "./steps";

type Facts = Parameters<typeof stepsOf>[0];

const history = (...statuses: Facts["status"][]): Facts["statusHistory"] =>
  statuses.map((status, index) => ({
    __typename: "StatusChange",
    status,
    at: `2026-11-24T0${index}:00:00Z`,
    by: "SYSTEM",
    reason: null,
  }));
const parcel = (handedOverAt: string | null, state = "LABELLED") => ({ handedOverAt, state });
const facts = (given: object): Facts =>
  ({ placedAt: "2026-11-24T00:00:00Z", deliveredAt: null, shipments: [], ...given }) as unknown as Facts;
const looks = (given: object) => stepsOf(facts(given)).map(({ name, look }) => `${name} ${look}`);

test("the step that waits for somebody is the one that is on", () => {
  expect(looks({ status: "PROCESSING", statusHistory: history("AWAITING_PAYMENT", "PAID", "PROCESSING") })).toEqual([
    "placed done",
    "paid done",
    "picking now",
    "packed todo",
    "handedOver todo",
    "delivered todo",
  ]);
});

test("an order is handed over when its last parcel is, and cancelled parcels do not count", () => {
  const given = { status: "AWAITING_DELIVERY", statusHistory: history("AWAITING_PAYMENT", "PAID", "PROCESSING") };
  const [first, last] = ["2026-11-24T04:00:00Z", "2026-11-24T06:00:00Z"];

  expect(looks({ ...given, shipments: [parcel(first), parcel(null)] })[4]).toBe("handedOver now");
  expect(stepsOf(facts({ ...given, shipments: [parcel(last), parcel(first), parcel(null, "CANCELLED")] }))[4]).toEqual({
    name: "handedOver",
    look: "done",
    at: last,
  });
});

test("a cancelled order shows how far it came", () => {
  expect(looks({ status: "CANCELLED", statusHistory: history("AWAITING_PAYMENT", "CANCELLED") })).toEqual([
    "placed done",
    "cancelled now",
  ]);
});
