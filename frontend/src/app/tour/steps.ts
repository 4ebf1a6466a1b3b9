import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export type TourStep = {
  name: string;
  title: MessageDescriptor;
  text: MessageDescriptor;
  /** Where it happens, and how that is called. */
  ways: { path: string; place: MessageDescriptor }[];
  /** What to look at, the best first: the first of these that is on the page is framed. */
  spots: string[];
};

/** One order as docs/tour.md tells it, from signing in to asking for after-sales. */
export const STEPS: TourStep[] = [
  {
    name: "sign-in",
    title: msg`Be two people`,
    text: msg`Follow one order through the house. Open the shop in one window and the staff app in another, and sign in to each. No money moves here.`,
    ways: [
      { path: "/sign-in", place: msg`Open the shop's sign-in` },
      { path: "/staff", place: msg`Open the staff app` },
    ],
    spots: ["form:has([type=password])"],
  },
  {
    name: "buy",
    title: msg`Put things into the cart`,
    text: msg`Choose something you like. Every product says on which day it arrives if you pay now.`,
    ways: [{ path: "/search", place: msg`See all goods` }],
    spots: ["[data-tour=buy]", 'main a[href^="/p/"]', 'nav a[href="/search"]'],
  },
  {
    name: "pay",
    title: msg`Order and pay`,
    text: msg`Take the test card that is declined first: the page says why, and that nothing was charged. Then pay the same order with the one that is approved.`,
    ways: [{ path: "/checkout", place: msg`Go to the checkout` }],
    spots: ["[data-tour=pay]"],
  },
  {
    name: "pick",
    title: msg`Pick it by scans`,
    text: msg`Staff: the order has come in by itself and a team has it. Open its card in the warehouse, and scan by typing a barcode and Enter.`,
    ways: [{ path: "/staff/warehouse", place: msg`Open the warehouse` }],
    spots: ["[data-tour=scan]", 'main a[href^="/staff/warehouse/"]', 'a[href="/staff/warehouse"]'],
  },
  {
    name: "pack",
    title: msg`Pack it`,
    text: msg`Staff: after the last scan, pack the parcel and print its slip. The label is bought by itself.`,
    ways: [{ path: "/staff/warehouse", place: msg`Open the warehouse` }],
    spots: ["[data-tour=scan]", 'main a[href^="/staff/warehouse/"]', 'a[href="/staff/warehouse"]'],
  },
  {
    name: "ship",
    title: msg`Hand it over`,
    text: msg`Staff: dispatch the parcel and hand it to the carrier. The customer's page moves along while you look at it.`,
    ways: [{ path: "/staff/shipments", place: msg`Open the shipments` }],
    spots: ['a[href="/staff/shipments"]'],
  },
  {
    name: "track",
    title: msg`See where it is`,
    text: msg`Shop: the order says where the parcel is and when it comes. Staff can run the clock of this sandbox forward, so that it comes sooner.`,
    ways: [{ path: "/orders", place: msg`Open my orders` }],
    spots: ["[data-tour=clock]", 'main a[href^="/orders/"]', 'nav a[href="/orders"]'],
  },
  {
    name: "receive",
    title: msg`Confirm the receipt`,
    text: msg`Shop: when the parcel is delivered, say on the order's page that you have it. That completes the order.`,
    ways: [{ path: "/orders", place: msg`Open my orders` }],
    spots: ["[data-tour=receive]", 'main a[href^="/orders/"]', 'nav a[href="/orders"]'],
  },
  {
    name: "review",
    title: msg`Say how it was`,
    text: msg`Shop: give the goods, the delivery and the service their stars, on the same page. Everybody sees them with the product.`,
    ways: [{ path: "/orders", place: msg`Open my orders` }],
    spots: ["[data-tour=review]", 'main a[href^="/orders/"]', 'nav a[href="/orders"]'],
  },
  {
    name: "ticket",
    title: msg`Ask for help`,
    text: msg`Shop: open an after-sales request from the order. Support sees it come in under Tickets, with a clock that says by when to answer.`,
    ways: [{ path: "/staff/tickets", place: msg`Open the tickets` }],
    spots: ["[data-tour=ticket]", 'a[href="/staff/tickets"]', 'main a[href^="/orders/"]'],
  },
];
