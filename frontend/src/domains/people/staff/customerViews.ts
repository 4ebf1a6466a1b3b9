import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import * as v from "valibot";
import type { CustomerSort } from "@/shared/gql/enums.gen";

export type CustomerView = "all" | "unverified" | "verified";

/** Saved views of the list, and what they ask for. */
export const CUSTOMER_VIEWS: Record<CustomerView, { word: MessageDescriptor; verified?: boolean }> = {
  all: { word: msg`All` },
  unverified: { word: msg`E-mail not verified`, verified: false },
  verified: { word: msg`E-mail verified`, verified: true },
};

export const CUSTOMER_SORTS: Record<CustomerSort, MessageDescriptor> = {
  NEWEST: msg`newest account first`,
  LAST_ORDER: msg`last order first`,
  MOST_ORDERS: msg`most orders first`,
  NAME: msg`by name`,
};

const oneOf = <T extends string>(names: T[]) => v.optional(v.fallback(v.optional(v.picklist(names)), undefined));
const text = v.optional(v.fallback(v.optional(v.string()), undefined));

/** What stands in the address of the list. */
export const customersSearch = v.object({
  q: text,
  view: oneOf(Object.keys(CUSTOMER_VIEWS) as CustomerView[]),
  sort: oneOf(Object.keys(CUSTOMER_SORTS) as CustomerSort[]),
});
export type CustomersSearch = v.InferOutput<typeof customersSearch>;
