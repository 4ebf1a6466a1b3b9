import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { FindOrdersDocument } from "@/domains/orders/model/staff/FindOrders.gen";
import { useFormat } from "@/shared/format/format";
import { useJoin } from "@/shared/format/join";
import type { OrderStatus } from "@/shared/gql/enums.gen";
import { useAllowed, useCan } from "@/shared/gql/rights";
import { useListedKeys } from "@/shared/keys/Keys";
import type { IconName } from "@/shared/ui/Icon";
import { usePlaces } from "./usePlaces";

export type Command = {
  id: string;
  label: string;
  note?: string;
  icon: IconName;
  keys?: string;
  status?: OrderStatus;
  run: () => void;
};

/** The text after the person has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), 160);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Orders that fit what is typed; two letters are too few to ask the server. */
function useFoundOrders(text: string): { found: Command[]; searching: boolean } {
  const navigate = useNavigate();
  const { stamp } = useFormat();
  const join = useJoin();
  const query = useAllowed(FindOrdersDocument);
  const search = usePaused(text.trim());
  const enough = useCan("SEE_ORDERS") && search.length >= 3;
  const [{ data, fetching }] = useQuery({ query, variables: { search }, pause: !enough });
  const nodes = enough ? (data?.orders.nodes ?? []) : [];
  const found = nodes.map(({ id, number, status, placedAt, address }) => ({
    id,
    label: number,
    note: join([address && `${address.name} ${address.city}`, stamp(placedAt)]),
    icon: "list" as const,
    status,
    run: () => navigate({ to: "/orders/$id", params: { id } }),
  }));
  return { found, searching: fetching || search !== text.trim() };
}

/** What the palette offers: first what the screen can do, then places, then orders that are found. */
export function useCommands(text: string): { commands: Command[]; searching: boolean } {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const places = usePlaces();
  const listed = useListedKeys();
  const { found, searching } = useFoundOrders(text);
  const commands = useMemo(() => {
    const here = listed
      .filter(({ keys }) => !keys.startsWith("g ") && keys !== "mod+k")
      .map(({ keys, label, run }) => ({
        id: `key-${encodeURIComponent(keys)}`,
        label: label ?? keys,
        icon: "right" as const,
        keys,
        // The dialog must have given the focus back before the screen acts.
        run: () => setTimeout(() => run(new KeyboardEvent("keydown")), 0),
      }));
    const go = places.map((place) => ({
      id: `go${place.to.replace("/", "-")}`,
      label: i18n._(place.word),
      icon: place.icon,
      keys: place.key,
      run: () => navigate({ to: place.to }),
    }));
    const wanted = text.trim().toLowerCase();
    return [...go, ...here].filter(({ label }) => label.toLowerCase().includes(wanted));
  }, [listed, places, i18n, navigate, text]);
  return { commands: [...found, ...commands], searching };
}
