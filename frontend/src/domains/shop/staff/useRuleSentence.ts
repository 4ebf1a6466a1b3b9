import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useFormat } from "@/shared/format/format";
import { useJoin } from "@/shared/format/join";
import type { RuleRowFragment } from "../model/staff/RuleRow.gen";
import { useRegionNames } from "./useRegionNames";

/** What an order must be for a rule to fit, condition by condition. */
export function useRuleSentence(): (rule: RuleRowFragment) => string[] {
  const { t } = useLingui();
  const { money } = useFormat();
  const join = useJoin();
  const regionNames = useRegionNames();
  return useCallback(
    (rule) => {
      const regions = regionNames(rule.regions);
      const deliveries = join(rule.deliveryNames);
      const total = rule.totalFrom && money(rule.totalFrom);
      const goods = join(rule.categories.map(({ name }) => name));
      const said = [
        regions && t`goes to ${regions}`,
        deliveries && t`delivered by ${deliveries}`,
        total && t`total from ${total}`,
        goods && t`has something of ${goods}`,
        rule.oversize && t`has oversize goods`,
      ].filter((each): each is string => Boolean(each));
      return said.length ? said : [t`any order`];
    },
    [t, money, join, regionNames],
  );
}
