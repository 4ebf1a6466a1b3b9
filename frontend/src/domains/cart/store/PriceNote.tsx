import { Trans } from "@lingui/react/macro";
import { Money } from "@/shared/ui/Money";
import type { CartLine } from "../model/useCart";

/** Says of a line that it cost something else when it was put in. */
export function PriceNote({ line }: { line: CartLine }) {
  if (!line.priceChangedFrom) return null;
  return (
    <p className="tiny warn">
      <Trans>
        The price has changed: it was <Money of={line.priceChangedFrom} />.
      </Trans>
    </p>
  );
}
