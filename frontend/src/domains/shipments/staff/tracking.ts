import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { TrackingCode } from "@/shared/gql/enums.gen";

/** What a carrier can say of a parcel. */
export const TRACKING: Record<TrackingCode, MessageDescriptor> = {
  LABEL_CREATED: msg`Label made`,
  PICKED_UP: msg`Picked up`,
  IN_TRANSIT: msg`On the way`,
  OUT_FOR_DELIVERY: msg`Out for delivery`,
  DELIVERED: msg`Delivered`,
  EXCEPTION: msg`Could not be delivered`,
  RETURNING: msg`Coming back`,
  RETURNED: msg`Came back`,
  LOST: msg`Lost`,
};
