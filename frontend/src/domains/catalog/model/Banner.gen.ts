// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type BannerQueryVariables = Exact<{ [key: string]: never; }>;

export type BannerQuery = { __typename: 'Query', banner: { __typename: 'Banner', id: string, heading: string, body: string, button: string, category: { __typename: 'Category', id: string, slug: string, retired: boolean } | null, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null } };

import { operation } from "@/shared/gql/operation";

export const BannerDocument = operation<BannerQuery, BannerQueryVariables>(
  `query Banner{banner{...BannerShown}}fragment BannerShown on Banner{id heading body button category{id slug retired}picture{url alt tint}}`,
);
