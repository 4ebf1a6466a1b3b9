// Written by scripts/codegen.ts. Do not edit.
import type { ViewerKind } from "@/shared/gql/enums.gen";
export type ViewerCardFragment = { __typename: 'Viewer', kind: ViewerKind, rights: Array<string>, customer: { __typename: 'Customer', id: string, name: string, email: string, locale: string } | null, staff: { __typename: 'Staff', id: string, name: string } | null };
