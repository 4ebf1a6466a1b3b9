import { expect, test } from "vitest";
import { wantedIds } from "./SlipScreen";

test("several slips are printed in the order they were asked for, each once", () => {
  expect(wantedIds("shp_1", "shp_3,shp_1,,shp_3")).toEqual(["shp_3", "shp_1"]);
  expect(wantedIds("shp_1", undefined)).toEqual(["shp_1"]);
});
