import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { GqlProvider } from "@/shared/gql/GqlProvider";
import { activate, type LoadMessages, LocaleProvider, pageLocale } from "@/shared/i18n/locale";
import { ToastProvider } from "@/shared/ui/Toast";
import "@/shared/ui/tokens.css";
import "@/shared/ui/base.css";
import { Boundary } from "./Boundary";

type Start = { load: LoadMessages; onSignedOut: () => void; children: ReactNode };

/** Starts one half of the web: words first, then the screens under language, data and toasts. */
export async function start({ load, onSignedOut, children }: Start): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no #root");
  await activate(pageLocale(), load);
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider load={load}>
        <Boundary>
          <GqlProvider onSignedOut={onSignedOut}>
            <ToastProvider>{children}</ToastProvider>
          </GqlProvider>
        </Boundary>
      </LocaleProvider>
    </StrictMode>,
  );
}

type Catalog = { default?: unknown; messages: Record<string, string> };

/** A loader over `import.meta.glob` of the catalogues that one half needs. */
export function catalogs(files: Record<string, () => Promise<unknown>>): LoadMessages {
  return async (locale) => {
    const wanted = Object.entries(files).filter(([path]) => path.endsWith(`/${locale}.po`));
    const loaded = await Promise.all(wanted.map(([, load]) => load()));
    return Object.assign({}, ...loaded.map((catalog) => (catalog as Catalog).messages));
  };
}
