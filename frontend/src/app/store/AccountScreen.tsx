import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { forgetSeen } from "@/domains/catalog/model/seen";
import { useShop } from "@/domains/catalog/model/useShop";
import { SignOutDocument } from "@/domains/people/model/SignOut.gen";
import { useMe } from "@/domains/people/model/useMe";
import { AddressBook } from "@/domains/people/store/AddressBook";
import { ChangePassword } from "@/domains/people/store/ChangePassword";
import { MyData } from "@/domains/people/store/MyData";
import { Sessions } from "@/domains/people/store/Sessions";
import { VerifyNotice } from "@/domains/people/store/VerifyNotice";
import { useSession } from "@/shared/gql/GqlProvider";
import { useVerb } from "@/shared/gql/useVerb";
import { useTitle } from "@/shared/page/title";
import { Button, ButtonLink } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, Loading, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import styles from "./AccountScreen.module.css";

function Guest() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon="user"
      title={<h1>{t`You are here as a guest`}</h1>}
      action={
        <div className={styles.doors}>
          <ButtonLink look="primary" to="/sign-in">
            <Trans>Sign in</Trans>
          </ButtonLink>
          <ButtonLink to="/register">
            <Trans>Open an account</Trans>
          </ButtonLink>
        </div>
      }
    >
      <Trans>You can order without an account. With one, all your orders stand together on every device.</Trans>
    </EmptyState>
  );
}

export function AccountScreen() {
  const { t } = useLingui();
  const me = useMe();
  const { startOver } = useSession();
  const [signOut, { busy, refusals, fault }] = useVerb(SignOutDocument);
  useTitle(t`Account`, useShop()?.name);
  if (!me) {
    return (
      <Loading className={styles.account}>
        <Skeleton height={200} radius={12} />
      </Loading>
    );
  }
  const person = me.customer ?? me.staff;
  if (!person) return <Guest />;
  const leave = async () => {
    const { payload } = await signOut({});
    if (!payload) return;
    forgetSeen();
    startOver();
  };
  return (
    <div className={styles.account}>
      <h1>{person.name}</h1>
      {me.customer && <VerifyNotice />}
      <section className={`card ${styles.list}`}>
        {me.customer && <p className="muted small">{me.customer.email}</p>}
        <Link to="/orders">
          <Icon name="list" size={20} />
          <span className="grow">
            <Trans>My orders</Trans>
          </span>
          <Icon name="right" />
        </Link>
        {me.customer && (
          <Link to="/account/$door" params={{ door: "favourites" }}>
            <Icon name="heart" size={20} />
            <span className="grow">
              <Trans>Favourites</Trans>
            </span>
            <Icon name="right" />
          </Link>
        )}
        {me.staff && (
          <a href="/staff">
            <Icon name="warehouse" size={20} />
            <span className="grow">
              <Trans>To the staff app</Trans>
            </span>
            <Icon name="right" />
          </a>
        )}
      </section>
      {me.customer && <AddressBook />}
      <ChangePassword />
      <Sessions />
      {me.customer && <MyData />}
      <Trouble refusals={refusals} fault={fault} />
      <Button icon="exit" busy={busy} onClick={leave}>
        <Trans>Sign out</Trans>
      </Button>
    </div>
  );
}
