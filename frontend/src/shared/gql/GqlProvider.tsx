import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { Provider } from "urql";
import { useLocale } from "@/shared/i18n/locale";
import { LiveContext } from "@/shared/live/LiveProvider";
import { type Gql, makeGql } from "./client";

type Session = Gql & {
  /** Call it after sign-in, sign-out and registration: everything is read again as the new person. */
  startOver: () => void;
};

const SessionContext = createContext<Session | null>(null);

/** Gives the client, the socket and their renewal to everything below. */
export function GqlProvider({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const { locale } = useLocale();
  const [epoch, setEpoch] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new epoch means a new person, hence a new client
  const gql = useMemo(() => makeGql(locale, onSignedOut), [locale, onSignedOut, epoch]);
  const startOver = useCallback(() => setEpoch((n) => n + 1), []);
  useEffect(() => {
    gql.live.start();
    return () => gql.live.stop();
  }, [gql]);
  const session = useMemo(() => ({ ...gql, startOver }), [gql, startOver]);
  return (
    <SessionContext value={session}>
      <LiveContext value={gql.live}>
        <Provider value={gql.client}>{children}</Provider>
      </LiveContext>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("GqlProvider is missing");
  return session;
}
