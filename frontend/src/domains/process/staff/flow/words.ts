import { useLingui } from "@lingui/react/macro";
import type { FlowStep, ReworkKind } from "@/shared/gql/enums.gen";

/** What an order waits for, as the house says it. */
export function useStepWords(): Record<FlowStep, string> {
  const { t } = useLingui();
  return {
    PAY: t`Placed → paid`,
    ASSIGN: t`Paid → assigned`,
    PICK: t`Assigned → picked`,
    PACK: t`Picked → packed`,
    LABEL: t`Packed → labelled`,
    HAND_OVER: t`Labelled → handed over`,
    DELIVER: t`Handed over → delivered`,
    RECEIVE: t`Delivered → received`,
  };
}

/** Where an order stands when a step is done. */
export function useDoneWords(): Record<FlowStep, string> {
  const { t } = useLingui();
  return {
    PAY: t`Paid`,
    ASSIGN: t`Assigned`,
    PICK: t`Picked`,
    PACK: t`Packed`,
    LABEL: t`Labelled`,
    HAND_OVER: t`Handed over`,
    DELIVER: t`Delivered`,
    RECEIVE: t`Receipt confirmed`,
  };
}

/** What makes an order go a way it should not have to go. */
export function useReworkWords(): Record<ReworkKind, string> {
  const { t } = useLingui();
  return {
    DECLINED: t`Payments declined`,
    HELD: t`Orders put on hold`,
    SHORT_PICKED: t`Parcels with something missing`,
    PUT_BACK: t`Parcels packed again`,
    OFF_THE_ROUTE: t`Parcels in trouble on their way`,
    AFTER_SALES: t`After-sales tickets`,
  };
}
