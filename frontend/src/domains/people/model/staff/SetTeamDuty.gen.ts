// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SetTeamDutyInput = {
  teamId: string;
  onDuty: boolean;
  expectedVersion: number;
};

export type SetTeamDutyMutationVariables = Exact<{
  input: SetTeamDutyInput;
}>;

export type SetTeamDutyMutation = { __typename: 'Mutation', setTeamDuty: { __typename: 'SetTeamDutyPayload', team: { __typename: 'Team', id: string, name: string, regions: Array<string>, skills: Array<string>, onDuty: boolean, shiftStart: string | null, shiftEnd: string | null, version: number, warehouse: { __typename: 'Warehouse', id: string, name: string }, members: Array<{ __typename: 'Staff', id: string, name: string, roles: Array<string>, onDuty: boolean }> } | null, errors: Array<
      | { __typename: 'PlainError', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StaleVersion', currentVersion: number, code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
    > } };

import { operation } from "@/shared/gql/operation";

export const SetTeamDutyDocument = operation<SetTeamDutyMutation, SetTeamDutyMutationVariables>(
  `mutation SetTeamDuty($input:SetTeamDutyInput!){setTeamDuty(input:$input){team{...TeamCard}errors{...Refusal ...on StaleVersion{currentVersion}}}}fragment Refusal on UserError{code message path retryable}fragment TeamCard on Team{id name warehouse{id name}regions skills onDuty shiftStart shiftEnd members{id name roles onDuty}version}`,
);
