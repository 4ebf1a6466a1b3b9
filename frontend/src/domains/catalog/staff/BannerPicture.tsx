import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/Button";
import { FileDrop } from "@/shared/ui/FileDrop";
import { Notice } from "@/shared/ui/States";
import { MOST_BYTES, TYPES, uploadPicture } from "./upload";

/** One picture for a place that may have one: sent at once, used when the form around it is saved. */
export function BannerPicture({
  url,
  error,
  onChange,
}: {
  url: string;
  error: string | undefined;
  onChange: (url: string) => void;
}) {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async ([file]: File[]) => {
    if (!file) return;
    if (file.size > MOST_BYTES) return setWrong(t`It is larger than 10 MB. Make it smaller, then upload it.`);
    setBusy(true);
    const came = await uploadPicture(file, locale);
    setBusy(false);
    if ("url" in came) onChange(came.url);
    setWrong("url" in came ? null : (came.error ?? t`No answer; try this one again.`));
  };
  const trouble = wrong ?? error;
  return (
    <>
      <FileDrop
        icon="camera"
        label={busy ? <Trans>Sending…</Trans> : url ? <Trans>Another picture</Trans> : <Trans>Add a picture</Trans>}
        accept={TYPES}
        busy={busy}
        onFiles={send}
      >
        <Trans>Drop it here, or choose a file: at least 1200 pixels wide. JPEG, PNG or WebP, up to 10 MB.</Trans>
      </FileDrop>
      {url && (
        <p>
          <Button icon="trash" onClick={() => onChange("")}>
            <Trans>Take the picture away</Trans>
          </Button>
        </p>
      )}
      {trouble && (
        <Notice tone="bad" alert title={<Trans>This picture was not taken</Trans>}>
          {trouble}
        </Notice>
      )}
    </>
  );
}
