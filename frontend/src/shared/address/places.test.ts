import { expect, test } from "vitest";
import { partsOf } from "./parts";
import { load, namesIn, within } from "./places";

test("an address has the parts its country's post asks for", () => {
  expect(partsOf("CN")).toEqual({ region: true, city: true, district: true, postalCode: true });
  expect(partsOf("HK")).toEqual({ region: true, city: true, district: false, postalCode: false });
  expect(partsOf("DE")).toEqual({ region: false, city: true, district: false, postalCode: true });
  expect(partsOf("JP").city).toBe(true);
  expect(partsOf("SG")).toEqual({ region: false, city: false, district: false, postalCode: true });
});

test("China's places lie within each other, also where a city stands for its province or for nothing below", async () => {
  const places = await load();
  const names = (region: string, city: string) => namesIn(within(within(places, region), city), "");

  expect(names("浙江省", "杭州市")).toContain("钱塘区");
  expect(names("北京市", "北京市")).toContain("朝阳区");
  expect(names("广东省", "东莞市")).toContain("长安镇");
  expect(names("湖北省", "省直辖县")).toContain("仙桃市");
  expect(namesIn(places, "")).toHaveLength(31);
});

test("a name that is not listed stays, for a parcel has reached it before", async () => {
  expect(namesIn([{ text: "西湖区" }], "下城区")).toEqual(["下城区", "西湖区"]);
  expect(namesIn(undefined, "西湖区")).toEqual(["西湖区"]);
});
