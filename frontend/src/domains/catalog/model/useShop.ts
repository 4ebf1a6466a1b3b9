import { useEffect } from "react";
import { useQuery } from "urql";
import { heardServerTime } from "@/shared/format/clock";
import { setZone } from "@/shared/format/zone";
import { ShopDocument, type ShopQuery } from "./Shop.gen";

export type Shop = ShopQuery["shop"];

/** The shop's own facts; its time zone and its clock become those of the whole page. */
export function useShop(): Shop | undefined {
  const [{ data }] = useQuery({ query: ShopDocument, requestPolicy: "cache-first" });
  const shop = data?.shop;
  useEffect(() => {
    if (!shop) return;
    setZone(shop.timeZone);
    heardServerTime(shop.now);
  }, [shop]);
  return shop;
}
