import { useQuery } from "urql";
import { useCan } from "@/shared/gql/rights";
import { UnreadDocument } from "./Unread.gen";

/** How many notes name whoever is signed in that they have not read; events that name them keep it fresh. */
export function useUnread(): number {
  const has = useCan("SHARE_NOTES");
  const [{ data }] = useQuery({ query: UnreadDocument, pause: !has });
  return has ? (data?.me.unreadMentions ?? 0) : 0;
}
