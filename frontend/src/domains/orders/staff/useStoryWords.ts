import { useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { HOLD_REASONS } from "./reasons";

const AMOUNT = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** Who acts or acted, and the one fact of a step, in words. */
export function useStoryWords() {
  const { t, i18n } = useLingui();
  const { money } = useFormat();
  const people: Record<string, string> = {
    CUSTOMER: t`the customer`,
    GUEST: t`the customer`,
    STAFF: t`a colleague`,
    APP: t`a program`,
    SYSTEM: t`by itself`,
    ORDER_DESK: t`the order desk`,
    WAREHOUSE: t`the warehouse`,
    LOGISTICS: t`logistics`,
    CARRIER: t`the carrier`,
  };
  const who = (code: string) => people[code] ?? code;
  const detail = ({ detail }: { detail: string | null }) => {
    if (!detail) return "";
    const [, amount, currencyCode] = AMOUNT.exec(detail) ?? [];
    if (amount && currencyCode) return money({ amount, currencyCode });
    const reason = HOLD_REASONS[detail];
    return reason ? i18n._(reason) : detail;
  };
  return { who, detail };
}
