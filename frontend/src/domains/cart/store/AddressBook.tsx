import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Choice } from "@/shared/ui/Field";
import type { AddressInput } from "../model/SetCartAddress.gen";
import styles from "./AddressForm.module.css";
import { AddressText } from "./AddressText";
import { type BookEntry, NO_ADDRESS, plainAddress, sameAddress } from "./address";

type BookProps = { entries: BookEntry[]; start: AddressInput; choose: (address: AddressInput) => void };

/** The customer's own addresses to choose from; the fields below are filled with the chosen one and stay open to edits. */
export function AddressBook({ entries, start, choose }: BookProps) {
  const { t } = useLingui();
  const [picked, pick] = useState(() => entries.find((entry) => sameAddress(entry, start))?.id ?? "");
  const take = (entry: BookEntry | null) => {
    pick(entry?.id ?? "");
    choose(plainAddress(entry ?? NO_ADDRESS));
  };
  return (
    <fieldset className={styles.book}>
      <legend className="sr">{t`Your addresses`}</legend>
      {entries.map((entry) => (
        <Choice
          key={entry.id}
          name="book"
          checked={picked === entry.id}
          onChange={() => take(entry)}
          title={entry.name}
        >
          <AddressText of={entry} nameless />
        </Choice>
      ))}
      <Choice name="book" checked={picked === ""} onChange={() => take(null)} title={t`Another address`} />
    </fieldset>
  );
}
