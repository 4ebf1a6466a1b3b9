import { useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import styles from "./HopStrip.module.css";
import { Icon } from "./Icon";

export type HopItem = { place: string; at?: string | null; state: string };

/** The parcel's way through the cities: done, now, next. Read aloud as an ordered list. */
export function HopStrip({ hops, label }: { hops: HopItem[]; label: string }) {
  const { t } = useLingui();
  const { stamp } = useFormat();
  const said: Record<string, string> = { DONE: t`done`, NOW: t`here now`, NEXT: t`still to come` };
  return (
    <ol className={styles.hops} aria-label={label}>
      {hops.map((hop, index) => (
        <li
          key={`${hop.place}-${index}`}
          data-state={hop.state}
          aria-current={hop.state === "NOW" ? "step" : undefined}
        >
          {hop.state === "NOW" && (
            <span className={styles.van}>
              <Icon name="truck" />
            </span>
          )}
          <b>{hop.place}</b>
          <span className="sr">{said[hop.state]}</span>
          {hop.at && <span>{hop.state === "NEXT" ? t`about ${stamp(hop.at)}` : stamp(hop.at)}</span>}
        </li>
      ))}
    </ol>
  );
}
