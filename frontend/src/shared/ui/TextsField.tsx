import { errorAt, LANGUAGES, type Texts } from "@/shared/format/texts";
import type { Refusal } from "@/shared/gql/refusal";
import { AreaField, TextField } from "@/shared/ui/Field";
import styles from "./TextsField.module.css";

type Props = {
  label: string;
  /** The input's field, where the server's words about it belong. */
  path: string;
  value: Texts;
  onChange: (next: Texts) => void;
  refusals?: Refusal[];
  long?: boolean;
  hint?: string;
};

/** One text in all languages of the shop, side by side. */
export function TextsField({ label, path, value, onChange, refusals = [], long, hint }: Props) {
  const Control = long ? AreaField : TextField;
  return (
    <fieldset className={styles.texts}>
      <legend>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.languages}>
        {LANGUAGES.map(({ key, name, tag }) => (
          <Control
            key={key}
            className={styles.language}
            label={
              <>
                <span className="sr">{label}, </span>
                <span lang={tag}>{name}</span>
              </>
            }
            lang={tag}
            {...(long ? { rows: 6 } : {})}
            value={value[key]}
            error={errorAt(refusals, `${path}.${key}`)}
            onChange={(event) => onChange({ ...value, [key]: event.target.value })}
          />
        ))}
      </div>
    </fieldset>
  );
}
