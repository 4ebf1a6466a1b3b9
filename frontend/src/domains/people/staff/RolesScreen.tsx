import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useJoin } from "@/shared/format/join";
import { useTitle } from "@/shared/page/title";
import { Icon } from "@/shared/ui/Icon";
import { PageHead } from "@/shared/ui/Panel";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { RolesDocument, type RolesQuery } from "../model/staff/Roles.gen";
import { RIGHTS, ROLE_WORDS, ROLES } from "../model/staff/roles";
import styles from "./Staff.module.css";

type Role = RolesQuery["roles"][number];

function Card({ role, people }: { role: Role; people: string[] }) {
  const { t, i18n } = useLingui();
  const join = useJoin();
  const word = ROLES[role.code];
  const purpose = ROLE_WORDS[role.code];
  return (
    <li className={`card ${styles.role}`}>
      <h2>{word ? i18n._(word) : role.code}</h2>
      <p>{purpose && i18n._(purpose)}</p>
      {role.ownWarehouseOnly && (
        <p className={styles.limit}>
          <Icon name="warehouse" size={14} />
          <Trans>In the warehouse of the own team only</Trans>
        </p>
      )}
      <details>
        <summary>
          <Plural value={role.rights.length} one="# right" other="# rights" />
        </summary>
        <ul>
          {role.rights.map((right) => (
            <li key={right}>
              <Icon name="check" size={14} />
              {RIGHTS[right] ? i18n._(RIGHTS[right]) : right}
            </li>
          ))}
        </ul>
      </details>
      <p className="muted tiny">{people.length ? join(people) : t`Nobody has it now`}</p>
    </li>
  );
}

/** What each role may do, in words. Which there are the house itself says; who has them is said under Staff. */
export function RolesScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error }, ask] = useQuery({ query: RolesDocument });
  useTitle(t`Roles`, shop?.name);
  const people = (code: string) =>
    (data?.staff ?? []).filter((each) => !each.disabledAt && each.roles.includes(code)).map((each) => each.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Roles</Trans>} />
      <p className="muted">
        <Trans>A role is a named set of rights. Whoever has several may do what any of them may.</Trans>
      </p>
      {error && !data && (
        <ErrorState
          error={error}
          retry={() => ask({ requestPolicy: "network-only" })}
          title={t`The roles could not be read`}
        />
      )}
      {!data && !error && (
        <Loading className={styles.roles}>
          {[1, 2, 3, 4].map((n) => (
            <Skeleton key={n} height={160} radius={6} />
          ))}
        </Loading>
      )}
      <ul className={styles.roles}>
        {data?.roles.map((role) => (
          <Card key={role.code} role={role} people={people(role.code)} />
        ))}
      </ul>
    </div>
  );
}
