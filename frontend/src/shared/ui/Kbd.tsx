import { keyCap } from "@/shared/keys/Keys";
import styles from "./Kbd.module.css";

/** The cap of a key or of several pressed after one another. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(" ").map((each) => (
        <kbd key={each}>{keyCap(each)}</kbd>
      ))}
    </span>
  );
}
