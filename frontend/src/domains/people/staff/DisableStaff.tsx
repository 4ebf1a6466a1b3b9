import { Trans } from "@lingui/react/macro";
import { useVerb } from "@/shared/gql/useVerb";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { DisableStaffDocument } from "../model/staff/DisableStaff.gen";
import type { StaffRowFragment } from "../model/staff/StaffRow.gen";

/** Shuts a colleague out. */
export function DisableStaff({ person, onClose }: { person: StaffRowFragment; onClose: () => void }) {
  const [disable, { busy, refusals, fault }] = useVerb(DisableStaffDocument);
  const submit = async () => {
    const { payload } = await disable({ staffId: person.id });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Shut {person.name} out</Trans>}
      verb={<Trans>Shut out</Trans>}
      onClose={onClose}
      onSubmit={submit}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>
          They are signed out everywhere at once, and tokens they made stop working. What they did keeps their name, and
          tickets stay with them until somebody takes over. They can be let in again.
        </Trans>
      </p>
    </VerbDialog>
  );
}
