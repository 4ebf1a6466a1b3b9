import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportResult, ImportState, ImportVerdict } from "@/shared/gql/enums.gen";
import type { IconName } from "@/shared/ui/Icon";
import { SubBadge } from "@/shared/ui/StatusBadge";
import type { Tone } from "@/shared/ui/status";

type Face = { word: MessageDescriptor; icon: IconName; tone: Tone };

const STATES: Record<ImportState, Face> = {
  CHECKING: { word: msg`Being checked`, icon: "clock", tone: "plain" },
  READY: { word: msg`Ready to apply`, icon: "eye", tone: "hold" },
  APPLYING: { word: msg`Being applied`, icon: "gear", tone: "plain" },
  DONE: { word: msg`Done`, icon: "check", tone: "good" },
  DISCARDED: { word: msg`Discarded`, icon: "minus", tone: "plain" },
};

const VERDICTS: Record<ImportVerdict, Face> = {
  NEW: { word: msg`New`, icon: "plus", tone: "good" },
  CHANGED: { word: msg`Changes`, icon: "pencil", tone: "hold" },
  SAME: { word: msg`As it is`, icon: "dot", tone: "plain" },
  WRONG: { word: msg`Error`, icon: "warning", tone: "bad" },
};

const RESULTS: Record<ImportResult, Face> = {
  DONE: { word: msg`Done`, icon: "check", tone: "good" },
  LEFT_OUT: { word: msg`Left out`, icon: "minus", tone: "bad" },
  REFUSED: { word: msg`Left alone`, icon: "warning", tone: "bad" },
};

function FaceBadge({ of: { word, icon, tone } }: { of: Face }) {
  const { i18n } = useLingui();
  return (
    <SubBadge icon={icon} tone={tone}>
      {i18n._(word)}
    </SubBadge>
  );
}

/** How far a sheet has come. */
export function ImportStateBadge({ state }: { state: ImportState }) {
  return <FaceBadge of={STATES[state]} />;
}

/** What would come of a product, or what came of it. */
export function ItemBadge({ verdict, result }: { verdict: ImportVerdict | null; result: ImportResult | null }) {
  if (result) return <FaceBadge of={RESULTS[result]} />;
  return verdict ? <FaceBadge of={VERDICTS[verdict]} /> : null;
}
