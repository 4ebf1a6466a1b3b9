import { useLingui } from "@lingui/react/macro";
import { type MoneyValue, useFormat } from "@/shared/format/format";

/** A sum without its decimals where it has none worth saying. */
function useShort() {
  const { money } = useFormat();
  return (sum: MoneyValue) => money(sum).replace(/[.,]0+(?=\D*$)/, "");
}

/** How a band of prices is called. */
export function useBandWord() {
  const { t } = useLingui();
  const short = useShort();
  return (low: MoneyValue | null | undefined, high: MoneyValue | null | undefined): string => {
    const [from, to] = [low && short(low), high && short(high)];
    if (from && to) return t`${from} to ${to}`;
    return from ? t`From ${from}` : to ? t`Up to ${to}` : "";
  };
}
