import { beforeEach, expect, it, vi } from "vitest";
import { keepTourStep, onTour, openTour, tourStep } from "./tour";

beforeEach(() => localStorage.clear());

it("begins at the first step, goes on where it was left, and stays closed", () => {
  expect(tourStep()).toBe(0);
  keepTourStep(4);
  expect(tourStep()).toBe(4);
  keepTourStep(null);
  expect(tourStep()).toBeNull();
});

it("begins anew after something that is no step", () => {
  localStorage.setItem("orderflow.tour", "seven");
  expect(tourStep()).toBe(0);
});

it("is opened again from here, and follows the other windows", () => {
  const told = vi.fn();
  const leave = onTour(told);
  keepTourStep(null);
  openTour();
  expect(tourStep()).toBe(0);
  dispatchEvent(new StorageEvent("storage", { key: "orderflow.tour" }));
  dispatchEvent(new StorageEvent("storage", { key: "orderflow.theme" }));
  leave();
  openTour();
  expect(told.mock.calls).toEqual([[true], [false]]);
});
