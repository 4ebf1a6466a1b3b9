import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type PictureValue, Tile } from "@/shared/ui/Tile";
import styles from "./Gallery.module.css";

export function Gallery({ pictures }: { pictures: PictureValue[] }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(0);
  const picture = pictures[shown] ?? pictures[0];
  return (
    <div className={styles.gallery}>
      <Tile picture={picture} eager />
      {pictures.length > 1 && (
        <ul className={styles.thumbs}>
          {pictures.map((each, index) => (
            <li key={`${each.url}${index}`}>
              <button
                type="button"
                aria-label={t`Picture ${index + 1}: ${each.alt}`}
                aria-pressed={index === shown}
                onClick={() => setShown(index)}
              >
                <Tile picture={each} size="md" named />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
