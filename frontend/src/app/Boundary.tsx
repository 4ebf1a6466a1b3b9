import { Trans, useLingui } from "@lingui/react/macro";
import { Component, type ReactNode } from "react";
import { Button } from "@/shared/ui/Button";
import { Notice } from "@/shared/ui/States";

export function Broken() {
  const { t } = useLingui();
  return (
    <main style={{ maxWidth: 640, margin: "10vh auto", padding: 16 }}>
      <Notice tone="bad" alert title={t`This page broke`}>
        <p>
          <Trans>Orders and payments are safe on the server. Load the page again.</Trans>
        </p>
        <p style={{ marginTop: 12 }}>
          <Button onClick={() => location.reload()}>
            <Trans>Load again</Trans>
          </Button>
        </p>
      </Notice>
    </main>
  );
}

/** The last net: a bug in a screen never leaves a white page. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
