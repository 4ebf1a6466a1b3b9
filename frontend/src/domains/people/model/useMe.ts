import { useEffect } from "react";
import { useQuery } from "urql";
import { recall, remember } from "@/shared/page/storage";
import { MeDocument, type MeQuery } from "./Me.gen";

export type Me = MeQuery["me"];
const NAME = "orderflow.customer";

/** Who is looking, undefined until the server has answered; or that it could not be asked. */
export function useWho(): { me: Me | undefined; failed: boolean } {
  const [{ data, error }] = useQuery({ query: MeDocument, requestPolicy: "cache-first" });
  const kind = data?.me.kind;
  useEffect(() => {
    if (kind) remember(NAME, kind === "CUSTOMER" ? "yes" : null);
  }, [kind]);
  return { me: data?.me, failed: error !== undefined && !data };
}

export function useMe(): Me | undefined {
  return useWho().me;
}

/** Whether a customer was signed in when the server last said who is looking: a guess, to lay out the page by. */
export function wasCustomer(): boolean {
  return recall(NAME) !== null;
}
