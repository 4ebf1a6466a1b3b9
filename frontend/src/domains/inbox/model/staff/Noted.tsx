import { runsOf } from "./mention";
import styles from "./Note.module.css";

/** The words of a note; whom it names stands out. */
export function Noted({ body, named }: { body: string; named: readonly { name: string }[] }) {
  const runs = runsOf(
    body,
    named.map(({ name }) => name),
  );
  return runs.map(({ words, named: is }, index) =>
    is ? (
      <b key={index} className={styles.named}>
        {words}
      </b>
    ) : (
      words
    ),
  );
}
