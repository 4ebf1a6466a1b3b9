// Written by scripts/codegen.ts. Do not edit.
export const POSSIBLE_TYPES = {
  Node: ["AppToken","Cart","CatalogueImport","Category","Customer","CustomerAddress","Letter","Order","Payment","Product","Refund","Review","Shipment","Staff","StockLevel","Team","Ticket","TicketMessage","Variant","Warehouse"],
  UserError: ["AddressBookFull","AlreadyReviewed","CartIncomplete","CategoryInUse","CategoryLoop","EmailTaken","IdempotencyKeyReused","InsufficientStock","InvalidInput","LabelRequested","MoveRefused","NotArrivedYet","NotFound","NotInSandbox","NotReceived","NotSignedIn","NothingToSell","PasswordWrong","PaymentMethodUnavailable","PriceChanged","RateLimited","RefundTooLarge","ScopeTooWide","SheetHasErrors","SkuTaken","SlugTaken","StaleVersion","StillUnderWay","StockIsReserved","TooManyAttempts","TooManyTickets","WindowClosed"],
};
