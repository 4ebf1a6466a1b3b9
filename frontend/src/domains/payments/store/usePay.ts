import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { StartPaymentDocument } from "../model/StartPayment.gen";

type Wish = { orderId: string; orderToken: string | null; method: string; card?: string };

const attempt = (input: object) => `start-payment:${(input as Wish).orderId}`;

/** Starts an attempt on an order and goes where its outcome belongs: the bank's page, the order, or the pay page. */
export function usePay() {
  const navigate = useNavigate();
  const [startPayment, state] = useVerb(StartPaymentDocument, { once: attempt });
  const pay = useCallback(
    async ({ orderId, orderToken, method, card }: Wish) => {
      const outcome = await startPayment({ orderId, orderToken, method, details: card ? { card } : {} });
      const payment = outcome.payload?.payment;
      const search = orderToken ? { token: orderToken } : {};
      if (payment?.state === "ACTION_REQUIRED" && payment.action) window.location.assign(payment.action.url);
      else if (payment?.state === "CAPTURED" || payment?.state === "AUTHORIZED")
        await navigate({ to: "/orders/$id", params: { id: orderId }, search });
      else await navigate({ to: "/orders/$id/pay", params: { id: orderId }, search });
      return outcome;
    },
    [navigate, startPayment],
  );
  return [pay, state] as const;
}
