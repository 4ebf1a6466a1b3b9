// Written by scripts/codegen.ts. Do not edit.
export const POSSIBLE_TYPES = {
  Node: ["AppToken","Cart","CartLine","Category","Customer","Event","Letter","Order","OrderLine","Payment","Product","Refund","Review","Shipment","ShipmentLine","Staff","StockLevel","Team","Ticket","TicketMessage","Variant","Warehouse"],
  UserError: ["InsufficientStock","MoveRefused","PlainError","PriceChanged","StaleVersion"],
};
