import { useLingui } from "@lingui/react/macro";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useMe } from "@/domains/people/model/useMe";
import { useLatest } from "@/shared/gql/useLatest";
import { useVerb } from "@/shared/gql/useVerb";
import { Icon } from "@/shared/ui/Icon";
import { useToast } from "@/shared/ui/Toast";
import { AddFavouriteDocument } from "./AddFavourite.gen";
import { FavouriteIdsDocument } from "./FavouriteIds.gen";
import styles from "./Heart.module.css";
import { RemoveFavouriteDocument } from "./RemoveFavourite.gen";

/** Whether the caller likes the goods, and the way to say so; it shows at once what was wished for last. */
function useFavourite(productId: string) {
  const signedIn = useMe()?.kind === "CUSTOMER";
  const [{ data }] = useQuery({ query: FavouriteIdsDocument, pause: !signedIn, requestPolicy: "cache-first" });
  const [add] = useVerb(AddFavouriteDocument);
  const [remove] = useVerb(RemoveFavouriteDocument);
  const [wanted, want] = useLatest((on: boolean) => (on ? add({ productId }) : remove({ productId })));
  const kept = data?.me.customer?.favourites.some(({ id }) => id === productId) ?? false;
  return { signedIn, on: wanted ?? kept, want };
}

/** A heart to keep goods by; who is not signed in is told where to. */
export default function Heart({ id, name, floating }: { id: string; name: string; floating?: boolean }) {
  const { t } = useLingui();
  const say = useToast();
  const navigate = useNavigate();
  const next = useRouterState({ select: (state) => state.location.href });
  const { signedIn, on, want } = useFavourite(id);
  const toSignIn = { label: t`Sign in`, run: () => navigate({ to: "/sign-in", search: { next } }) };
  const press = () => (signedIn ? want(!on) : say(t`Sign in to keep favourites.`, toSignIn));
  return (
    <button
      type="button"
      className={styles.heart}
      data-floating={floating || undefined}
      aria-pressed={on}
      aria-label={t`Favourite: ${name}`}
      onClick={press}
    >
      <Icon name="heart" size={20} />
    </button>
  );
}
