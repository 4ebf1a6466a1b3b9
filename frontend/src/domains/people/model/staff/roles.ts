import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What people do here. */
export const ROLES: Record<string, MessageDescriptor> = {
  ORDER_DESK: msg`order desk`,
  PICKER: msg`picking`,
  LOGISTICS: msg`logistics`,
  FINANCE: msg`finance`,
  SUPPORT: msg`customer service`,
  CATALOGUE: msg`catalogue`,
  SUPERVISOR: msg`supervisor`,
  ANALYST: msg`analysis`,
  ADMIN: msg`administration`,
};

/** What somebody in a role does, in a sentence. */
export const ROLE_WORDS: Record<string, MessageDescriptor> = {
  ORDER_DESK: msg`Keeps orders flowing: holds them, gives them to a team, cancels what cannot be done.`,
  PICKER: msg`Fetches and packs what the own warehouse has to send. Sees neither prices nor ways to reach a customer.`,
  LOGISTICS: msg`Gets parcels labelled, out of the door and to the right one.`,
  FINANCE: msg`Watches the money and sends it back.`,
  SUPPORT: msg`Answers customers, and sees all it takes to answer well.`,
  CATALOGUE: msg`Says what the shop sells: goods, words, pictures, prices; and keeps their numbers right.`,
  SUPERVISOR: msg`Leads the floor: does what desk, warehouse, logistics, finance and support do, and says who is on duty.`,
  ANALYST: msg`Reads how the shop runs, and never whom it serves.`,
  ADMIN: msg`Does all that staff do, and says who works here. Never buys, pays or reviews in a customer's name.`,
};

/** Goods that need care. */
export const SKILLS: Record<string, MessageDescriptor> = {
  fragile: msg`fragile goods`,
  food: msg`food`,
  oversize: msg`oversize goods`,
};

/** What a token may be given, in words. */
export const RIGHTS: Record<string, MessageDescriptor> = {
  BROWSE: msg`see the goods`,
  SHOP: msg`fill carts and place orders`,
  SEE_PRICES: msg`see prices`,
  SEE_CONTACTS: msg`see names, addresses and e-mail`,
  SEE_CUSTOMERS: msg`see customers and their accounts`,
  NOTE_CUSTOMERS: msg`write notes about customers`,
  SEE_ORDERS: msg`see orders`,
  SEE_DESK: msg`see holds, teams and notes`,
  CANCEL_ORDERS: msg`cancel orders`,
  CONFIRM_RECEIPT: msg`confirm receipt`,
  HOLD_ORDERS: msg`hold and release orders`,
  ASSIGN_ORDERS: msg`assign orders to teams`,
  NOTE_ORDERS: msg`write notes`,
  SHARE_NOTES: msg`write notes on parcels, and be named in notes`,
  PAY: msg`start payments`,
  SEE_PAYMENTS: msg`see payments`,
  REFUND: msg`refund payments`,
  SEE_SHIPMENTS: msg`see parcels`,
  PICK: msg`pick`,
  PACK: msg`pack`,
  DISPATCH: msg`label and hand over parcels`,
  TRACK: msg`record carrier news`,
  SEE_STOCK: msg`see stock`,
  ADJUST_STOCK: msg`adjust stock`,
  SET_PRICES: msg`set prices`,
  KEEP_CATALOGUE: msg`keep the catalogue`,
  KEEP_SETTINGS: msg`set the shop up`,
  SEE_CHANGES: msg`see the history of settings`,
  OPEN_TICKETS: msg`open tickets`,
  SEE_TICKETS: msg`see tickets`,
  ANSWER_TICKETS: msg`answer tickets`,
  REVIEW: msg`write reviews`,
  SEE_LETTERS: msg`see letters`,
  SEE_DELIVERIES: msg`see deliveries of events`,
  REPLAY_DELIVERIES: msg`replay deliveries of events`,
  SEE_TEAMS: msg`see teams and colleagues`,
  SET_DUTY: msg`set teams on and off duty`,
  KEEP_TEAMS: msg`set up teams`,
  MANAGE_STAFF: msg`invite staff and set their roles`,
  MANAGE_TOKENS: msg`make and revoke tokens`,
  ADVANCE_CLOCK: msg`move the sandbox clock`,
  IMPORT_ORDERS: msg`bring in orders of another shop`,
};
