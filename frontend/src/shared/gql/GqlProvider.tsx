import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Provider } from "urql";
import { useLocale } from "@/shared/i18n/locale";
import { LiveContext } from "@/shared/live/LiveProvider";
import { type Gql, makeGql } from "./client";

type Session = Gql & {
  /** Call it after sign-in, sign-out and registration: everything is read again as the new person. */
  startOver: () => void;
};

const SessionContext = createContext<Session | null>(null);

/** Somebody else is signed in now, in this tab and in every other of this browser: they share the cookie. */
function useOtherTabs(renew: () => void): () => void {
  const others = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const channel = new BroadcastChannel("orderflow.person");
    channel.onmessage = renew;
    others.current = channel;
    return () => channel.close();
  }, [renew]);
  return useCallback(() => {
    others.current?.postMessage(null);
    renew();
  }, [renew]);
}

/** Gives the client, the socket and their renewal to everything below. */
export function GqlProvider({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const { locale } = useLocale();
  const [epoch, setEpoch] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new epoch means a new person, hence a new client
  const gql = useMemo(() => makeGql(locale, onSignedOut), [locale, onSignedOut, epoch]);
  const renew = useCallback(() => setEpoch((n) => n + 1), []);
  const startOver = useOtherTabs(renew);
  useEffect(() => {
    gql.fresh.start();
    return () => gql.fresh.stop();
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
