import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type {
  OrderStatus,
  PaymentState,
  PaymentStatus,
  RefundState,
  ShipmentState,
  TicketState,
} from "@/shared/gql/enums.gen";
import type { IconName } from "./icons";

type Word = { word: MessageDescriptor; icon: IconName };
type Hue = "awaiting" | "paid" | "process" | "ship" | "deliver" | "done" | "cancel";
export type Tone = "plain" | "good" | "bad" | "hold" | "after";

// Icon and word always stand together; the hue never speaks alone.
export const ORDER: Record<OrderStatus, Word & { hue: Hue }> = {
  AWAITING_PAYMENT: { word: msg`Awaiting payment`, icon: "clock", hue: "awaiting" },
  PAID: { word: msg`Paid`, icon: "check", hue: "paid" },
  PROCESSING: { word: msg`To process`, icon: "gear", hue: "process" },
  READY_TO_SHIP: { word: msg`To ship`, icon: "box", hue: "ship" },
  AWAITING_DELIVERY: { word: msg`To deliver`, icon: "truck", hue: "deliver" },
  COMPLETED: { word: msg`Completed`, icon: "dot", hue: "done" },
  CANCELLED: { word: msg`Cancelled`, icon: "cross", hue: "cancel" },
};

/** Beside the order's state: an open ticket changes nothing of where the order stands. */
export const AFTER_SALES: Word = { word: msg`After-sales`, icon: "return" };

export const PAYMENT_STATUS: Record<PaymentStatus, Word & { tone: Tone }> = {
  UNPAID: { word: msg`Unpaid`, icon: "clock", tone: "plain" },
  AUTHORIZED: { word: msg`Authorized`, icon: "shield", tone: "good" },
  PARTIALLY_PAID: { word: msg`Partly paid`, icon: "clock", tone: "hold" },
  PAID: { word: msg`Received`, icon: "check", tone: "good" },
  OVERPAID: { word: msg`Overpaid`, icon: "warning", tone: "hold" },
  PARTIALLY_REFUNDED: { word: msg`Partly refunded`, icon: "return", tone: "plain" },
  REFUNDED: { word: msg`Refunded`, icon: "return", tone: "plain" },
};

export const PAYMENT: Record<PaymentState, Word & { tone: Tone }> = {
  PENDING: { word: msg`Waiting for the bank`, icon: "clock", tone: "plain" },
  ACTION_REQUIRED: { word: msg`Confirmation needed`, icon: "shield", tone: "hold" },
  AUTHORIZED: { word: msg`Authorized`, icon: "shield", tone: "good" },
  CAPTURED: { word: msg`Received`, icon: "check", tone: "good" },
  FAILED: { word: msg`Declined`, icon: "warning", tone: "bad" },
  EXPIRED: { word: msg`Expired`, icon: "clock", tone: "plain" },
  CANCELLED: { word: msg`Cancelled`, icon: "cross", tone: "plain" },
};

export const REFUND: Record<RefundState, Word & { tone: Tone }> = {
  PENDING: { word: msg`Refund on its way`, icon: "return", tone: "plain" },
  SUCCEEDED: { word: msg`Refunded`, icon: "check", tone: "good" },
  FAILED: { word: msg`Refund failed`, icon: "warning", tone: "bad" },
};

export const SHIPMENT: Record<ShipmentState, Word & { tone: Tone }> = {
  ASSIGNED: { word: msg`Assigned`, icon: "people", tone: "plain" },
  PICKING: { word: msg`Picking`, icon: "scan", tone: "plain" },
  PACKED: { word: msg`Packed`, icon: "box", tone: "good" },
  LABELLED: { word: msg`Waiting for pick-up`, icon: "tag", tone: "plain" },
  IN_TRANSIT: { word: msg`On the way`, icon: "truck", tone: "plain" },
  OUT_FOR_DELIVERY: { word: msg`Out for delivery`, icon: "truck", tone: "good" },
  DELIVERED: { word: msg`Delivered`, icon: "check", tone: "good" },
  EXCEPTION: { word: msg`Delivery problem`, icon: "warning", tone: "bad" },
  RETURNING: { word: msg`Coming back`, icon: "return", tone: "hold" },
  RETURNED: { word: msg`Came back`, icon: "return", tone: "plain" },
  LOST: { word: msg`Lost`, icon: "warning", tone: "bad" },
  CANCELLED: { word: msg`Cancelled`, icon: "cross", tone: "plain" },
};

export const TICKET: Record<TicketState, Word & { tone: Tone }> = {
  NEW: { word: msg`New`, icon: "ticket", tone: "plain" },
  OPEN: { word: msg`Being handled`, icon: "people", tone: "plain" },
  WAITING_CUSTOMER: { word: msg`Waiting for the customer`, icon: "pause", tone: "hold" },
  RESOLVED: { word: msg`Resolved`, icon: "check", tone: "good" },
  CLOSED: { word: msg`Closed`, icon: "dot", tone: "plain" },
};
