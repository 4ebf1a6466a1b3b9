import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { OpeningQuery } from "./Opening.gen";

type Step = {
  to:
    | "/settings/shop"
    | "/settings/warehouses"
    | "/settings/teams"
    | "/settings/staff"
    | "/settings/delivery"
    | "/settings/payment"
    | "/settings/policies"
    | "/catalogue"
    | "/catalogue/front";
  word: MessageDescriptor;
  why: MessageDescriptor;
  isDone: (shop: OpeningQuery) => boolean;
  /** Nothing can be sold before it is done. */
  needed?: true;
};

const touched = (rows: { version: number }[]) => rows.some(({ version }) => version > 1);

/** What a shop keeper does before the first order, in a good order. */
// biome-ignore format: a table
export const STEPS: Step[] = [
  { to: "/settings/shop", word: msg`Name the shop`, why: msg`Its name, address, currency and time zone`, isDone: (shop) => shop.shopSettings.version > 1 },
  { to: "/settings/warehouses", word: msg`Open a warehouse`, why: msg`Goods lie there and are sent from there`, isDone: (shop) => shop.warehouses.length > 0, needed: true },
  { to: "/settings/teams", word: msg`Set up a team, and put it on duty`, why: msg`Paid orders go to it by themselves`, isDone: (shop) => shop.teams.some(({ onDuty }) => onDuty), needed: true },
  { to: "/catalogue", word: msg`Put goods on sale`, why: msg`By hand, or many at once from a sheet`, isDone: (shop) => shop.onSale.totalCount > 0, needed: true },
  { to: "/settings/delivery", word: msg`Check what delivery costs`, why: msg`Fees, regions and times are set to something usual`, isDone: (shop) => touched(shop.deliveryRates) || shop.deliveryRates.length > 4 },
  { to: "/settings/payment", word: msg`Check how customers pay`, why: msg`Which ways are offered, and how long an order waits`, isDone: (shop) => touched(shop.paymentTerms) },
  { to: "/settings/staff", word: msg`Invite those who work with you`, why: msg`Each sees what their work needs`, isDone: (shop) => shop.staff.length > 1 },
  { to: "/settings/policies", word: msg`Say what you stand by`, why: msg`How goods come back, what becomes of data`, isDone: (shop) => shop.policies.some(({ published }) => published) },
  { to: "/catalogue/front", word: msg`Dress the first page`, why: msg`What customers see first`, isDone: (shop) => shop.banner.heading !== "" },
];
