import styles from "./Avatar.module.css";

const HUES = ["process", "after", "paid", "deliver"] as const;

/** One or two letters that stand for a name: the last sign of a Chinese given name, initials of others. */
export function initials(name: string): string {
  const clean = name.trim();
  if (/\p{Script=Han}/u.test(clean)) return [...clean].at(-1) ?? "";
  const words = clean.split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
}

/** A colleague or customer at a glance; the name stands in its title. */
export function Avatar({ name }: { name: string }) {
  const hue = HUES[[...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % HUES.length];
  return (
    <span className={styles.avatar} data-hue={hue} title={name} role="img" aria-label={name}>
      {initials(name)}
    </span>
  );
}
