import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useJoin } from "@/shared/format/join";
import { ROLES } from "./roles";

/** Roles in words, one after the other. */
export function useRoleNames(): (roles: string[]) => string {
  const { i18n } = useLingui();
  const join = useJoin();
  return useCallback((roles) => join(roles.map((role) => (ROLES[role] ? i18n._(ROLES[role]) : role))), [i18n, join]);
}
