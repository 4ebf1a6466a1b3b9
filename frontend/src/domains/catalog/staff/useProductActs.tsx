import { useLingui } from "@lingui/react/macro";
import { useVerb } from "@/shared/gql/useVerb";
import type { ActionFace } from "@/shared/ui/Actions";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { PublishProductDocument } from "../model/staff/PublishProduct.gen";
import { RetireProductDocument } from "../model/staff/RetireProduct.gen";
import { UnscheduleProductDocument } from "../model/staff/UnscheduleProduct.gen";

/** What can be done with a product as a whole, by the names of the mutations. */
export function useProductActs(product: KeptProductFragment, onSchedule: () => void) {
  const { t } = useLingui();
  const [publish, publishing] = useVerb(PublishProductDocument);
  const [unschedule, unscheduling] = useVerb(UnscheduleProductDocument);
  const [retire, retiring] = useVerb(RetireProductDocument);
  const states = [publishing, unscheduling, retiring];
  // What stood there before is calmed, so that only the newest answer is shown.
  const ask = (verb: typeof publish | typeof unschedule | typeof retire) => () => {
    for (const state of states) state.calmDown();
    verb({ productId: product.id, expectedVersion: product.version });
  };
  const faces: Record<string, ActionFace> = {
    publishProduct: { label: t`Publish now`, icon: "check", note: t`Customers see it at once.`, run: ask(publish) },
    scheduleProduct: {
      label: t`Publish later…`,
      icon: "calendar",
      note: t`By itself, at a set time.`,
      run: onSchedule,
    },
    unscheduleProduct: { label: t`Keep as a draft`, icon: "pause", note: t`It stays hidden.`, run: ask(unschedule) },
    retireProduct: {
      label: t`Retire`,
      icon: "minus",
      note: t`It leaves the shop; orders placed are still sent.`,
      run: ask(retire),
    },
  };
  const names = ["publishProduct", "unscheduleProduct", "retireProduct"];
  return {
    faces,
    busy: names[states.findIndex(({ busy }) => busy)] ?? null,
    refusals: states.flatMap(({ refusals }) => refusals),
    fault: states.find(({ fault }) => fault)?.fault ?? null,
  };
}
