import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import type { IconName } from "./Icon";
import styles from "./ListBody.module.css";
import { EmptyState, ErrorState, Loading, Skeleton } from "./States";

type List = { nodes: unknown[] | null; error: CombinedError | null; busy: boolean; again: () => void };
type Props = {
  list: List;
  /** What could not be read, in words. */
  failed: string;
  empty: { icon?: IconName; title: ReactNode; words?: ReactNode; action?: ReactNode };
  children: ReactNode;
};

/** The four states of a list in one box of one size: loading, failed, empty, there. */
export function ListBody({ list, failed, empty, children }: Props) {
  if (list.error && !list.nodes) return <ErrorState error={list.error} retry={list.again} title={failed} />;
  return (
    <div className="card" aria-busy={list.busy}>
      {!list.nodes ? (
        <Loading className={styles.loading}>
          {Array.from({ length: 10 }, (_, index) => (
            <Skeleton key={index} width={`${92 - ((index * 7) % 30)}%`} />
          ))}
        </Loading>
      ) : list.nodes.length === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title} action={empty.action}>
          {empty.words}
        </EmptyState>
      ) : (
        children
      )}
    </div>
  );
}
