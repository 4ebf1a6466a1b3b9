import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Dialog } from "@/shared/ui/Dialog";
import { Notice } from "@/shared/ui/States";
import styles from "./Tokens.module.css";

/** The letter is on its way; where no mail leaves the house, the link is handed over by hand. */
export function InvitationLink({ email, link, onClose }: { email: string; link: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      open
      title={<Trans>The invitation is on its way</Trans>}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      <Notice tone="good" icon="mail" title={email}>
        <Trans>The letter has a link that opens once, within seven days.</Trans>
      </Notice>
      <p className="muted">
        <Trans>You can also hand the link over yourself. It lets in whoever opens it first.</Trans>
      </p>
      <p className={styles.secret}>
        <code>{link}</code>
        <CopyButton text={link} label={t`Copy the link`} />
      </p>
    </Dialog>
  );
}
