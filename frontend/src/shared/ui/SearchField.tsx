import { useLingui } from "@lingui/react/macro";
import type { Ref } from "react";
import { IconButton } from "./Button";
import { Icon } from "./Icon";
import styles from "./SearchField.module.css";

type SearchFieldProps = {
  label: string;
  placeholder?: string;
  value: string;
  onType: (text: string) => void;
  /** Enter was pressed, or the field was emptied. */
  onSearch: (text: string) => void;
  ref?: Ref<HTMLInputElement>;
};

export function SearchField({ label, placeholder, value, onType, onSearch, ref }: SearchFieldProps) {
  const { t } = useLingui();
  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(value.trim());
        }}
      >
        <Icon name="search" />
        <input
          ref={ref}
          aria-label={label}
          placeholder={placeholder ?? label}
          value={value}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          spellCheck={false}
          autoComplete="off"
        />
        {value && (
          <IconButton
            icon="cross"
            size={16}
            label={t`Clear`}
            onClick={() => {
              onType("");
              onSearch("");
            }}
          />
        )}
      </form>
    </search>
  );
}
