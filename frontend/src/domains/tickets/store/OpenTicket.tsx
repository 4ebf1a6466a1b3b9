import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { TicketKind } from "@/shared/gql/enums.gen";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { AreaField, CheckField, SelectField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { OpenTicketDocument } from "../model/OpenTicket.gen";
import styles from "./OpenTicket.module.css";

type Line = { id: string; productName: string; variantName: string };
type Kind = { kind: TicketKind; name: string; allowed: boolean; reason: string | null };
type Wish = { orderId: string; token: string | null; lines: Line[]; kinds: Kind[]; open: boolean; close: () => void };
const LONGEST = 4000;

/** After-sales in one sheet: what is wrong, of what can be now, with which items, in a few words. */
export function OpenTicket({ orderId, token, lines, kinds, open, close }: Wish) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [kind, setKind] = useState("");
  const [chosen, setChosen] = useState<string[]>(lines.length === 1 ? lines.map(({ id }) => id) : []);
  const [body, setBody] = useState("");
  const [asked, setAsked] = useState(false);
  const [openTicket, { busy, refusals, fault }] = useVerb(OpenTicketDocument, { once: `open-ticket:${orderId}` });
  const unsaid = asked && !kind ? t`Please choose what it is about.` : undefined;
  const missing = asked && body.trim() === "" ? t`Please tell us in a few words.` : undefined;
  const closed = kinds.find(({ allowed }) => !allowed);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const submit = async () => {
    setAsked(true);
    if (!kind || !body.trim()) return;
    const { payload } = await openTicket({
      orderId,
      orderToken: token,
      kind: kind as TicketKind,
      body: body.trim(),
      orderLineIds: chosen,
    });
    if (!payload?.ticket) return;
    close();
    await navigate({ to: "/tickets/$id", params: { id: payload.ticket.id }, search: token ? { token } : {} });
  };
  return (
    <Dialog
      open={open}
      title={<Trans>After-sales request</Trans>}
      onClose={close}
      footer={
        <Button look="primary" busy={busy} onClick={submit}>
          <Trans>Send request</Trans>
        </Button>
      }
    >
      <SelectField
        label={t`What is it about?`}
        value={kind}
        error={unsaid}
        hint={closed?.reason}
        onChange={(event) => setKind(event.target.value)}
      >
        <option value="">{t`Please choose`}</option>
        {kinds.map(
          (each) =>
            each.allowed && (
              <option key={each.kind} value={each.kind}>
                {each.name}
              </option>
            ),
        )}
      </SelectField>
      <fieldset className={styles.lines}>
        <legend>
          <Trans>Which items?</Trans>
        </legend>
        {lines.map((line) => (
          <CheckField
            key={line.id}
            label={`${line.productName} ${line.variantName}`}
            checked={chosen.includes(line.id)}
            onChange={() => toggle(line.id)}
          />
        ))}
      </fieldset>
      <AreaField
        label={t`What happened?`}
        value={body}
        maxLength={LONGEST}
        error={missing}
        onChange={(event) => setBody(event.target.value)}
      />
      <Trouble refusals={refusals} fault={fault} />
    </Dialog>
  );
}
