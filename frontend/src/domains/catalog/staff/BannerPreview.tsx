import { Trans } from "@lingui/react/macro";
import { anyText, LANGUAGES, type Texts } from "@/shared/format/texts";
import { useLocale } from "@/shared/i18n/locale";
import { EmptyState } from "@/shared/ui/States";
import { BannerFace } from "../model/BannerFace";
import type { KeptBannerFragment } from "../model/staff/KeptBanner.gen";
import type { Words } from "./banner";
import styles from "./Front.module.css";

/** The banner as it would be, in the reader's language. */
export function BannerPreview({ words, known }: { words: Words; known: KeptBannerFragment["picture"] }) {
  const { locale } = useLocale();
  const key = LANGUAGES.find(({ tag }) => tag === locale)?.key ?? "zhHant";
  const said = (texts: Texts) => texts[key] || anyText(texts);
  const picture =
    known?.url === words.pictureUrl
      ? known
      : words.pictureUrl
        ? { __typename: "Picture" as const, url: words.pictureUrl, alt: "", tint: "photo" }
        : null;
  if (!anyText(words.heading).trim()) {
    return (
      <EmptyState icon="tag" title={<Trans>No banner</Trans>}>
        <Trans>Write a heading, and it stands here and on the first page.</Trans>
      </EmptyState>
    );
  }
  return (
    <BannerFace banner={{ heading: said(words.heading), body: said(words.body), picture }} title="h2">
      <span className={styles.button}>{said(words.button)}</span>
    </BannerFace>
  );
}
