import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import type { ImportResult, ImportVerdict } from "@/shared/gql/enums.gen";
import { usePages } from "@/shared/gql/usePages";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { SelectChip } from "@/shared/ui/SelectChip";
import { Table } from "@/shared/ui/Table";
import type { ImportCardFragment } from "../model/staff/ImportCard.gen";
import { ImportItemsDocument } from "../model/staff/ImportItems.gen";
import type { ImportRowFragment } from "../model/staff/ImportRow.gen";
import styles from "./Imports.module.css";
import { ItemBadge } from "./states";

const SHOWN = 12;

type Show = { verdict?: ImportVerdict[]; result?: ImportResult[] };
const SHOWS: Record<string, Show> = {
  all: {},
  new: { verdict: ["NEW"] },
  changed: { verdict: ["CHANGED"] },
  wrong: { verdict: ["WRONG"] },
  refused: { result: ["REFUSED"] },
};

function Cells({ item }: { item: ImportRowFragment }) {
  const { t } = useLingui();
  const changes = item.problems.length > 0 ? [] : item.changes;
  const more = changes.length - SHOWN;
  return (
    <ul className={styles.cells}>
      {item.problems.map(({ line, column, reason }) => (
        <li key={`${line}${column}${reason}`} data-tone="bad">
          <code>
            {t`Row ${line}`} {column}
          </code>{" "}
          {reason}
        </li>
      ))}
      {changes.slice(0, SHOWN).map(({ line, column, before, after }) => (
        <li key={`${line}${column}`}>
          <code>
            {t`Row ${line}`} {column}
          </code>{" "}
          {before && (
            <>
              <s>{before}</s> →{" "}
            </>
          )}
          {after}
        </li>
      ))}
      {more > 0 && (
        <li className="muted">
          <Trans>and {more} more cells</Trans>
        </li>
      )}
    </ul>
  );
}

function Row({ item }: { item: ImportRowFragment }) {
  return (
    <tr data-row={item.id}>
      <td className="num muted">{item.line}</td>
      <td>
        <span className={styles.product}>
          <b>{item.handle || "–"}</b>
          <small className="mono">{item.skus.slice(0, 3).join(", ")}</small>
        </span>
      </td>
      <td data-end>
        <ItemBadge verdict={item.verdict} result={item.result} />
      </td>
      <td data-wide>
        <Cells item={item} />
      </td>
    </tr>
  );
}

/** The products of a sheet: what changes from what to what, and what is wrong where. */
export function ImportItems({ sent }: { sent: ImportCardFragment }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const [show, setShow] = useState("all");
  const variables = { importId: sent.id, first: 50, verdict: null, result: null, ...SHOWS[show] };
  const list = usePages(ImportItemsDocument, variables, { pick: (answer) => answer.importItems });
  const items = list.nodes ?? [];
  return (
    <>
      <div>
        <SelectChip label={t`Show`} value={show} onChange={setShow}>
          <option value="all">{t`all products`}</option>
          <option value="new">{t`new ones`}</option>
          <option value="changed">{t`those that change`}</option>
          <option value="wrong">{t`those with errors`}</option>
          {sent.state === "DONE" && <option value="refused">{t`those left alone`}</option>}
        </SelectChip>
      </div>
      <ListBody
        list={list}
        failed={t`The products could not be read`}
        empty={{ icon: "search", title: t`None of this kind` }}
      >
        <Table
          label={t`Products of the sheet`}
          cards
          head={
            <>
              <th>{t`Row`}</th>
              <th>{t`Product`}</th>
              <th>{t`State`}</th>
              <th>{t`What changes, or is wrong`}</th>
            </>
          }
        >
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </Table>
        <ListFoot
          shown={number(items.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
    </>
  );
}
