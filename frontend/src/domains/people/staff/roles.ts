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
  SEE_ORDERS: msg`see orders`,
  SEE_DESK: msg`see holds, teams and notes`,
  CANCEL_ORDERS: msg`cancel orders`,
  CONFIRM_RECEIPT: msg`confirm receipt`,
  HOLD_ORDERS: msg`hold and release orders`,
  ASSIGN_ORDERS: msg`assign orders to teams`,
  NOTE_ORDERS: msg`write notes`,
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
  MANAGE_TOKENS: msg`make and revoke tokens`,
  ADVANCE_CLOCK: msg`move the sandbox clock`,
};
