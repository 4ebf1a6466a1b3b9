import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { LOCALE_NAMES, LOCALES, useLocale } from "@/shared/i18n/locale";
import { SelectField, TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { InviteStaffDocument } from "../model/staff/InviteStaff.gen";
import { InvitationLink } from "./InvitationLink";
import { RoleChoices } from "./RoleChoices";
import { type TeamChoice, TeamField } from "./TeamField";

/** Asks somebody by e-mail to work here. */
export function InviteStaff({ teams, onClose }: { teams: TeamChoice[]; onClose: () => void }) {
  const { t } = useLingui();
  const own = useLocale().locale;
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<string[]>([]);
  const [teamId, setTeamId] = useState("");
  const [locale, setLocale] = useState<string>(own);
  const [link, setLink] = useState<string | null>(null);
  const [invite, { busy, refusals, fault }] = useVerb(InviteStaffDocument);
  const atEmail = refusals.find(({ path }) => path.at(-1) === "email");
  const submit = async () => {
    const { payload } = await invite({ email, roles, teamId: teamId || null, locale });
    if (payload?.link) setLink(payload.link);
  };
  if (link) return <InvitationLink email={email} link={link} onClose={onClose} />;
  return (
    <VerbDialog
      open
      title={<Trans>Invite somebody</Trans>}
      verb={<Trans>Send the invitation</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={!email.trim() ? t`Enter their e-mail first.` : roles.length === 0 ? t`Choose at least one role.` : null}
      refusals={refusals.filter((each) => each !== atEmail)}
      {...{ busy, fault }}
    >
      <TextField
        label={t`E-mail`}
        type="email"
        autoComplete="off"
        hint={t`They choose their name and password themselves.`}
        error={atEmail?.message}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <RoleChoices chosen={roles} onChange={setRoles} />
      <TeamField teams={teams} value={teamId} roles={roles} onChange={setTeamId} />
      <SelectField label={t`Language of the letter`} value={locale} onChange={(event) => setLocale(event.target.value)}>
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </SelectField>
    </VerbDialog>
  );
}
