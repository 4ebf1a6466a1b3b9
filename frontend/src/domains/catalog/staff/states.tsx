import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ProductState } from "@/shared/gql/enums.gen";
import type { IconName } from "@/shared/ui/Icon";
import { SubBadge } from "@/shared/ui/StatusBadge";
import type { Tone } from "@/shared/ui/status";

export const STATES: Record<ProductState, { word: MessageDescriptor; icon: IconName; tone: Tone }> = {
  PUBLISHED: { word: msg`On sale`, icon: "check", tone: "good" },
  DRAFT: { word: msg`Draft`, icon: "pencil", tone: "plain" },
  SCHEDULED: { word: msg`Scheduled`, icon: "clock", tone: "hold" },
  RETIRED: { word: msg`Retired`, icon: "minus", tone: "plain" },
};

export const TAX_CLASSES: Record<string, MessageDescriptor> = {
  standard: msg`Standard`,
  reduced: msg`Reduced`,
  books: msg`Books`,
  zero: msg`No tax`,
};

/** Whether customers see a product. */
export function ProductStateBadge({ state }: { state: ProductState }) {
  const { i18n } = useLingui();
  const { word, icon, tone } = STATES[state];
  return (
    <SubBadge icon={icon} tone={tone}>
      {i18n._(word)}
    </SubBadge>
  );
}
