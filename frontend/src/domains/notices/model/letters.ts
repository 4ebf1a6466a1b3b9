import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";

const LETTERS: Record<string, MessageDescriptor> = {
  ORDER_CONFIRMED: msg`Order confirmation`,
  PAYMENT_FAILED: msg`Payment failed`,
  SHORT_PICK: msg`Something was missing`,
  PARCEL_SENT: msg`Parcel sent`,
  PARCEL_OUT_FOR_DELIVERY: msg`Out for delivery`,
  PARCEL_DELIVERED: msg`Parcel delivered`,
  PARCEL_DELAYED: msg`Parcel delayed`,
  ORDER_COMPLETED: msg`Order completed`,
  ORDER_CANCELLED: msg`Order cancelled`,
  ORDER_EXPIRED: msg`Order expired`,
  REFUNDED: msg`Refund made`,
  TICKET_REPLIED: msg`Answer to a ticket`,
  TICKET_RESOLVED: msg`Ticket resolved`,
};

/** What a letter is about, by its kind; a kind without words is shown by its subject. */
export function useLetterWord(): (kind: string, subject: string) => string {
  const { i18n } = useLingui();
  return (kind, subject) => {
    const word = LETTERS[kind];
    return word ? i18n._(word) : subject;
  };
}
