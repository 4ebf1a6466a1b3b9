import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { FacetsDocument, type FacetsQuery, type FacetsQueryVariables } from "../model/Facets.gen";

export type Facet = FacetsQuery["facets"][number];
export type FacetValue = Facet["values"][number];

/** What the list can be narrowed by. The former choices stay in sight until the new ones have come. */
export function useFacets(filter: FacetsQueryVariables["filter"]): Facet[] | undefined {
  const [{ data }] = useQuery({ query: FacetsDocument, variables: { filter } });
  const [last, setLast] = useState(data?.facets);
  useEffect(() => {
    if (data) setLast(data.facets);
  }, [data]);
  return data?.facets ?? last;
}
