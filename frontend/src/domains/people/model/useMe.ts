import { useQuery } from "urql";
import { MeDocument, type MeQuery } from "./Me.gen";

export type Me = MeQuery["me"];

/** Who is looking, undefined until the server has answered. */
export function useMe(): Me | undefined {
  const [{ data }] = useQuery({ query: MeDocument, requestPolicy: "cache-first" });
  return data?.me;
}
