import { Trans, useLingui } from "@lingui/react/macro";
import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import type { CombinedError } from "urql";
import { faultOf } from "@/shared/gql/fault";
import { Button } from "./Button";
import { Icon, type IconName } from "./Icon";
import styles from "./States.module.css";

const RETRY_MS = 5000;

type NoticeProps = {
  tone?: "plain" | "bad" | "warn" | "good";
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  /** Spoken at once when it appears. */
  alert?: boolean;
  aside?: ReactNode;
};

const SIGN = { plain: "note", bad: "warning", warn: "clock", good: "check" } as const;

/** A sentence that must not be missed, in place and not floating. */
export function Notice({ tone = "plain", icon, title, children, alert, aside }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={alert ? "alert" : undefined}>
      <Icon name={icon ?? SIGN[tone]} size={20} />
      <div className="grow">
        {title && <b className={styles.title}>{title}</b>}
        {children}
      </div>
      {aside}
    </div>
  );
}

/** Nothing here: why, and one thing to do. */
export function EmptyState({
  icon = "box",
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <span className={styles.glyph}>
        <Icon name={icon} size={20} />
      </span>
      <b>{title}</b>
      {children && <p className="muted small">{children}</p>}
      {action}
    </div>
  );
}

/** A lost connection mends itself: asked again every few seconds and as soon as the network is back. */
function useRetry(retry: (() => void) | undefined): void {
  const again = useRef(retry);
  useEffect(() => {
    again.current = retry;
  });
  const waiting = retry !== undefined;
  useEffect(() => {
    if (!waiting) return;
    const run = () => again.current?.();
    const timer = setInterval(run, RETRY_MS);
    addEventListener("online", run);
    return () => {
      clearInterval(timer);
      removeEventListener("online", run);
    };
  }, [waiting]);
}

/** What failed, what still works, a retry, and the id that is in the server's log. */
export function ErrorState({ error, retry, title }: { error: CombinedError; retry?: () => void; title?: ReactNode }) {
  const { t } = useLingui();
  const fault = faultOf(error);
  useRetry(fault.kind === "network" ? retry : undefined);
  const words = {
    network: [t`No connection to the shop`, t`Nothing is lost. We try again as soon as the network is back.`],
    unauthenticated: [t`Please sign in again`, t`Your session has ended. What you entered stays here.`],
    forbidden: [t`This is not open to you`, t`Ask somebody who runs the shop for the right “${fault.right ?? "?"}”.`],
    limited: [t`A moment, please`, t`There were many requests in a short time. Try again shortly.`],
    bug: [t`Something went wrong on our side`, t`It has been noted. You can try again.`],
  } as const;
  const [head, text] = words[fault.kind];
  return (
    <Notice tone="bad" alert title={title ?? head}>
      <p>{text}</p>
      <p className={styles.again}>
        {retry && (
          <Button onClick={retry}>
            <Trans>Try again</Trans>
          </Button>
        )}
        {fault.requestId && <span className="tiny muted mono">{fault.requestId}</span>}
      </p>
    </Notice>
  );
}

/** A grey box of the content's own size while it loads; give it the final height, so that nothing jumps. */
export function Skeleton({
  width = "100%",
  height = 14,
  radius = 4,
}: {
  width?: CSSProperties["width"];
  height?: CSSProperties["height"];
  radius?: number;
}) {
  return <span className={styles.skeleton} style={{ width, height, borderRadius: radius }} />;
}

/** Wraps skeletons: says once that something is loading. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div aria-busy="true" className={className}>
      <span className="sr" role="status">
        <Trans>Loading</Trans>
      </span>
      {children}
    </div>
  );
}
