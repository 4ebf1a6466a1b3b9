import { createLink } from "@tanstack/react-router";
import { type ComponentProps, type ReactNode, type Ref, useId } from "react";
import styles from "./Button.module.css";
import { Icon, type IconName } from "./Icon";

export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

type Looks = {
  look?: ButtonLook;
  wide?: boolean;
  icon?: IconName;
  /** The key that does the same, drawn inside the button (staff). */
  shortcut?: string;
};

type ButtonProps = Looks &
  ComponentProps<"button"> & {
    /** The server has been asked and has not answered: the button waits and says so. */
    busy?: boolean;
    /** Why the button cannot be used now. It stays readable and reachable. */
    refused?: string | null;
  };

function Inside({ icon, shortcut, children }: { icon?: IconName; shortcut?: string; children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <kbd>{shortcut}</kbd>}
    </>
  );
}

/** One primary button on a screen: the next thing to do. */
export function Button({
  look = "plain",
  wide,
  icon,
  shortcut,
  busy,
  refused,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const why = useId();
  const off = Boolean(busy || refused || rest["aria-disabled"]);
  const button = (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${rest.className ?? ""}`}
      data-look={look}
      data-wide={wide || undefined}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-describedby={refused ? why : rest["aria-describedby"]}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className={styles.spin} aria-hidden="true" /> : refused ? <Icon name="lock" /> : null}
      <Inside icon={busy || refused ? undefined : icon} shortcut={shortcut}>
        {children}
      </Inside>
    </button>
  );
  if (!refused) return button;
  return (
    <span className={styles.refused} data-wide={wide || undefined}>
      {button}
      <small id={why}>{refused}</small>
    </span>
  );
}

/** A button with a picture only; the label is spoken. */
export function IconButton({
  icon,
  label,
  size = 20,
  ...rest
}: { icon: IconName; label: string; size?: 16 | 20 } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={`${styles.hit} ${rest.className ?? ""}`}
      aria-label={label}
    >
      <Icon name={icon} size={size} />
      {rest.children}
    </button>
  );
}

type AnchorProps = Looks & ComponentProps<"a"> & { ref?: Ref<HTMLAnchorElement> };

/** An address outside the app, such as a file, that looks like a button. */
export function ButtonAnchor({ look = "plain", wide, icon, shortcut, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={`${styles.button} ${rest.className ?? ""}`} data-look={look} data-wide={wide || undefined}>
      <Inside icon={icon} shortcut={shortcut}>
        {children}
      </Inside>
    </a>
  );
}

/** A place to go that looks like a button. */
export const ButtonLink = createLink(ButtonAnchor);

function HitAnchor({ icon, label, children, ...rest }: { icon: IconName; label: string } & ComponentProps<"a">) {
  return (
    <a title={label} {...rest} className={`${styles.hit} ${rest.className ?? ""}`} aria-label={label}>
      <Icon name={icon} size={20} />
      {children}
    </a>
  );
}

export const IconLink = createLink(HitAnchor);
