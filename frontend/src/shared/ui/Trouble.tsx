import type { CombinedError } from "urql";
import type { Refusal } from "@/shared/gql/refusal";
import { ErrorState, Notice } from "./States";

/** What a verb was refused for, beside its button: the server's own words. */
export function Trouble({ refusals, fault }: { refusals: Refusal[]; fault?: CombinedError | null }) {
  if (fault) return <ErrorState error={fault} />;
  if (!refusals.length) return null;
  return (
    <Notice tone="bad" alert>
      {refusals.map((refusal) => (
        <p key={`${refusal.code}${refusal.path.join()}${refusal.message}`}>{refusal.message}</p>
      ))}
    </Notice>
  );
}
