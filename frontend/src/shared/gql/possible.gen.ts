// Written by scripts/codegen.ts. Do not edit.
export const POSSIBLE_TYPES = {
  Node: ["AppToken","Cart","CatalogueImport","Category","Customer","CustomerAddress","DeliveryRate","Invitation","Letter","Order","Payment","PaymentTerms","Policy","Product","Refund","Review","Shipment","Staff","StockLevel","Team","Ticket","TicketMessage","Variant","Warehouse"],
  UserError: ["AddressBookFull","AlreadyHere","AlreadyInvited","AlreadyReviewed","CartIncomplete","CategoryInUse","CategoryLoop","EmailTaken","IdempotencyKeyReused","InsufficientStock","InvalidInput","InvitationOver","LabelRequested","LastAdmin","LastDelivery","LastPaymentMethod","MoveRefused","NotArrivedYet","NotFound","NotInSandbox","NotReceived","NotSignedIn","NotYourself","NothingToSell","PasswordWrong","PaymentMethodUnavailable","PriceChanged","RateLimited","RefundTooLarge","RoleTooWide","ScopeTooWide","SheetHasErrors","SkuTaken","SlugTaken","StaleVersion","StockIsReserved","TooManyAttempts","TooManyTickets","WindowClosed"],
};
