// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AssignmentRulesQueryVariables = Exact<{ [key: string]: never; }>;

export type AssignmentRulesQuery = { __typename: 'Query', assignmentRules: Array<{ __typename: 'AssignmentRule', id: string, name: string, regions: Array<string>, deliveryCodes: Array<string>, deliveryNames: Array<string>, oversize: boolean, problem: string | null, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, totalFrom: { __typename: 'Money', amount: string, currencyCode: string } | null, categories: Array<{ __typename: 'Category', id: string, name: string }>, teams: Array<{ __typename: 'Team', id: string, name: string, warehouse: { __typename: 'Warehouse', id: string, name: string } }> }> };

import { operation } from "@/shared/gql/operation";

export const AssignmentRulesDocument = operation<AssignmentRulesQuery, AssignmentRulesQueryVariables>(
  `query AssignmentRules{assignmentRules{...RuleRow}}fragment AllTexts on Texts{zhHant zhHans en}fragment Amount on Money{amount currencyCode}fragment RuleRow on AssignmentRule{id name nameTexts{...AllTexts}regions deliveryCodes deliveryNames totalFrom{...Amount}categories{id name}oversize teams{id name warehouse{id name}}problem version}`,
);
