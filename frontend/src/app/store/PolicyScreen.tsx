import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { PolicyDocument } from "@/domains/shop/model/Policy.gen";
import { Prose } from "@/domains/shop/store/Prose";
import { useTitle } from "@/shared/page/title";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { When } from "@/shared/ui/When";
import { NotFoundScreen } from "./NotFoundScreen";
import styles from "./PolicyScreen.module.css";

/** A page of what the shop stands by. */
export function PolicyScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const { slug } = useParams({ from: "/policies/$slug" });
  const [{ data, error }, ask] = useQuery({ query: PolicyDocument, variables: { slug } });
  useTitle(data?.policy?.title, shop?.name);
  if (error && !data)
    return (
      <ErrorState
        error={error}
        retry={() => ask({ requestPolicy: "network-only" })}
        title={t`This page could not be read`}
      />
    );
  if (!data)
    return (
      <Loading>
        <Skeleton height={320} radius={6} />
      </Loading>
    );
  if (!data.policy) return <NotFoundScreen />;
  return (
    <article className={styles.page}>
      <h1>{data.policy.title}</h1>
      <Prose body={data.policy.body} />
      <p className="muted small">
        <Trans>
          Last changed <When at={data.policy.updatedAt} />
        </Trans>
      </p>
    </article>
  );
}
