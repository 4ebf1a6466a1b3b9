// Written by scripts/codegen.ts. Do not edit.
export const POSSIBLE_TYPES = {
  Node: ["AppToken","Cart","CartLine","Category","Customer","CustomerAddress","Letter","Order","OrderLine","OrderNote","Payment","PickScan","Product","Refund","Review","Shipment","ShipmentLine","Staff","StockLevel","Team","Ticket","TicketMessage","TrackingEvent","Variant","Warehouse"],
  UserError: ["AlreadyReviewed","CartIncomplete","EmailTaken","IdempotencyKeyReused","InsufficientStock","InvalidInput","LabelRequested","MoveRefused","NotArrivedYet","NotFound","NotInSandbox","NotReceived","PaymentMethodUnavailable","PriceChanged","RefundTooLarge","ScopeTooWide","StaleVersion","StockIsReserved","TooManyAttempts","TooManyTickets","WindowClosed"],
};
