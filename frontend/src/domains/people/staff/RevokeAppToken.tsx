import { Trans } from "@lingui/react/macro";
import { useVerb } from "@/shared/gql/useVerb";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { RevokeAppTokenDocument } from "../model/staff/RevokeAppToken.gen";

/** Ends a token at once. */
export function RevokeAppToken({ token, onClose }: { token: { id: string; name: string }; onClose: () => void }) {
  const [revoke, { busy, refusals, fault }] = useVerb(RevokeAppTokenDocument);
  const submit = async () => {
    const { payload } = await revoke({ appTokenId: token.id });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Revoke “{token.name}”</Trans>}
      verb={<Trans>Revoke it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>The program that uses it is shut out at once. This cannot be undone; a new token can be made.</Trans>
      </p>
    </VerbDialog>
  );
}
