import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { claimGuestCart } from "@/domains/cart/model/claim";
import { useSession } from "@/shared/gql/GqlProvider";
import styles from "./Entrance.module.css";

/** After signing in, everything is read anew as this person, and they stand where they wanted to go. */
export function useArrival() {
  const navigate = useNavigate();
  const { startOver, client } = useSession();
  const { next } = useSearch({ strict: false }) as { next?: string };
  return async () => {
    await claimGuestCart(client);
    startOver();
    await navigate({ to: next?.startsWith("/") && !next.startsWith("//") ? next : "/account" });
  };
}

/** The narrow sheet of sign-in and registration. */
export function Entrance({ title, children, below }: { title: ReactNode; children: ReactNode; below: ReactNode }) {
  return (
    <div className={styles.entrance}>
      <h1>{title}</h1>
      <div className={`card ${styles.sheet}`}>{children}</div>
      <p className="small">{below}</p>
    </div>
  );
}
