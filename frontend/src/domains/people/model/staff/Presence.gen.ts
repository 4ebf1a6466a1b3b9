// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PresenceSubscriptionVariables = Exact<{
  about: string;
}>;

export type PresenceSubscription = { __typename: 'Subscription', presence: { __typename: 'Presence', colleagues: Array<{ __typename: 'Colleague', id: string, name: string }> } };

import { operation } from "@/shared/gql/operation";

export const PresenceDocument = operation<PresenceSubscription, PresenceSubscriptionVariables>(
  `subscription Presence($about:ID!){presence(about:$about){colleagues{id name}}}`,
);
