import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { AddressesQuery } from "@/domains/people/model/Addresses.gen";
import { AddressText } from "@/shared/address/AddressText";
import { type Address, NO_ADDRESS, plainAddress, sameAddress } from "@/shared/address/address";
import styles from "@/shared/address/address.module.css";
import { Choice } from "@/shared/ui/Field";

export type BookEntry = NonNullable<AddressesQuery["me"]["customer"]>["addresses"][number];

type BookProps = { entries: BookEntry[]; start: Address; choose: (address: Address) => void };

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
