// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RuleChoicesQueryVariables = Exact<{ [key: string]: never; }>;

export type RuleChoicesQuery = { __typename: 'Query', assignmentChoices: { __typename: 'AssignmentChoices', currencies: Array<string>, deliveries: Array<{ __typename: 'DeliveryChoice', code: string, name: string }> }, categories: Array<{ __typename: 'Category', id: string, slug: string, name: string, parentId: string | null }>, teams: Array<{ __typename: 'Team', id: string, name: string, warehouse: { __typename: 'Warehouse', id: string, name: string } }> };

import { operation } from "@/shared/gql/operation";

export const RuleChoicesDocument = operation<RuleChoicesQuery, RuleChoicesQueryVariables>(
  `query RuleChoices{assignmentChoices{deliveries{code name}currencies}categories{id slug name parentId}teams{id name warehouse{id name}}}`,
);
