import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import type { ErrorCode } from "./enums.gen";

/** The server's typed “no”: nothing was changed; the message is written for people. */
export type Refusal = { __typename?: string; code: ErrorCode; message: string; path: string[]; retryable: boolean };

/** Puts each refusal at the field its path names and returns those that belong to no field of the form. */
export function placeRefusals<Values extends FieldValues, R extends Refusal>(
  refusals: R[],
  fields: FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): R[] {
  return refusals.filter((refusal) => {
    const path = (refusal.path[0] === "input" ? refusal.path.slice(1) : refusal.path).join(".");
    const field = fields.find((name) => name === path);
    if (field) setError(field, { type: "server", message: refusal.message }, { shouldFocus: true });
    return !field;
  });
}
