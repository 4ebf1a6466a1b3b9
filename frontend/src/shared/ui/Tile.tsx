import styles from "./Tile.module.css";

export type PictureValue = { url: string; alt: string; tint: string };

/** One object on one soft tint. `alt` only where no name stands beside it. */
export function Tile({
  picture,
  size = "full",
  named,
  eager,
}: {
  picture?: PictureValue | null;
  size?: "xs" | "sm" | "md" | "full";
  named?: boolean;
  eager?: boolean;
}) {
  return (
    <span className={styles.tile} data-size={size} data-tint={picture?.tint ?? "sand"}>
      {picture && (
        <img
          src={picture.url}
          alt={named ? "" : picture.alt}
          width={320}
          height={320}
          loading={eager ? "eager" : "lazy"}
          decoding="async"
        />
      )}
    </span>
  );
}
