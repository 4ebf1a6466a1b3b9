// Written by scripts/codegen.ts. Do not edit.
import type { ImportResult, ImportVerdict } from "@/shared/gql/enums.gen";
export type ImportRowFragment = { __typename: 'ImportItem', id: string, line: number, handle: string, skus: Array<string>, verdict: ImportVerdict | null, result: ImportResult | null, changes: Array<{ __typename: 'ImportChange', line: number, column: string, before: string, after: string }>, problems: Array<{ __typename: 'ImportProblem', line: number, column: string, reason: string }> };
