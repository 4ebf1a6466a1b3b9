import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import styles from "./flow.module.css";

type Props = {
  title: string;
  note?: ReactNode;
  legend?: ReactNode;
  /** The same figures as rows, for whoever reads them better or has them read out. */
  head: string[];
  rows: string[][];
  children: ReactNode;
  className?: string;
};

/** A chart that answers one question, and its table behind a button. */
export function ChartPanel({ title, note, legend, head, rows, children, className }: Props) {
  const { t } = useLingui();
  const [asTable, setAsTable] = useState(false);
  const aside = (
    <>
      {!asTable && legend}
      <Button
        look="quiet"
        icon={asTable ? "chart" : "table"}
        aria-pressed={asTable}
        title={asTable ? t`As a chart` : t`As a table`}
        onClick={() => setAsTable(!asTable)}
      />
    </>
  );
  return (
    <Panel
      className={className}
      title={
        <>
          {title} {note && <small className={styles.note}>{note}</small>}
        </>
      }
      aside={aside}
    >
      {asTable ? <Figures label={title} head={head} rows={rows} /> : children}
    </Panel>
  );
}

function Figures({ label, head, rows }: { label: string; head: string[]; rows: string[][] }) {
  return (
    <table className={styles.figures} aria-label={label}>
      <thead>
        <tr>
          {head.map((each) => (
            <th key={each}>{each}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((each, column) => (
              <td key={column} className={column ? "num" : undefined}>
                {each}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
