import { Trans, useLingui } from "@lingui/react/macro";
import { elsewhere, errorAt, plain } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangePaymentTermsDocument } from "../model/staff/ChangePaymentTerms.gen";
import type { TermsRowFragment } from "../model/staff/TermsRow.gen";
import { Meanwhile } from "./Meanwhile";
import { useDraft } from "./useDraft";
import { useDuration } from "./useDuration";
import { useSettle } from "./useSettle";

function wordsOf(method: TermsRowFragment) {
  return {
    name: plain(method.nameTexts),
    description: plain(method.descriptionTexts),
    payWithinMinutes: String(method.payWithinMinutes),
  };
}

type Props = { method: TermsRowFragment; onAsk: () => void; onClose: () => void };

/** Another name or time to pay; placed orders keep theirs. */
export function ChangePayment({ method, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const duration = useDuration();
  const draft = useDraft(method, () => wordsOf(method));
  const { words, write } = draft;
  const [change, state] = useVerb(ChangePaymentTermsDocument);
  const { refusals } = state;
  const minutes = Number(words.payWithinMinutes);
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, () =>
    change({ ...words, paymentTermsId: method.id, expectedVersion: draft.version, payWithinMinutes: minutes }),
  );
  const inWords = minutes >= 60 ? t`${duration(minutes)}. Orders that were placed keep theirs.` : undefined;
  return (
    <VerbDialog
      open
      wide
      title={<Trans>Change {method.name}</Trans>}
      verb={t`Save`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      refusals={elsewhere(rest.refusals, Object.keys(words))}
    >
      <TextsField
        label={t`Name`}
        path="name"
        value={words.name}
        onChange={(name) => write({ name })}
        refusals={refusals}
      />
      <TextsField
        label={t`One line about it`}
        path="description"
        value={words.description}
        onChange={(description) => write({ description })}
        refusals={refusals}
      />
      <TextField
        label={t`Time to pay, in minutes`}
        type="number"
        required
        value={words.payWithinMinutes}
        error={errorAt(refusals, "payWithinMinutes")}
        hint={inWords ?? t`Orders that were placed keep theirs.`}
        onChange={(event) => write({ payWithinMinutes: event.target.value })}
      />
      <Meanwhile draft={draft} />
    </VerbDialog>
  );
}
