import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useSession } from "@/shared/gql/GqlProvider";
import { useVerb } from "@/shared/gql/useVerb";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { When } from "@/shared/ui/When";
import { AcceptInvitationDocument } from "../model/staff/AcceptInvitation.gen";
import { JoiningDocument, type JoiningQuery } from "../model/staff/Joining.gen";
import { useRoleNames } from "../model/staff/useRoleNames";
import { Languages } from "./Languages";
import styles from "./SignInScreen.module.css";

type Invitation = NonNullable<JoiningQuery["invitation"]>;

function JoinForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { startOver } = useSession();
  const names = useRoleNames();
  const shop = useShop();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [accept, { busy, refusals, fault }] = useVerb(AcceptInvitationDocument);
  const at = (field: string) => refusals.find(({ path }) => path.at(-1) === field)?.message;
  const submit = async () => {
    const { payload } = await accept({ token, name, password });
    if (!payload) return;
    startOver();
    navigate({ to: "/", replace: true });
  };
  return (
    <form
      className={`card ${styles.card}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>{shop ? <Trans>Welcome to {shop.name}</Trans> : <Trans>Welcome</Trans>}</h1>
      <p>
        <Trans>
          You are invited as {names(invitation.roles)}. The link is good until <When at={invitation.expiresAt} />.
        </Trans>
      </p>
      <TextField label={t`E-mail`} name="email" autoComplete="username" value={invitation.email} readOnly />
      <TextField
        label={t`Full name`}
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        hint={t`Colleagues see it, and customers whom you answer.`}
        error={at("name")}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t`Password`}
        type="password"
        name="password"
        autoComplete="new-password"
        required
        minLength={10}
        hint={t`At least ${10} characters.`}
        error={at("password")}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Trouble refusals={refusals.filter(({ path }) => path.length === 0)} fault={fault} />
      <Button type="submit" look="primary" wide busy={busy}>
        <Trans>Come in</Trans>
      </Button>
    </form>
  );
}

/** Where the link of an invitation leads; what follows the # is its token, and no server writes it down. */
export function JoinScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [token] = useState(useLocation().hash);
  const [{ data, error }, ask] = useQuery({ query: JoiningDocument, variables: { token } });
  useTitle(t`Invitation`, shop?.name);
  return (
    <main className={styles.page}>
      {error && !data && <ErrorState error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!data && !error && (
        <Loading className={styles.card}>
          <Skeleton height={320} radius={12} />
        </Loading>
      )}
      {data?.invitation && <JoinForm token={token} invitation={data.invitation} />}
      {data && !data.invitation && (
        <div className={`card ${styles.card}`}>
          <h1>
            <Trans>This link opens nothing</Trans>
          </h1>
          <Notice tone="warn" icon="link">
            <Trans>
              It was used, withdrawn or is over, or a part of it is missing. Ask whoever invited you for a new one.
            </Trans>
          </Notice>
        </div>
      )}
      <Languages />
    </main>
  );
}
