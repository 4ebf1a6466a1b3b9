import type { Client } from "urql";
import { recall, remember } from "@/shared/page/storage";
import { ClaimCartDocument } from "./ClaimCart.gen";

const NAME = "orderflow.cart-token";

/** A guest's cart is opened by a token that the server shows once, when the first thing is put in. */
export function keepCartToken(token: string | null): void {
  if (token) remember(NAME, token);
}

/** After signing in, what lay in the guest's cart goes into the person's own. */
export async function claimGuestCart(client: Client): Promise<void> {
  const cartToken = recall(NAME);
  if (!cartToken) return;
  const { error } = await client.mutation(ClaimCartDocument, { input: { cartToken } }).toPromise();
  if (!error) remember(NAME, null);
}
