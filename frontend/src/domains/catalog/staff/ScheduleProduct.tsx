import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { serverNow } from "@/shared/format/clock";
import { elsewhere, errorAt } from "@/shared/format/texts";
import { useZone } from "@/shared/format/zone";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { ScheduleProductDocument } from "../model/staff/ScheduleProduct.gen";
import { instantIn, shownIn } from "./schedule";

const DAY = 86_400_000;

/** From when customers see a product, by the clocks of the shop. */
export function ScheduleProduct({ product, onClose }: { product: KeptProductFragment; onClose: () => void }) {
  const { t } = useLingui();
  const zone = useZone();
  const [at, setAt] = useState(() =>
    product.publishAt
      ? shownIn(zone, new Date(product.publishAt))
      : `${shownIn(zone, new Date(serverNow().getTime() + DAY)).slice(0, 10)}T09:00`,
  );
  const [schedule, { busy, refusals, fault }] = useVerb(ScheduleProductDocument);
  const submit = async () => {
    const { payload } = await schedule({
      productId: product.id,
      publishAt: instantIn(zone, at).toISOString(),
      expectedVersion: product.version,
    });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Publish later</Trans>}
      verb={<Trans>Schedule</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={at ? null : t`Choose a day and a time.`}
      busy={busy}
      refusals={elsewhere(refusals, ["publishAt"])}
      fault={fault}
    >
      <TextField
        type="datetime-local"
        label={t`Customers see it from`}
        value={at}
        error={errorAt(refusals, "publishAt")}
        hint={t`By the clocks of the shop (${zone}).`}
        onChange={(event) => setAt(event.target.value)}
      />
    </VerbDialog>
  );
}
