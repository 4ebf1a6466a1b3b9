import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { Button } from "@/shared/ui/Button";
import { LoadMore } from "@/shared/ui/LoadMore";
import { EmptyState, ErrorState } from "@/shared/ui/States";
import { ProductsDocument, type ProductsQueryVariables } from "../model/Products.gen";
import { useShop } from "../model/useShop";
import { CardSkeletons, ProductCard, ProductGrid } from "./ProductGrid";

const PAGE = 24;

type PageProps = {
  variables: Pick<ProductsQueryVariables, "filter" | "sort">;
  after: string | null;
  /** Pages that the address asks for after this one. */
  left: number;
  shownBefore: number;
  onMore: () => void;
};

/** One page of the list, and below it the next: how many there are stands in the address, so Back finds the same list. */
function Page({ variables, after, left, shownBefore, onMore }: PageProps) {
  const soonest = useShop()?.quickestDelivery;
  const [{ data, error }, again] = useQuery({
    query: ProductsDocument,
    variables: { ...variables, first: PAGE, after },
  });
  if (error && !data) return <ErrorState error={error} retry={again} />;
  if (!data) {
    return (
      <ProductGrid>
        <CardSkeletons count={8} />
      </ProductGrid>
    );
  }
  const { nodes, pageInfo, totalCount } = data.products;
  const shown = shownBefore + nodes.length;
  const hasNext = left > 0 && pageInfo.hasNextPage && pageInfo.endCursor;
  return (
    <>
      <ProductGrid>
        {nodes.map((product, index) => (
          <ProductCard key={product.id} product={product} soonest={soonest} eager={after === null && index < 4} />
        ))}
      </ProductGrid>
      <div style={{ height: 40 }} />
      {hasNext ? (
        <Page {...{ variables, onMore }} after={pageInfo.endCursor} left={left - 1} shownBefore={shown} />
      ) : (
        totalCount > 0 && <LoadMore shown={shown} total={totalCount} more={pageInfo.hasNextPage} onMore={onMore} />
      )}
    </>
  );
}

/** How many goods a list has on all its pages; the former figure stays until the new one has come. */
export function useTotal(variables: PageProps["variables"]): number | undefined {
  const [{ data }] = useQuery({ query: ProductsDocument, variables: { ...variables, first: PAGE, after: null } });
  const total = data?.products.totalCount;
  const [last, setLast] = useState(total);
  useEffect(() => {
    if (total !== undefined) setLast(total);
  }, [total]);
  return total ?? last;
}

type ListProps = Pick<PageProps, "variables" | "onMore"> & { pages: number; onClear?: () => void };

export function ProductList({ variables, pages, onMore, onClear }: ListProps) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: ProductsDocument, variables: { ...variables, first: PAGE, after: null } });
  if (data?.products.totalCount === 0) {
    return (
      <EmptyState
        icon="search"
        title={t`Nothing fits`}
        action={
          onClear && (
            <Button onClick={onClear}>
              <Trans>Show everything</Trans>
            </Button>
          )
        }
      >
        <Trans>Try another word, or fewer filters.</Trans>
      </EmptyState>
    );
  }
  return <Page {...{ variables, onMore }} after={null} left={pages - 1} shownBefore={0} />;
}
