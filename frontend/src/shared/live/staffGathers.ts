import { GATHERS, GOODS } from "./concern";

/** What may put a stranger among the rows of the lists that only staff ask for. */
Object.assign(GATHERS, {
  appTokens: ["app_token"],
  assignmentRules: ["assignment_rule", "team"],
  catalogue: GOODS,
  catalogueImports: ["import"],
  customers: ["customer", "email", "order.placed", "order.claimed", "payment", "refund"],
  daySummary: ["order", "shipment", "payment", "refund", "ticket", "stock", "team", "variant", "product"],
  deliveries: ["*"],
  flow: ["order", "shipment", "payment", "ticket"],
  invitations: ["invitation"],
  letters: ["letter"],
  mentionables: ["staff", "team"],
  mentions: ["mention", "order.note_added", "shipment.note_added", "ticket.noted"],
  payments: ["payment"],
  staff: ["staff"],
  shipments: ["shipment", "order.moved"],
  stockLevels: ["shelf"],
  warehouses: ["warehouse"],
  tasks: ["order", "shipment", "ticket", "payment", "refund", "import", "mention", "team", "staff"],
  teams: ["team", "staff"],
});
