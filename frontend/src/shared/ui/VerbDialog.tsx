import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useId } from "react";
import type { CombinedError } from "urql";
import type { Refusal } from "@/shared/gql/refusal";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Trouble } from "./Trouble";

type VerbDialogProps = {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  /** What the button does, in words, with the amount where money moves. */
  verb: ReactNode;
  onSubmit: () => void;
  busy: boolean;
  refusals: Refusal[];
  fault: CombinedError | null;
  /** Why it cannot be done with what is filled in. */
  missing?: string | null;
  danger?: boolean;
  /** Its fields stand side by side. */
  wide?: boolean;
  children: ReactNode;
};

/** A few fields and one verb; the first field has the focus. Refusals stand where the person looks: above the button. */
export function VerbDialog(props: VerbDialogProps) {
  const { open, title, onClose, verb, onSubmit, busy, refusals, fault, missing, danger, wide, children } = props;
  const form = useId();
  useEffect(() => {
    const field = open && document.getElementById(form)?.querySelector<HTMLElement>("input, select, textarea");
    if (field) field.focus();
  }, [open, form]);
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      wide={wide}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" form={form} look={danger ? "danger" : "primary"} busy={busy} refused={missing}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        id={form}
        style={{ display: "grid", gap: 16 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && !missing) onSubmit();
        }}
      >
        {children}
        <Trouble refusals={refusals} fault={fault} />
      </form>
    </Dialog>
  );
}
