import { lazy, Suspense } from "react";
import { useShop } from "@/domains/catalog/model/useShop";

const Tour = lazy(() => import("./Tour"));

/** Where the demo shop offers its tour; any other shop has none, and does not load it. */
export function TourSpot() {
  if (!useShop()?.demo) return null;
  return (
    <Suspense>
      <Tour />
    </Suspense>
  );
}
