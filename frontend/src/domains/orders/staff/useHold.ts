import { useCallback } from "react";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { HoldOrderDocument } from "../model/staff/HoldOrder.gen";
import { ReleaseOrderDocument } from "../model/staff/ReleaseOrder.gen";

type Versioned = { id: string; version: number };

export function useHoldOrder() {
  const [run, state] = useVerb(useAllowed(HoldOrderDocument));
  const hold = useCallback(
    ({ id, version }: Versioned, reason: string, note: string) =>
      run({ orderId: id, reason, note, expectedVersion: version }),
    [run],
  );
  return [hold, state] as const;
}

export function useReleaseOrder() {
  const [run, state] = useVerb(useAllowed(ReleaseOrderDocument));
  const release = useCallback(({ id, version }: Versioned) => run({ orderId: id, expectedVersion: version }), [run]);
  return [release, state] as const;
}
