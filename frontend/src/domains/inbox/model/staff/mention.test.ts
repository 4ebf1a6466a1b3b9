import { describe, expect, it } from "vitest";
import { fitting, labelFor, marked, namedSoFar, runsOf } from "./mention";

const picks = { "Grace Hopper": "stf_1", 小明: "stf_2" };

describe("namedSoFar", () => {
  it("finds what is typed after an @", () => {
    expect(namedSoFar("Please @gra", 11, {})).toEqual({ from: 7, typed: "gra" });
    expect(namedSoFar("請@小", 3, {})).toEqual({ from: 1, typed: "小" });
    expect(namedSoFar("@", 1, {})).toEqual({ from: 0, typed: "" });
  });
  it("leaves e-mail addresses, finished names and other lines alone", () => {
    expect(namedSoFar("lin@exa", 7, {})).toBeNull();
    expect(namedSoFar("@Grace Hopper and", 17, picks)).toBeNull();
    expect(namedSoFar("@gra\nnext", 9, {})).toBeNull();
    expect(namedSoFar("nobody", 6, {})).toBeNull();
  });
});

it("the names of those who may see it, then those that begin with what is typed, come first", () => {
  const all = ["Hugo Graf", "Grant", "Grace Hopper", "Ivo"].map((name) => ({
    whom: name,
    name,
    maySee: name !== "Grant",
  }));
  expect(fitting(all, "gra").map(({ name }) => name)).toEqual(["Grace Hopper", "Hugo Graf", "Grant"]);
  expect(fitting(all, "")).toHaveLength(4);
});

it("two colleagues of one name are told apart", () => {
  expect(labelFor({ whom: "stf_1", name: "Grace Hopper" }, picks)).toBe("Grace Hopper");
  expect(labelFor({ whom: "stf_9", name: "Grace Hopper" }, picks)).toBe("Grace Hopper (2)");
});

describe("marked", () => {
  it("puts ids in place of the names that were picked", () => {
    expect(marked("@Grace Hopper, @小明請看; @Ivo", picks)).toBe("@[stf_1], @[stf_2]請看; @Ivo");
  });
  it("does not take a longer name for a shorter one", () => {
    expect(marked("@Ann @Anna @Annabel", { Ann: "stf_1", Anna: "stf_2" })).toBe("@[stf_1] @[stf_2] @Annabel");
  });
  it("takes names literally", () => {
    expect(marked("@A.B (x) @AxB (x)", { "A.B (x)": "stf_1" })).toBe("@[stf_1] @AxB (x)");
  });
});

it("a note is shown in runs", () => {
  expect(runsOf("@Ivo see @Day team!", ["Day team", "Ivo"])).toEqual([
    { words: "@Ivo", named: true },
    { words: " see ", named: false },
    { words: "@Day team", named: true },
    { words: "!", named: false },
  ]);
  expect(runsOf("plain", [])).toEqual([{ words: "plain", named: false }]);
});
