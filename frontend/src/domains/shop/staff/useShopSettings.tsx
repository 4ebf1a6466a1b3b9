import { useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { ShopSettingsDocument } from "../model/staff/ShopSettings.gen";

/** What is set of the shop as a whole; until it is there, what to draw instead. */
export function useShopSettings() {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: ShopSettingsDocument });
  const again = () => ask({ requestPolicy: "network-only" });
  const instead = error ? (
    <ErrorState error={error} retry={again} title={t`The settings could not be read`} />
  ) : (
    <Loading>
      <Skeleton height={320} radius={6} />
    </Loading>
  );
  return { shop: data?.shopSettings, instead, again };
}
