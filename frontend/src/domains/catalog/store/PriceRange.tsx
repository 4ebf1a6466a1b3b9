import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import type { ListSearch } from "./filters";
import styles from "./PriceRange.module.css";

export type Change = (change: Partial<ListSearch>) => void;

/** A band of prices of one's own. */
export function PriceRange({ search, change }: { search: ListSearch; change: Change }) {
  const { t } = useLingui();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => {
      const value = Number.parseFloat(String(form.get(name) ?? ""));
      return Number.isFinite(value) && value >= 0 ? value : undefined;
    };
    change({ min: read("min"), max: read("max") });
  };
  return (
    <form className={styles.range} onSubmit={submit} key={`${search.min}-${search.max}`}>
      <TextField label={t`Price from`} name="min" inputMode="decimal" defaultValue={search.min ?? ""} />
      <TextField label={t`up to`} name="max" inputMode="decimal" defaultValue={search.max ?? ""} />
      <Button type="submit">
        <Trans>Apply</Trans>
      </Button>
    </form>
  );
}
