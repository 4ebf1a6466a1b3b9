import type { IconName } from "@/shared/ui/icons";

const ICONS: Record<string, IconName> = { card: "card", wallet: "wallet", transfer: "bank" };

export function methodIcon(code: string): IconName {
  return ICONS[code] ?? "card";
}
