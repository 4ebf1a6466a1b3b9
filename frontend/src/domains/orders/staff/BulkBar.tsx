import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useCan } from "@/shared/gql/rights";
import { useKeys } from "@/shared/keys/Keys";
import { useFresh } from "@/shared/live/LiveProvider";
import { BulkFrame } from "@/shared/ui/BulkFrame";
import { Button } from "@/shared/ui/Button";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import type { BulkVerb } from "./BulkDialog";

type Props = { orders: DeskRowFragment[]; elsewhere: number; onVerb: (verb: BulkVerb) => void; onClear: () => void };

/** What can be done with all chosen orders. It stays while one pages and filters. */
export function BulkBar({ orders, elsewhere, onVerb, onClear }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [holds, fresh] = [useCan("HOLD_ORDERS"), useFresh()];
  const count = orders.length;
  const parcels = orders.flatMap((order) => order.shipments?.filter(({ state }) => state !== "CANCELLED") ?? []);
  const [first] = parcels;
  const print = () =>
    first &&
    navigate({
      to: "/shipments/$id/slip",
      params: { id: first.id },
      search: { ids: parcels.map(({ id }) => id).join(",") },
    });
  useKeys([first && { keys: "p", label: t`Print packing slips of the chosen`, run: print }]);
  return (
    <BulkFrame label={t`Chosen orders`} onClear={onClear}>
      <b>
        <Plural value={count} one="# order chosen" other="# orders chosen" />
      </b>
      {elsewhere > 0 && (
        <span>
          <Plural value={elsewhere} one="# of them not in this list" other="# of them not in this list" />
        </span>
      )}
      <i />
      {first && (
        <Button look="primary" icon="printer" shortcut="P" onClick={print}>
          <Trans>Print packing slips</Trans>
        </Button>
      )}
      {holds && (
        <>
          <Button icon="pause" onClick={() => onVerb("holdOrder")} aria-disabled={!fresh}>
            <Trans>Hold…</Trans>
          </Button>
          <Button icon="right" onClick={() => onVerb("releaseOrder")} aria-disabled={!fresh}>
            <Trans>Release…</Trans>
          </Button>
        </>
      )}
    </BulkFrame>
  );
}
