import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

type To<Name extends string> = `/settings/${Name}`;
export type Section = {
  to: To<
    | "opening"
    | "shop"
    | "calendar"
    | "delivery"
    | "payment"
    | "policies"
    | "warehouses"
    | "staff"
    | "roles"
    | "teams"
    | "rules"
    | "tokens"
    | "history"
  >;
  word: MessageDescriptor;
  right: string;
};

// biome-ignore format: a table
export const SECTIONS: { title: MessageDescriptor; sections: Section[] }[] = [
  {
    title: msg`The shop`,
    sections: [
      { to: "/settings/shop", word: msg`Name and terms`, right: "KEEP_SETTINGS" },
      { to: "/settings/calendar", word: msg`Calendar`, right: "KEEP_SETTINGS" },
      { to: "/settings/delivery", word: msg`Delivery options`, right: "KEEP_SETTINGS" },
      { to: "/settings/payment", word: msg`Payment methods`, right: "KEEP_SETTINGS" },
      { to: "/settings/policies", word: msg`Policy pages`, right: "KEEP_SETTINGS" },
      { to: "/settings/warehouses", word: msg`Warehouses`, right: "KEEP_SETTINGS" },
      { to: "/settings/opening", word: msg`Opening the shop`, right: "KEEP_SETTINGS" },
    ],
  },
  {
    title: msg`Who works here`,
    sections: [
      { to: "/settings/staff", word: msg`Staff`, right: "MANAGE_STAFF" },
      { to: "/settings/teams", word: msg`Teams`, right: "SEE_TEAMS" },
      { to: "/settings/rules", word: msg`Assignment rules`, right: "KEEP_TEAMS" },
      { to: "/settings/roles", word: msg`Roles`, right: "SEE_TEAMS" },
      { to: "/settings/tokens", word: msg`App tokens`, right: "MANAGE_TOKENS" },
    ],
  },
  {
    title: msg`Record`,
    sections: [{ to: "/settings/history", word: msg`History`, right: "SEE_CHANGES" }],
  },
];
