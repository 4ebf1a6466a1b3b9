import { useLingui } from "@lingui/react/macro";
import type { CombinedError } from "urql";
import type { Refusal } from "@/shared/gql/refusal";
import { isStale } from "@/shared/gql/stale";

type Outcome = { payload: object | null; refusals: Refusal[] };
type State = { busy: boolean; refusals: Refusal[]; fault: CombinedError | null };

/** The end of writing a setting: saved and closed, refused beside its fields, or first to be settled with a colleague. */
export function useSettle(
  theirs: readonly string[],
  { busy, refusals, fault }: State,
  { onAsk, onClose }: { onAsk: () => void; onClose: () => void },
  save: () => Promise<Outcome>,
) {
  const { t } = useLingui();
  const submit = async () => {
    const { payload, refusals: no } = await save();
    if (payload) onClose();
    // What they wrote is on its way here already; where the line is down it is asked for.
    if (isStale(no)) onAsk();
  };
  const clash = theirs.length > 0 && !busy;
  return {
    submit,
    busy,
    fault,
    refusals: clash ? refusals.filter(({ code }) => code !== "STALE_VERSION") : refusals,
    missing: clash ? t`Settle first what a colleague changed.` : null,
  };
}
