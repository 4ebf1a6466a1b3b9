// Written by scripts/codegen.ts. Do not edit.
export type ErrorCode =
  | "NOT_FOUND"
  | "INVALID_INPUT"
  | "INSUFFICIENT_STOCK"
  | "PRICE_CHANGED"
  | "STALE_VERSION"
  | "MOVE_REFUSED"
  | "IDEMPOTENCY_KEY_REUSED";

export type ViewerKind =
  | "GUEST"
  | "CUSTOMER"
  | "STAFF"
  | "APP";

export type Availability =
  | "IN_STOCK"
  | "LOW_STOCK"
  | "SOLD_OUT";

export type ProductSort =
  | "NEWEST"
  | "PRICE_ASC"
  | "PRICE_DESC"
  | "NAME"
  | "RELEVANCE";

export type OrderStatus =
  | "AWAITING_PAYMENT"
  | "PAID"
  | "PROCESSING"
  | "READY_TO_SHIP"
  | "AWAITING_DELIVERY"
  | "COMPLETED"
  | "CANCELLED";

export type PaymentStatus =
  | "UNPAID"
  | "AUTHORIZED"
  | "PARTIALLY_PAID"
  | "PAID"
  | "OVERPAID"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED";

export type OrderSort =
  | "DUE"
  | "NEWEST"
  | "OLDEST";

export type PaymentState =
  | "PENDING"
  | "ACTION_REQUIRED"
  | "AUTHORIZED"
  | "CAPTURED"
  | "FAILED"
  | "EXPIRED"
  | "CANCELLED";

export type RefundState =
  | "PENDING"
  | "SUCCEEDED"
  | "FAILED";

export type ShipmentState =
  | "ASSIGNED"
  | "PICKING"
  | "PACKED"
  | "LABELLED"
  | "IN_TRANSIT"
  | "OUT_FOR_DELIVERY"
  | "DELIVERED"
  | "EXCEPTION"
  | "RETURNING"
  | "RETURNED"
  | "LOST"
  | "CANCELLED";

export type TrackingCode =
  | "LABEL_CREATED"
  | "PICKED_UP"
  | "IN_TRANSIT"
  | "OUT_FOR_DELIVERY"
  | "DELIVERED"
  | "EXCEPTION"
  | "RETURNING"
  | "RETURNED"
  | "LOST";

export type TicketState =
  | "NEW"
  | "OPEN"
  | "WAITING_CUSTOMER"
  | "RESOLVED"
  | "CLOSED";

export type TicketKind =
  | "QUESTION"
  | "DAMAGED"
  | "WRONG_ITEM"
  | "NOT_RECEIVED"
  | "RETURN"
  | "EXCHANGE"
  | "REFUND"
  | "OTHER";

export type MessageAuthor =
  | "CUSTOMER"
  | "STAFF"
  | "SYSTEM";

export type LetterState =
  | "WAITING"
  | "SENT"
  | "FAILED";

export type DeliveryState =
  | "PENDING"
  | "DONE"
  | "DEAD";

export type ScanResult =
  | "RIGHT"
  | "WRONG"
  | "EXTRA";
