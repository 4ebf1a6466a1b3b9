import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { RelatedDocument } from "../model/Related.gen";
import { GoodsRow } from "./GoodsRow";
import RecentlySeen from "./RecentlySeen";

/** What else somebody may like who looks at these goods, and what they looked at before. */
export default function Related({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: RelatedDocument, variables: { id } });
  return (
    <>
      <GoodsRow title={<Trans>You may also like</Trans>} goods={data?.product?.related ?? []} />
      <RecentlySeen but={id} />
    </>
  );
}
