import { useLingui } from "@lingui/react/macro";
import { IconButton } from "./Button";
import { useToast } from "./Toast";

/** Puts a number into the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useLingui();
  const say = useToast();
  return (
    <IconButton
      icon="copy"
      size={16}
      label={label}
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => say(t`Copied: ${text}`),
          () => say(text),
        )
      }
    />
  );
}
