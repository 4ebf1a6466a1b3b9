// Written by scripts/codegen.ts. Do not edit.
import type { ChangeKind } from "@/shared/gql/enums.gen";
export type ChangeRowFragment = { __typename: 'SettingsChange', id: string, at: string, by: string | null, actor: string, kind: ChangeKind, event: string, called: string, fields: Array<{ __typename: 'FieldChange', field: string, before: string | null, after: string | null }> };
