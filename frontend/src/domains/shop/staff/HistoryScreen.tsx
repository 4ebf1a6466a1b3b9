import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import type { ChangeKind } from "@/shared/gql/enums.gen";
import { usePages } from "@/shared/gql/usePages";
import { SelectField } from "@/shared/ui/Field";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { When } from "@/shared/ui/When";
import type { ChangeRowFragment } from "../model/staff/ChangeRow.gen";
import { SettingsChangesDocument } from "../model/staff/SettingsChanges.gen";
import { KINDS } from "./changed";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { useFieldWords } from "./useFieldWords";

const LONG = 160; // letters
const ITSELF = msg`the shop itself`;
/** Who else than staff sets something: a program, or somebody who takes up an invitation. */
const OTHERS: Record<string, MessageDescriptor> = { APP: msg`a program`, GUEST: msg`whoever was invited` };

type Field = ChangeRowFragment["fields"][number];

/** One field as it was and as it is; long texts are folded. */
function FieldChange({ change }: { change: Field }) {
  const { t } = useLingui();
  const { nameOf, saidOf } = useFieldWords();
  const { field } = change;
  const [before, after] = [saidOf(field, change.before), saidOf(field, change.after)];
  const values = (
    <>
      {before && (
        <del>
          <span className="sr">{t`before:`} </span>
          {before}
        </del>
      )}
      {before && <span aria-hidden="true"> → </span>}
      <ins>
        <span className="sr">{t`after:`} </span>
        {after || t`nothing`}
      </ins>
    </>
  );
  return (
    <div>
      <dt>{nameOf(field)}</dt>
      <dd>
        {[before, after].some((said) => said.length > LONG || said.includes("\n")) ? (
          <details>
            <summary>
              <Trans>Read it</Trans>
            </summary>
            {values}
          </details>
        ) : (
          values
        )}
      </dd>
    </div>
  );
}

function Change({ change }: { change: ChangeRowFragment }) {
  const { i18n } = useLingui();
  return (
    <li>
      <span className={styles.about}>
        <b>
          {i18n._(KINDS[change.kind])}
          <bdi className="sep">·</bdi>
          {change.called}
        </b>
        <small>
          {change.by ?? i18n._(OTHERS[change.actor.split(":")[0] ?? ""] ?? ITSELF)}
          <bdi className="sep">·</bdi>
          <When at={change.at} />
        </small>
      </span>
      <dl className={styles.changed}>
        {change.fields
          .filter(({ before, after }) => before || after)
          .map((each) => (
            <FieldChange key={each.field} change={each} />
          ))}
      </dl>
    </li>
  );
}

/** Who set what, from what to what; newest first. */
export function HistoryScreen() {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const [kind, setKind] = useState<ChangeKind | "">("");
  const list = usePages(
    SettingsChangesDocument,
    { first: 50, kind: kind || null },
    { pick: ({ settingsChanges }) => settingsChanges },
  );
  const changes = list.nodes ?? [];
  return (
    <SettingsPage title={t`History`} words={<Trans>Who set what, as it was and as it is.</Trans>}>
      <SelectField
        className={styles.filter}
        label={t`Show`}
        value={kind}
        onChange={({ target }) => setKind(target.value as ChangeKind | "")}
      >
        <option value="">{t`All changes`}</option>
        {Object.entries(KINDS).map(([code, word]) => (
          <option key={code} value={code}>
            {i18n._(word)}
          </option>
        ))}
      </SelectField>
      <ListBody
        list={list}
        failed={t`The history could not be read`}
        empty={{ icon: "clock", title: t`Nothing was changed yet` }}
      >
        <ol className={`card ${styles.list} ${styles.history}`}>
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
        <ListFoot
          shown={number(changes.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
    </SettingsPage>
  );
}
