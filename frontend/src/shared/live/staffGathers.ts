import { GATHERS, GOODS } from "./concern";

/** What may put a stranger among the rows of the lists that only staff ask for. */
Object.assign(GATHERS, {
  appTokens: ["app_token"],
  catalogue: GOODS,
  catalogueImports: ["import"],
  deliveries: ["*"],
  letters: ["letter"],
  payments: ["payment"],
  shipments: ["shipment", "order.moved"],
  stockLevels: ["shelf"],
  teams: ["team"],
});
