import { useState } from "react";
import { type CombinedError, useClient } from "urql";
import { MyDataDocument, type MyDataQuery } from "../model/MyData.gen";

type Everything = { account: MyDataQuery["me"]; orders: MyDataQuery["orders"]["nodes"] };

/** Everything the shop keeps of the caller, read page by page, as a file of JSON. */
export function useMyData() {
  const client = useClient();
  const [state, setState] = useState<{ busy: boolean; fault: CombinedError | null }>({ busy: false, fault: null });
  const download = async () => {
    setState({ busy: true, fault: null });
    const orders: Everything["orders"] = [];
    let after: string | null = null;
    for (;;) {
      const { data, error }: { data?: MyDataQuery; error?: CombinedError } = await client
        .query(MyDataDocument, { after }, { requestPolicy: "network-only" })
        .toPromise();
      if (!data) return setState({ busy: false, fault: error ?? null });
      orders.push(...data.orders.nodes);
      after = data.orders.pageInfo.endCursor ?? null;
      if (!data.orders.pageInfo.hasNextPage) {
        save({ account: data.me, orders });
        return setState({ busy: false, fault: null });
      }
    }
  };
  return { ...state, download };
}

function save(everything: Everything) {
  const words = JSON.stringify(everything, (name, value) => (name === "__typename" ? undefined : value), 2);
  const url = URL.createObjectURL(new Blob([words], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "my-data.json";
  link.click();
  URL.revokeObjectURL(url);
}
