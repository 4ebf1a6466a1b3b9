import { Trans } from "@lingui/react/macro";
import { useVerb } from "@/shared/gql/useVerb";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ResetSecondFactorDocument } from "../model/staff/ResetSecondFactor.gen";
import type { StaffRowFragment } from "../model/staff/StaffRow.gen";

type Props = { person: StaffRowFragment; onAsk: () => void; onClose: () => void };

/** A colleague lost what makes their codes: they sign in by the password alone again. */
export function ResetSecondFactor({ person, onAsk, onClose }: Props) {
  const [reset, { busy, refusals, fault }] = useVerb(ResetSecondFactorDocument);
  const submit = async () => {
    const { payload } = await reset({ staffId: person.id });
    if (!payload) return;
    onAsk();
    onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Ask {person.name} for no code</Trans>}
      verb={<Trans>Reset it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>
          Make sure that it is really they who ask. They are signed out everywhere, sign in with their password alone,
          and can set up another app then.
        </Trans>
      </p>
    </VerbDialog>
  );
}
