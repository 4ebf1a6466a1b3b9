import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { RecentlySeenDocument } from "../model/RecentlySeen.gen";
import { seenGoods } from "../model/seen";
import { GoodsRow } from "./GoodsRow";

/** What was looked at before in this browser; the goods of the page itself aside, and those that are no longer sold. */
export default function RecentlySeen({ but }: { but?: string }) {
  const [ids] = useState(() => seenGoods().filter((id) => id !== but));
  const [{ data }] = useQuery({ query: RecentlySeenDocument, variables: { ids }, pause: ids.length === 0 });
  const found = ids.flatMap((id) => data?.products.nodes.find((each) => each.id === id) ?? []);
  return <GoodsRow title={<Trans>Recently seen</Trans>} goods={found} />;
}
