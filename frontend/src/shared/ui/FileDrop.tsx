import { type ReactNode, useState } from "react";
import styles from "./FileDrop.module.css";
import { Icon, type IconName } from "./Icon";

type Props = {
  icon: IconName;
  label: ReactNode;
  /** What files are taken, in words. */
  children: ReactNode;
  accept: string;
  multiple?: boolean;
  busy: boolean;
  onFiles: (files: File[]) => void;
};

/** Where files are dropped or chosen. */
export function FileDrop({ icon, label, children, accept, multiple, busy, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const take = (files: Iterable<File>) => {
    const taken = [...files].slice(0, multiple ? undefined : 1);
    if (taken.length > 0 && !busy) onFiles(taken);
  };
  return (
    <label
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        className="sr"
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={busy}
        onChange={(event) => {
          take(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <Icon name={icon} size={24} />
      <b>{label}</b>
      {children}
    </label>
  );
}
