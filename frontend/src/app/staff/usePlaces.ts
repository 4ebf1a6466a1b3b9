import { useRights } from "@/shared/gql/rights";
import { PLACES, type Place } from "./places";

/** The places that are open to the person who is signed in. Shipments need two rights: to see parcels, and to work on them. */
export function usePlaces(): Place[] {
  const rights = useRights();
  return PLACES.filter(
    ({ to, rights: needed }) =>
      needed.some((right) => rights.has(right)) && (to !== "/shipments" || rights.has("SEE_SHIPMENTS")),
  );
}
