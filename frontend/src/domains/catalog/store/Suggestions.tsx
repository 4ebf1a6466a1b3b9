import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useQuery } from "urql";
import { Icon } from "@/shared/ui/Icon";
import { Money } from "@/shared/ui/Money";
import { Tile } from "@/shared/ui/Tile";
import { SuggestionsDocument } from "../model/Suggestions.gen";
import styles from "./Suggestions.module.css";

const PAUSE_MS = 150;

/** What was typed, once the fingers rest. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Up and down walk along the links; the input is before the first. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll("a")];
  const next = links.indexOf(document.activeElement as HTMLAnchorElement) + step;
  if (next >= 0) links[next]?.focus();
  else event.currentTarget.closest("search")?.querySelector("input")?.focus();
}

/** The goods that fit best while words are typed, and the way to all that fit. */
export default function Suggestions({ text, onPick }: { text: string; onPick: () => void }) {
  const { t } = useLingui();
  const search = useRested(text);
  const [{ data }] = useQuery({ query: SuggestionsDocument, variables: { search } });
  const found = data?.products.nodes ?? [];
  if (found.length === 0) return null;
  return (
    <nav className={styles.suggestions} aria-label={t`Goods that fit`} onKeyDown={walk}>
      {found.map((product) => (
        <Link key={product.id} to="/p/$slug" params={{ slug: product.slug }} onClick={onPick}>
          <Tile picture={product.pictures[0]} size="xs" named />
          <span className={styles.name}>{product.name}</span>
          <Money of={product.priceFrom} />
        </Link>
      ))}
      <Link to="/search" search={{ q: search }} className={styles.all} onClick={onPick}>
        <Icon name="search" size={20} />
        <Trans>Everything for “{search}”</Trans>
      </Link>
    </nav>
  );
}
