import { Trans, useLingui } from "@lingui/react/macro";
import { elsewhere, errorAt, NO_TEXTS, plain } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangePolicyDocument } from "../model/staff/ChangePolicy.gen";
import { CreatePolicyDocument } from "../model/staff/CreatePolicy.gen";
import type { PolicyRowFragment } from "../model/staff/PolicyRow.gen";
import { Meanwhile } from "./Meanwhile";
import { useDraft } from "./useDraft";
import { useSettle } from "./useSettle";

function wordsOf(policy: PolicyRowFragment | null) {
  return policy
    ? { title: plain(policy.titleTexts), body: plain(policy.bodyTexts), slug: policy.slug }
    : { title: NO_TEXTS, body: NO_TEXTS, slug: "" };
}

type Props = { policy: PolicyRowFragment | null; onAsk: () => void; onClose: () => void };

/** A page of what the shop stands by, in all languages side by side. */
export function WritePolicy({ policy, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const draft = useDraft(policy, wordsOf);
  const { words, write } = draft;
  const [create, creating] = useVerb(CreatePolicyDocument, { once: "new-policy" });
  const [change, changing] = useVerb(ChangePolicyDocument);
  const state = policy ? changing : creating;
  const { refusals } = state;
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, () =>
    policy
      ? change({ ...words, policyId: policy.id, expectedVersion: draft.version })
      : create({ ...words, slug: words.slug.trim() || null }),
  );
  return (
    <VerbDialog
      open
      wide
      title={policy ? <Trans>Change {policy.title}</Trans> : <Trans>New page</Trans>}
      verb={policy ? t`Save` : t`Write it`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      refusals={elsewhere(rest.refusals, Object.keys(words))}
    >
      <TextsField
        label={t`Title`}
        path="title"
        value={words.title}
        onChange={(title) => write({ title })}
        refusals={refusals}
      />
      <TextsField
        label={t`Text`}
        path="body"
        value={words.body}
        onChange={(body) => write({ body })}
        refusals={refusals}
        long
        hint={t`Paragraphs, # headings, - lists, **strong**, [words](https://address). Anything else is shown as it is.`}
      />
      <TextField
        label={t`Address`}
        value={words.slug}
        error={errorAt(refusals, "slug")}
        hint={policy ? t`Links to the old address stop working.` : t`Made from the English title when left empty.`}
        onChange={(event) => write({ slug: event.target.value })}
      />
      <Meanwhile draft={draft} />
    </VerbDialog>
  );
}
