import type { MoneyValue } from "@/shared/format/format";

type Listed = { price: MoneyValue; compareAtPrice: MoneyValue | null };
type Form = { retired: boolean; priceList: Listed[] };

/** What a form costs in one currency, and what it cost before. */
export function listed<L extends Listed>({ priceList }: { priceList: L[] }, currency: string): L | undefined {
  return priceList.find(({ price }) => price.currencyCode === currency);
}

/** The lowest and the highest price of what can be bought, in one currency; null when nothing has one. */
export function priceRange(forms: Form[], currency: string): { from: MoneyValue; to: MoneyValue } | null {
  const prices = forms
    .filter(({ retired }) => !retired)
    .flatMap((form) => listed(form, currency)?.price ?? [])
    .sort((a, b) => Number(a.amount) - Number(b.amount));
  const [from, to] = [prices[0], prices.at(-1)];
  return from && to ? { from, to } : null;
}

/** A price a share dearer or cheaper, in whole coins of its currency; never less than one coin. */
export function changedBy(price: MoneyValue, percent: number): string {
  const places = price.amount.split(".")[1]?.length ?? 0;
  const coins = Math.round(Number(price.amount) * 10 ** places * (1 + percent / 100));
  return (Math.max(1, coins) / 10 ** places).toFixed(places);
}

/** Whether a text is an amount of money that can be asked for anything. */
export function isPrice(text: string): boolean {
  return /^\d{1,10}(\.\d{1,3})?$/.test(text.trim()) && Number(text) > 0;
}

/** What becomes of crossed-out prices when prices change. */
export type Crossed = "keep" | "today" | "none";

/** The price before that a changed price is shown with, as `setPrice` takes it: zero for none, nothing to leave it. */
export function crossedOut(crossed: Crossed, { price }: Listed, amount: string): string | undefined {
  if (crossed === "today" && Number(amount) < Number(price.amount)) return price.amount;
  return crossed === "none" ? "0" : undefined;
}
