// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MentionablesQueryVariables = Exact<{
  about: string;
}>;

export type MentionablesQuery = { __typename: 'Query', mentionables: Array<{ __typename: 'Mentionable', whom: string, name: string, isTeam: boolean, maySee: boolean }> };

import { operation } from "@/shared/gql/operation";

export const MentionablesDocument = operation<MentionablesQuery, MentionablesQueryVariables>(
  `query Mentionables($about:ID!){mentionables(about:$about){whom name isTeam maySee}}`,
);
