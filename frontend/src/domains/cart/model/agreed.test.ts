import { expect, test } from "vitest";
import { isDearer, termsOf } from "./agreed";
import type { Cart } from "./useCart";

function cart(version: number, total: string, prices: Record<string, string>): Cart {
  const lines = Object.entries(prices).map(([id, amount]) => ({ id, unitPrice: { amount, currencyCode: "CNY" } }));
  return { version, total: { amount: total, currencyCode: "CNY" }, lines } as Cart;
}

const shown = termsOf(cart(1, "95.00", { cup: "95.00" }));

test("what a price did to the cart is asked about", () => {
  expect(isDearer(cart(1, "95.00", { cup: "95.00" }), shown)).toBe(false);
  expect(isDearer(cart(1, "90.00", { cup: "90.00" }), shown)).toBe(false);
  expect(isDearer(cart(1, "100.00", { cup: "100.00" }), shown)).toBe(true);
});

test("a lower price that brings a fee with it makes the total higher, and is asked about too", () => {
  expect(isDearer(cart(1, "102.00", { cup: "90.00" }), shown)).toBe(true);
});

test("what the buyer changes is meant, but lets no rise slip through", () => {
  const express = cart(2, "107.00", { cup: "95.00" });
  const dearer = cart(2, "112.00", { cup: "100.00" });

  expect(isDearer(express, termsOf(express, shown))).toBe(false);
  expect(isDearer(dearer, termsOf(dearer, shown))).toBe(true);
  expect(isDearer(dearer, termsOf(dearer))).toBe(false);
});
