import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useToast } from "@/shared/ui/Toast";

type Scannable = { id: string; number: string; trackingNumber: string | null; order: { number: string } };

/** A slip or label scanned on the board opens its parcel. */
export function useScanToOpen(cards: Scannable[]): (code: string) => void {
  const { t } = useLingui();
  const navigate = useNavigate();
  const say = useToast();
  return (code) => {
    const found = cards.find(({ number, trackingNumber, order }) =>
      [number, trackingNumber, order.number].includes(code),
    );
    if (found) navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: found.id } });
    else say(t`${code} is on no parcel of this board`);
  };
}
