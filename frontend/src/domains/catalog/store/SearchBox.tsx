import { useLingui } from "@lingui/react/macro";
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { IconButton } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import type { ListSearch } from "./filters";
import type { Change } from "./PriceRange";
import styles from "./SearchBox.module.css";

const Suggestions = lazy(() => import("./Suggestions"));

/** Search words; sent on Enter, so that each key does not make a page of its own. What fits best is shown meanwhile. */
export function SearchBox({ search, change }: { search: ListSearch; change: Change }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  useEffect(() => {
    if (search.find) input.current?.focus();
  }, [search.find]);
  const close = () => setTyped("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close();
    change({ q: input.current?.value.trim() || undefined, find: undefined, sort: undefined });
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") {
      close();
      input.current?.focus();
    }
    if (event.key === "ArrowDown" && event.target === input.current) {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLAnchorElement>("nav a")?.focus();
    }
  };
  return (
    <search
      className={styles.box}
      onKeyDown={key}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}
    >
      <form className={styles.search} onSubmit={submit}>
        <Icon name="search" size={20} />
        <input
          ref={input}
          key={search.q ?? ""}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          aria-label={t`Search goods`}
          placeholder={t`Search goods`}
          defaultValue={search.q ?? ""}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
        <IconButton icon="right" label={t`Search`} type="submit" />
      </form>
      {typed && (
        <Suspense>
          <Suggestions text={typed} onPick={close} />
        </Suspense>
      )}
    </search>
  );
}
