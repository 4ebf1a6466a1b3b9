import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { actionOf } from "@/shared/ui/Actions";
import { Avatar } from "@/shared/ui/Avatar";
import { Bar } from "@/shared/ui/Bar";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Late } from "@/shared/ui/Late";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Tile } from "@/shared/ui/Tile";
import type { BoardCardFragment } from "../model/staff/BoardCard.gen";
import styles from "./Board.module.css";
import { unitsOf, walkOf } from "./board";

const PICTURES = 3;

export type CardVerbs = {
  onPick: (id: string) => void;
  onDispatch: (card: BoardCardFragment) => void;
  onHandOver: (id: string) => void;
};

function DueTime({ at }: { at: string }) {
  const now = useServerNow().getTime();
  const { time, stamp, daysAway } = useFormat();
  if (Date.parse(at) < now) return <Late since={at} />;
  return <span className="num tiny muted">{daysAway(at) === 0 ? time(at) : stamp(at)}</span>;
}

/** Why the next step of a parcel is not open, in the place of its button. */
function Refused({ reason }: { reason?: string | null }) {
  return (
    <span className={styles.refused}>
      <Icon name="lock" size={14} />
      {reason}
    </span>
  );
}

/** The one thing to do with a parcel at this stage. */
function Next({ card, verbs }: { card: BoardCardFragment; verbs: CardVerbs }) {
  const navigate = useNavigate();
  const pick = actionOf(card.availableActions, "startPicking");
  const pack = actionOf(card.availableActions, "packShipment");
  const dispatch = actionOf(card.availableActions, "dispatchShipment");
  const handOver = actionOf(card.availableActions, "handOverShipments");
  const open = () => navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: card.id } });
  const step = { ASSIGNED: pick, PACKED: dispatch, LABELLED: handOver }[card.state as string];
  const waits = card.labelRequestedAt !== null && card.labelProblem === null && card.state === "PACKED";
  if (step && !step.allowed && !waits) return <Refused reason={step.reason} />;
  if (card.state === "ASSIGNED" && pick) {
    return (
      <Button icon="scan" onClick={() => verbs.onPick(card.id)}>
        <Trans>Pick</Trans>
      </Button>
    );
  }
  if (card.state === "PICKING") {
    return (
      <Button icon={pack?.allowed ? "box" : "scan"} onClick={open}>
        {pack?.allowed ? <Trans>Pack</Trans> : <Trans>Go on</Trans>}
      </Button>
    );
  }
  if (card.state === "PACKED" && dispatch) {
    return (
      <Button icon="tag" onClick={() => verbs.onDispatch(card)} busy={waits}>
        <Trans>Label</Trans>
      </Button>
    );
  }
  if (card.state === "LABELLED" && handOver) {
    return (
      <Button icon="truck" onClick={() => verbs.onHandOver(card.id)}>
        <Trans>Hand over</Trans>
      </Button>
    );
  }
  return null;
}

/** One parcel on the board. */
export function BoardCard({
  card,
  tinted,
  cursor,
  verbs,
}: {
  card: BoardCardFragment;
  tinted: boolean;
  cursor: boolean;
  verbs: CardVerbs;
}) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { wanted, picked, short } = unitsOf(card.lines);
  return (
    <li
      className={styles.card}
      data-row={card.id}
      data-tint={tinted || undefined}
      data-cursor={cursor || undefined}
      aria-label={t`Parcel ${card.number}`}
    >
      <p className="between">
        <button
          type="button"
          className={styles.number}
          onClick={() => navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: card.id } })}
        >
          {card.number}
        </button>
        {card.state !== "LABELLED" && <DueTime at={card.dueAt} />}
      </p>
      <p className={styles.goods}>
        {card.lines.slice(0, PICTURES).map((line) => (
          <Tile key={line.id} picture={line.picture} size="xs" />
        ))}
        <span className="muted tiny num">
          <Plural value={wanted} one="# item" other="# items" />
        </span>
        <span className="grow" />
        {short > 0 && (
          <SubBadge icon="warning" tone="hold">
            <Trans>{short} missing</Trans>
          </SubBadge>
        )}
        {card.picker && <Avatar name={card.picker.name} />}
      </p>
      {card.state === "PICKING" && <Bar done={picked} of={wanted} good={picked >= wanted} />}
      {card.labelProblem && (
        <p className={styles.problem}>
          <Icon name="warning" size={14} />
          {card.labelProblem}
        </p>
      )}
      <div className={styles.foot}>
        <span className={`muted tiny mono ${styles.walk}`}>
          {card.trackingNumber ? `${card.carrierName} ${card.trackingNumber}` : walkOf(card.lines)}
        </span>
        <Next card={card} verbs={verbs} />
      </div>
    </li>
  );
}
