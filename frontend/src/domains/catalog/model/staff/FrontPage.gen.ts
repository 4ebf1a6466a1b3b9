// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type FrontPageQueryVariables = Exact<{ [key: string]: never; }>;

export type FrontPageQuery = { __typename: 'Query', banner: { __typename: 'Banner', version: number, id: string, heading: string, body: string, button: string, headingTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, bodyTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, buttonTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, category: { __typename: 'Category', id: string, slug: string, retired: boolean } | null, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null } };

import { operation } from "@/shared/gql/operation";

export const FrontPageDocument = operation<FrontPageQuery, FrontPageQueryVariables>(
  `query FrontPage{banner{...KeptBanner}}fragment AllTexts on Texts{zhHant zhHans en}fragment BannerShown on Banner{id heading body button category{id slug retired}picture{url alt tint}}fragment KeptBanner on Banner{...BannerShown version headingTexts{...AllTexts}bodyTexts{...AllTexts}buttonTexts{...AllTexts}}`,
);
