import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import type { BannerShownFragment } from "./BannerShown.gen";

type Props = {
  banner: Pick<BannerShownFragment, "heading" | "body" | "picture">;
  title: "h1" | "h2";
  /** The button. */
  children: ReactNode;
};

/** A banner as customers see it. */
export function BannerFace({ banner: { heading, body, picture }, title: Title, children }: Props) {
  return (
    <section className={styles.banner} data-tint={picture?.tint}>
      <div className={styles.copy}>
        <Title className={styles.title}>{heading}</Title>
        {body && <p>{body}</p>}
        {children}
      </div>
      {picture && <img className={styles.picture} src={picture.url} alt="" width={600} height={428} />}
    </section>
  );
}
