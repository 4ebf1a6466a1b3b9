import type { BuyAgainMutation } from "./BuyAgain.gen";

export type AgainLine = NonNullable<BuyAgainMutation["buyAgain"]["lines"]>[number];

/** Whether one unit costs more than it did then; of two currencies nobody can say. */
export function isDearer({ priceThen, priceNow }: AgainLine): boolean {
  if (priceNow?.currencyCode !== priceThen.currencyCode) return false;
  return Number(priceNow.amount) > Number(priceThen.amount);
}

/** What must be said of goods that are bought again; nothing where all is as it was. */
export function worthSaying(lines: AgainLine[]): AgainLine[] {
  return lines.filter((line) => line.canBeHad < line.ordered || isDearer(line));
}
