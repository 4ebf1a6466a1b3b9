import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { IconName } from "@/shared/ui/Icon";

export type Counted = "unread" | "toDo" | "toPick" | "exceptions" | "due";
export type Place = {
  to:
    | "/"
    | "/orders"
    | "/warehouse"
    | "/shipments"
    | "/payments"
    | "/tickets"
    | "/customers"
    | "/inbox"
    | "/catalogue"
    | "/stock"
    | "/operations"
    | "/mailbox"
    | "/day"
    | "/settings"
    | "/settings/teams"
    | "/settings/staff"
    | "/settings/tokens"
    | "/deliveries";
  word: MessageDescriptor;
  icon: IconName;
  /** Whoever holds one of these sees the place. */
  rights: string[];
  key: string;
  count?: Counted;
  /** Any number here means that somebody must act. */
  hot?: boolean;
  manages?: boolean;
  /** It is a section of the settings, whose own navigation has it for whoever gets there. */
  within?: boolean;
};

// biome-ignore format: a table
export const PLACES: Place[] = [
  { to: "/", word: msg`To do`, icon: "check", rights: ["BROWSE"], key: "g h" },
  { to: "/orders", word: msg`Orders`, icon: "list", rights: ["SEE_DESK"], key: "g o", count: "toDo" },
  { to: "/warehouse", word: msg`Warehouse`, icon: "warehouse", rights: ["PICK", "PACK"], key: "g w", count: "toPick" },
  { to: "/shipments", word: msg`Shipments`, icon: "truck", rights: ["DISPATCH", "TRACK", "SEE_DESK"], key: "g s", count: "exceptions", hot: true },
  { to: "/payments", word: msg`Payments`, icon: "card", rights: ["SEE_PAYMENTS"], key: "g p" },
  { to: "/tickets", word: msg`Tickets`, icon: "ticket", rights: ["SEE_TICKETS"], key: "g t", count: "due", hot: true },
  { to: "/customers", word: msg`Customers`, icon: "user", rights: ["SEE_CUSTOMERS"], key: "g u" },
  { to: "/inbox", word: msg`Inbox`, icon: "bell", rights: ["SHARE_NOTES"], key: "g i", count: "unread", hot: true },
  { to: "/catalogue", word: msg`Catalogue`, icon: "tag", rights: ["KEEP_CATALOGUE"], key: "g c", manages: true },
  { to: "/stock", word: msg`Stock`, icon: "box", rights: ["SEE_STOCK"], key: "g k", manages: true },
  { to: "/operations", word: msg`Operations`, icon: "chart", rights: ["SEE_DESK"], key: "g n", manages: true },
  { to: "/day", word: msg`Day summary`, icon: "calendar", rights: ["SEE_DESK"], key: "g y", manages: true },
  { to: "/mailbox", word: msg`Mailbox`, icon: "mail", rights: ["SEE_LETTERS"], key: "g m", manages: true },
  { to: "/deliveries", word: msg`Deliveries`, icon: "link", rights: ["SEE_DELIVERIES"], key: "g d", manages: true },
  { to: "/settings/teams", word: msg`Teams`, icon: "people", rights: ["SEE_TEAMS"], key: "g e", manages: true, within: true },
  { to: "/settings/staff", word: msg`Staff`, icon: "user", rights: ["MANAGE_STAFF"], key: "g f", manages: true, within: true },
  { to: "/settings/tokens", word: msg`App tokens`, icon: "key", rights: ["MANAGE_TOKENS"], key: "g a", manages: true, within: true },
  { to: "/settings", word: msg`Settings`, icon: "gear", rights: ["KEEP_SETTINGS", "SEE_CHANGES", "MANAGE_STAFF", "MANAGE_TOKENS"], key: "g x", manages: true },
];
