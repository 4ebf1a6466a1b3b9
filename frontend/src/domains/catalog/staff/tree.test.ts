import { expect, it } from "vitest";
import type { CategoryNodeFragment } from "../model/staff/CategoryNode.gen";
import { branchesOf, withParts } from "./tree";

const node = (id: string, parentId: string | null, sort: number, retired = false) =>
  ({ id, parentId, sort, retired }) as CategoryNodeFragment;
const TREE = [node("b", null, 1), node("a", null, 0), node("a2", "a", 1, true), node("a1", "a", 0), node("x", "a2", 0)];

it("draws the tree in its order, and loses nothing that stands under a retired category", () => {
  const shown = (options = {}) => branchesOf(TREE, options).map(({ node: { id }, depth }) => `${depth}${id}`);

  expect(shown({ retired: true })).toEqual(["0a", "1a1", "1a2", "2x", "0b"]);
  expect(shown()).toEqual(["0a", "1a1", "0b", "0x"]);
});

it("knows what cannot be the new place of a category", () => {
  expect([...withParts(TREE, "a")].sort()).toEqual(["a", "a1", "a2", "x"]);
});
