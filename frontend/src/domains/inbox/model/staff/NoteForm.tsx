import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import type { Refusal } from "@/shared/gql/refusal";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { Trouble } from "@/shared/ui/Trouble";
import { NoteField } from "./NoteField";
import styles from "./NoteForm.module.css";
import { useNoteDraft } from "./useNoteDraft";

type Props = {
  /** The order or the parcel. */
  about: string;
  placeholder: string;
  /** Writes the note; whether it was written. */
  add: (body: string) => Promise<boolean>;
  trouble: { busy: boolean; refusals: Refusal[]; fault: CombinedError | null };
  children?: ReactNode;
};

/** A note that only colleagues read. */
export function NoteForm({ about, placeholder, add, trouble, children }: Props) {
  const { t } = useLingui();
  const { draft, write, clear, isEmpty, body } = useNoteDraft();
  const send = async () => {
    if (!isEmpty && (await add(body))) clear();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <NoteField
        about={about}
        aria-label={t`Note`}
        placeholder={placeholder}
        rows={1}
        draft={draft}
        onWrite={write}
        onSend={send}
      />
      <div className={styles.foot}>
        <Icon name="lock" size={14} />
        <span className="grow">
          <Trans>staff only</Trans>
        </span>
        {children}
        <Kbd keys="mod+Enter" />
        <Button type="submit" busy={trouble.busy}>
          <Trans>Add note</Trans>
        </Button>
      </div>
      <Trouble refusals={trouble.refusals} fault={trouble.fault} />
    </form>
  );
}
