import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { StatusBadge } from "@/shared/ui/StatusBadge";
import styles from "./Palette.module.css";
import { type Command, useCommands } from "./useCommands";

function Option({ command, id, on, onRun }: { command: Command; id: string; on: boolean; onRun: () => void }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (on) row.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is on
    <div ref={row} id={id} role="option" aria-selected={on} className={styles.option} onClick={onRun}>
      <Icon name={command.icon} />
      <span className="grow">
        {command.label}
        {command.note && <small>{command.note}</small>}
      </span>
      {command.status && <StatusBadge status={command.status} />}
      {command.keys && <Kbd keys={command.keys} />}
    </div>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { commands, searching } = useCommands(text);
  const chosen = commands[Math.min(at, commands.length - 1)];
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const walk = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((commands.length + at + step) % Math.max(1, commands.length));
    else if (event.key === "Enter") run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.finder}>
      <div className={styles.field}>
        <Icon name="search" size={20} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog opens for nothing else
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-label={t`Find an order, or go somewhere`}
          placeholder={t`Order number, e-mail, name, or a command`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={walk}
          autoComplete="off"
          spellCheck={false}
        />
        <Kbd keys="Escape" />
      </div>
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t`What fits`}>
        {commands.map((command) => (
          <Option
            key={command.id}
            id={`${id}-${command.id}`}
            command={command}
            on={command === chosen}
            onRun={() => run(command)}
          />
        ))}
      </div>
      {commands.length === 0 && (
        <p className={styles.none} role="status">
          {searching ? (
            <Trans>Searching</Trans>
          ) : (
            <Trans>Nothing fits. Orders are found by number, e-mail, or the receiver's full name.</Trans>
          )}
        </p>
      )}
    </div>
  );
}

/** Everything by a few letters: orders, places, and what the present screen can do. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t`Commands`}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && <Finder onClose={onClose} />}
    </dialog>
  );
}
