import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useJoin } from "@/shared/format/join";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { PageHead } from "@/shared/ui/Panel";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { Ago, When } from "@/shared/ui/When";
import { AppTokensDocument } from "../model/staff/AppTokens.gen";
import { RIGHTS } from "../model/staff/roles";
import type { TokenRowFragment } from "../model/staff/TokenRow.gen";
import { CreateAppToken } from "./CreateAppToken";
import { RevokeAppToken } from "./RevokeAppToken";

function Row({ token, onRevoke }: { token: TokenRowFragment; onRevoke: () => void }) {
  const { t, i18n } = useLingui();
  const join = useJoin();
  const words = token.scopes.map((scope) => (RIGHTS[scope] ? i18n._(RIGHTS[scope]) : scope));
  return (
    <tr>
      <td>
        <b>{token.name}</b>
      </td>
      <td data-end>
        {token.revokedAt ? (
          <SubBadge icon="cross">{t`revoked`}</SubBadge>
        ) : (
          <SubBadge icon="check" tone="good">{t`good`}</SubBadge>
        )}
      </td>
      <td data-wide className="muted" title={join(words)}>
        <Plural value={token.scopes.length} one="# right" other="# rights" />
        <bdi className="sep">·</bdi>
        {join(words.slice(0, 3))}
        {words.length > 3 && "…"}
      </td>
      <td className="muted">
        <When at={token.createdAt} />
      </td>
      <td className="muted">{token.lastUsedAt ? <Ago at={token.lastUsedAt} /> : t`never`}</td>
      <td data-right data-end>
        {!token.revokedAt && (
          <Button look="danger" onClick={onRevoke}>
            <Trans>Revoke…</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Keys of programs that work with the shop. A secret is shown once, and never again. */
export function TokensScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error, fetching }, ask] = useQuery({ query: AppTokensDocument });
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<TokenRowFragment | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const nodes = data?.appTokens ?? null;
  useTitle(t`App tokens`, shop?.name);
  useKeys([{ keys: "c", label: t`Make a token`, run: () => setCreating(true) }]);
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <PageHead title={<Trans>App tokens</Trans>}>
        <Button look="primary" icon="plus" shortcut="C" onClick={() => setCreating(true)}>
          <Trans>Make a token</Trans>
        </Button>
      </PageHead>
      <ListBody
        list={{ nodes, error: error ?? null, busy: fetching, again }}
        failed={t`The tokens could not be read`}
        empty={{ icon: "key", title: t`No tokens yet`, words: t`A program that works with the shop needs one.` }}
      >
        <Table
          label={t`App tokens`}
          cards
          head={
            <>
              <th>
                <Trans>Name</Trans>
              </th>
              <th>
                <Trans>State</Trans>
              </th>
              <th>
                <Trans>May</Trans>
              </th>
              <th>
                <Trans>Made</Trans>
              </th>
              <th>
                <Trans>Last used</Trans>
              </th>
              <th>
                <span className="sr">
                  <Trans>Actions</Trans>
                </span>
              </th>
            </>
          }
        >
          {nodes?.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </Table>
      </ListBody>
      {creating && (
        <CreateAppToken
          onClose={() => {
            setCreating(false);
            again();
          }}
        />
      )}
      {revoking && <RevokeAppToken token={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
