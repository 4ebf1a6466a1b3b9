import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

type Framing = { label: ReactNode; error?: string; hint?: ReactNode; className?: string };

/** Label above, error or hint below; the error is tied to the control for screen readers. */
function Frame({ id, label, error, hint, className, children }: Framing & { id: string; children: ReactNode }) {
  return (
    <div className={`${styles.field} ${className ?? ""}`}>
      <label htmlFor={id}>{label}</label>
      {children}
      {error ? (
        <p className={styles.error} id={`${id}-note`}>
          <Icon name="warning" size={14} />
          {error}
        </p>
      ) : (
        hint && (
          <p className={styles.hint} id={`${id}-note`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

function useControl({ error, hint }: Framing) {
  const id = useId();
  return {
    id,
    className: styles.input,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": error || hint ? `${id}-note` : undefined,
  };
}

export function TextField({ label, error, hint, className, ...rest }: Framing & ComponentProps<"input">) {
  const control = useControl({ label, error, hint });
  return (
    <Frame {...{ id: control.id, label, error, hint, className }}>
      <input {...rest} {...control} />
    </Frame>
  );
}

export function AreaField({ label, error, hint, className, ...rest }: Framing & ComponentProps<"textarea">) {
  const control = useControl({ label, error, hint });
  return (
    <Frame {...{ id: control.id, label, error, hint, className }}>
      <textarea rows={4} {...rest} {...control} />
    </Frame>
  );
}

export function SelectField({ label, error, hint, className, children, ...rest }: Framing & ComponentProps<"select">) {
  const control = useControl({ label, error, hint });
  return (
    <Frame {...{ id: control.id, label, error, hint, className }}>
      <span className={styles.select}>
        <select {...rest} {...control}>
          {children}
        </select>
        <Icon name="down" />
      </span>
    </Frame>
  );
}

export function CheckField({ label, className, ...rest }: { label: ReactNode } & ComponentProps<"input">) {
  return (
    <label className={`${styles.check} ${className ?? ""}`}>
      <input {...rest} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}

/** One of several ways, drawn as a card; several of them belong into a `<fieldset>` with a `<legend>`. */
export function Choice({
  title,
  children,
  aside,
  ...rest
}: { title: ReactNode; aside?: ReactNode } & ComponentProps<"input">) {
  return (
    <label className={styles.choice}>
      <input {...rest} type="radio" />
      <span className="grow">
        <b>{title}</b>
        {children && <small>{children}</small>}
      </span>
      {aside}
    </label>
  );
}
