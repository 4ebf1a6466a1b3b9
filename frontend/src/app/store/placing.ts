import { recall, remember } from "@/shared/page/storage";

// Only for a reload in the middle: an attempt that was left for longer is begun again by hand or not at all.
const NAME = "orderflow.placing";
const LIFE_MS = 2 * 60_000;

/** An order on its way to the server: what was asked, and what it became once the server has said so. */
export type Placing = {
  attempt: string;
  input: { paymentMethod: string; acceptedTotal: string };
  card: string | undefined;
  placed?: { orderId: string; orderToken: string | null };
};

/** This tab keeps it until the outcome is known. */
export function keepPlacing(placing: Placing | null): void {
  remember(NAME, placing && JSON.stringify({ placing, at: Date.now() }), "sessionStorage");
}

export function recallPlacing(): Placing | null {
  const kept: { placing: Placing; at: number } | null = JSON.parse(recall(NAME, "sessionStorage") ?? "null");
  return kept && Date.now() - kept.at < LIFE_MS ? kept.placing : null;
}
