import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { useTitle } from "@/shared/page/title";
import { Button, IconButton } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Trouble } from "@/shared/ui/Trouble";
import type { CategoryNodeFragment } from "../model/staff/CategoryNode.gen";
import { CategoryTreeDocument } from "../model/staff/CategoryTree.gen";
import { MoveCategoryDocument } from "../model/staff/MoveCategory.gen";
import { RestoreCategoryDocument } from "../model/staff/RestoreCategory.gen";
import { RetireCategoryDocument } from "../model/staff/RetireCategory.gen";
import { useShop } from "../model/useShop";
import styles from "./Categories.module.css";
import { MoveCategory, WriteCategory } from "./CategoryDialog";
import { type Branch, branchesOf } from "./tree";

type Doing =
  | { verb: "write"; category: CategoryNodeFragment | null }
  | { verb: "move"; category: CategoryNodeFragment };

function Item({ branch, onDo }: { branch: Branch; onDo: (doing: Doing) => void }) {
  const { t } = useLingui();
  const { node, depth, position, last } = branch;
  const fresh = useFresh();
  const [move, moving] = useVerb(MoveCategoryDocument);
  const [retire, retiring] = useVerb(RetireCategoryDocument);
  const [restore, restoring] = useVerb(RestoreCategoryDocument);
  const own = { categoryId: node.id, expectedVersion: node.version };
  const step = (to: number) => move({ ...own, parentId: node.parentId, position: to });
  return (
    <li data-depth={depth} data-retired={node.retired || undefined}>
      <b>{node.name}</b>
      <small className="mono">{node.slug}</small>
      <small>
        <Plural value={node.keptCount} _0="empty" one="# product" other="# products" />
      </small>
      {node.retired && <SubBadge icon="minus">{t`taken down`}</SubBadge>}
      <span className={styles.acts}>
        {node.retired ? (
          <Button busy={restoring.busy} aria-disabled={!fresh} onClick={() => restore(own)}>
            <Trans>Bring back</Trans>
          </Button>
        ) : (
          <>
            <IconButton
              icon="up"
              size={16}
              label={t`${node.name} further up`}
              disabled={position === 0 || moving.busy || !fresh}
              onClick={() => step(position - 1)}
            />
            <IconButton
              icon="down"
              size={16}
              label={t`${node.name} further down`}
              disabled={last || moving.busy || !fresh}
              onClick={() => step(position + 1)}
            />
            <Button onClick={() => onDo({ verb: "write", category: node })}>
              <Trans>Change…</Trans>
            </Button>
            <Button onClick={() => onDo({ verb: "move", category: node })}>
              <Trans>Move…</Trans>
            </Button>
            <Button busy={retiring.busy} aria-disabled={!fresh} onClick={() => retire(own)}>
              <Trans>Take down</Trans>
            </Button>
          </>
        )}
      </span>
      <Trouble
        refusals={[...moving.refusals, ...retiring.refusals, ...restoring.refusals]}
        fault={moving.fault ?? retiring.fault ?? restoring.fault}
      />
    </li>
  );
}

/** The tree of categories, in the order customers see it. */
export function CategoriesScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error }, ask] = useQuery({ query: CategoryTreeDocument });
  const [doing, setDoing] = useState<Doing | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const nodes = data?.categories ?? [];
  useTitle(t`Categories`, t`Catalogue`, shop?.name);
  const close = () => setDoing(null);
  const create = (
    <Button look="primary" icon="plus" onClick={() => setDoing({ verb: "write", category: null })}>
      <Trans>New category</Trans>
    </Button>
  );
  return (
    <div className={styles.screen}>
      <Link to="/catalogue" className={styles.back}>
        <Icon name="left" />
        <Trans>Catalogue</Trans>
      </Link>
      <PageHead title={<Trans>Categories</Trans>}>{create}</PageHead>
      <StaleNotice />
      {error && !data && <ErrorState error={error} retry={again} title={t`The categories could not be read`} />}
      <div className="card">
        {!data && !error && (
          <Loading>
            <Skeleton height={220} radius={6} />
          </Loading>
        )}
        {data && nodes.length === 0 && (
          <EmptyState icon="list" title={t`No categories yet`}>
            <Trans>Every product stands in one. Begin with the first.</Trans>
          </EmptyState>
        )}
        <ul className={styles.tree}>
          {branchesOf(nodes, { retired: true }).map((branch) => (
            <Item key={branch.node.id} branch={branch} onDo={setDoing} />
          ))}
        </ul>
      </div>
      {doing?.verb === "write" && <WriteCategory nodes={nodes} category={doing.category} onClose={close} />}
      {doing?.verb === "move" && <MoveCategory nodes={nodes} category={doing.category} onClose={close} />}
    </div>
  );
}
