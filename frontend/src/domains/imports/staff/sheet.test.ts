import { afterEach, expect, it, vi } from "vitest";
import { sendSheet } from "./sheet";

afterEach(() => vi.unstubAllGlobals());
const file = new File(["sku\n"], "Waren & Preise.csv");
const answers = (answer: (address: string) => unknown) => vi.stubGlobal("fetch", async (to: string) => answer(to));

it("tells what the server says of a sheet, and nothing when nobody answered", async () => {
  answers(() => new Response(JSON.stringify({ errors: [{ message: "No CSV." }] }), { status: 422 }));
  expect(await sendSheet(file, "en")).toEqual({ error: "No CSV." });

  answers(() => Promise.reject(new TypeError("away")));
  expect(await sendSheet(file, "en")).toEqual({ error: null });
});

it("names the file as it is called", async () => {
  let asked = "";
  answers((to) => {
    asked = to;
    return new Response(JSON.stringify({ id: "imp_1" }), { status: 201 });
  });

  expect(await sendSheet(file, "en")).toEqual({ id: "imp_1" });
  expect(new URL(asked, "http://x").searchParams.get("name")).toBe("Waren & Preise.csv");
});
