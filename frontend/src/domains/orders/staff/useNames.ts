import { useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { ColleaguesDocument } from "@/domains/people/model/staff/Colleagues.gen";
import { StaffMeDocument } from "@/domains/people/model/staff/StaffMe.gen";
import { useCan } from "@/shared/gql/rights";

/** The name of a colleague by id, as far as the viewer may know who works here. */
export function useNames(): (id: string) => string {
  const { t } = useLingui();
  const sees = useCan("SEE_TEAMS");
  const [{ data }] = useQuery({ query: ColleaguesDocument, requestPolicy: "cache-first", pause: !sees });
  const [{ data: mine }] = useQuery({ query: StaffMeDocument, requestPolicy: "cache-first" });
  return (id) => {
    const me = mine?.me.staff;
    if (me?.id === id) return me.name;
    return data?.staff.find((colleague) => colleague.id === id)?.name ?? t`a colleague`;
  };
}
