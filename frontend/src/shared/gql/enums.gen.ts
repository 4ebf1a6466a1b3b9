// Written by scripts/codegen.ts. Do not edit.
export type Availability =
  | "IN_STOCK"
  | "LOW_STOCK"
  | "SOLD_OUT";

export type CatalogueSort =
  | "NEWEST"
  | "NAME";

export type ChangeKind =
  | "SHOP"
  | "CALENDAR"
  | "DELIVERY"
  | "PAYMENT"
  | "POLICY"
  | "STAFF"
  | "ROLE"
  | "TEAM"
  | "RULE";

export type CustomerSort =
  | "NEWEST"
  | "NAME"
  | "LAST_ORDER"
  | "MOST_ORDERS";

export type DayFigureKind =
  | "PLACED"
  | "PAID"
  | "SHIPPED"
  | "DELIVERED"
  | "CANCELLED"
  | "LATE"
  | "TICKETS_OPENED"
  | "TICKETS_SOLVED";

export type DeliveryState =
  | "PENDING"
  | "DONE"
  | "DEAD";

export type ErrorCode =
  | "ADDRESS_BOOK_FULL"
  | "ALREADY_HERE"
  | "ALREADY_INVITED"
  | "ALREADY_REVIEWED"
  | "CART_INCOMPLETE"
  | "CATEGORY_IN_USE"
  | "CATEGORY_LOOP"
  | "CODE_WRONG"
  | "EMAIL_TAKEN"
  | "IDEMPOTENCY_KEY_REUSED"
  | "INSUFFICIENT_STOCK"
  | "INVALID_INPUT"
  | "INVITATION_OVER"
  | "LABEL_REQUESTED"
  | "LAST_ADMIN"
  | "LAST_DELIVERY"
  | "LAST_PAYMENT_METHOD"
  | "LINK_OVER"
  | "MOVE_REFUSED"
  | "NOTHING_TO_SELL"
  | "NOT_ARRIVED_YET"
  | "NOT_FOR_THEIR_EYES"
  | "NOT_FOUND"
  | "NOT_IN_SANDBOX"
  | "NOT_RECEIVED"
  | "NOT_SIGNED_IN"
  | "NOT_YOURSELF"
  | "OWN_SECOND_FACTOR"
  | "PASSWORD_WRONG"
  | "PAYMENT_METHOD_UNAVAILABLE"
  | "PRICE_CHANGED"
  | "RATE_LIMITED"
  | "REFUND_TOO_LARGE"
  | "ROLE_TOO_WIDE"
  | "SCOPE_TOO_WIDE"
  | "SECOND_FACTOR_OFF"
  | "SECOND_FACTOR_ON"
  | "SHEET_HAS_ERRORS"
  | "SKU_TAKEN"
  | "SLUG_TAKEN"
  | "STALE_VERSION"
  | "STILL_UNDER_WAY"
  | "STOCK_IS_RESERVED"
  | "TEAM_CODE_TAKEN"
  | "TEAM_HAS_WORK"
  | "TOO_MANY_ATTEMPTS"
  | "TOO_MANY_LETTERS"
  | "TOO_MANY_TICKETS"
  | "WAREHOUSE_CODE_TAKEN"
  | "WINDOW_CLOSED";

export type FacetKind =
  | "CATEGORY"
  | "PRICE"
  | "OPTION"
  | "STOCK"
  | "RATING";

export type FlowPeriod =
  | "TODAY"
  | "WEEK"
  | "FOUR_WEEKS";

export type FlowStep =
  | "PAY"
  | "ASSIGN"
  | "PICK"
  | "PACK"
  | "LABEL"
  | "HAND_OVER"
  | "DELIVER"
  | "RECEIVE";

export type ImportResult =
  | "DONE"
  | "LEFT_OUT"
  | "REFUSED";

export type ImportState =
  | "CHECKING"
  | "READY"
  | "APPLYING"
  | "DONE"
  | "DISCARDED";

export type ImportVerdict =
  | "NEW"
  | "CHANGED"
  | "SAME"
  | "WRONG";

export type LetterState =
  | "WAITING"
  | "SENT"
  | "FAILED"
  | "DROPPED";

export type MessageAuthor =
  | "CUSTOMER"
  | "STAFF"
  | "SYSTEM";

export type OrderSort =
  | "DUE"
  | "NEWEST"
  | "OLDEST";

export type OrderStatus =
  | "AWAITING_PAYMENT"
  | "PAID"
  | "PROCESSING"
  | "READY_TO_SHIP"
  | "AWAITING_DELIVERY"
  | "COMPLETED"
  | "CANCELLED";

export type PaymentState =
  | "PENDING"
  | "ACTION_REQUIRED"
  | "AUTHORIZED"
  | "CAPTURED"
  | "FAILED"
  | "EXPIRED"
  | "CANCELLED";

export type PaymentStatus =
  | "UNPAID"
  | "AUTHORIZED"
  | "PARTIALLY_PAID"
  | "PAID"
  | "OVERPAID"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED";

export type ProductSort =
  | "NEWEST"
  | "PRICE_ASC"
  | "PRICE_DESC"
  | "NAME"
  | "RELEVANCE";

export type ProductState =
  | "DRAFT"
  | "SCHEDULED"
  | "PUBLISHED"
  | "RETIRED";

export type RefundState =
  | "PENDING"
  | "SUCCEEDED"
  | "FAILED";

export type ReworkKind =
  | "DECLINED"
  | "HELD"
  | "SHORT_PICKED"
  | "PUT_BACK"
  | "OFF_THE_ROUTE"
  | "AFTER_SALES";

export type RuleVerdict =
  | "TAKES"
  | "OTHER_REGION"
  | "OTHER_DELIVERY"
  | "OTHER_CURRENCY"
  | "TOTAL_TOO_LOW"
  | "OTHER_GOODS"
  | "NOT_OVERSIZE"
  | "TEAM_ELSEWHERE"
  | "TEAM_LACKS_SKILL"
  | "TEAM_OFF_DUTY"
  | "NOT_REACHED";

export type ScanResult =
  | "RIGHT"
  | "WRONG"
  | "EXTRA";

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

export type TaskKind =
  | "RELEASE_ORDER"
  | "ASSIGN_ORDER"
  | "PICK_SHIPMENT"
  | "PACK_SHIPMENT"
  | "LABEL_SHIPMENT"
  | "HAND_OVER_SHIPMENT"
  | "SETTLE_SHIPMENT"
  | "ANSWER_TICKET"
  | "SEE_TO_REFUND"
  | "APPLY_IMPORT"
  | "READ_MENTION";

export type TicketKind =
  | "QUESTION"
  | "DAMAGED"
  | "WRONG_ITEM"
  | "NOT_RECEIVED"
  | "RETURN"
  | "EXCHANGE"
  | "REFUND"
  | "OTHER";

export type TicketState =
  | "NEW"
  | "OPEN"
  | "WAITING_CUSTOMER"
  | "RESOLVED"
  | "CLOSED";

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

export type ViewerKind =
  | "GUEST"
  | "CUSTOMER"
  | "STAFF"
  | "APP";
