import { afterEach, expect, it, vi } from "vitest";
import { moved, uploadPicture } from "./upload";

afterEach(() => vi.unstubAllGlobals());
const file = new File(["x"], "x.svg", { type: "image/svg+xml" });
const answers = (answer: () => unknown) => vi.stubGlobal("fetch", async () => answer());

it("tells what the server says of a file, and nothing when nobody answered", async () => {
  answers(() => new Response(JSON.stringify({ errors: [{ message: "No SVG." }] }), { status: 422 }));
  expect(await uploadPicture(file, "en")).toEqual({ error: "No SVG." });

  answers(() => Promise.reject(new TypeError("away")));
  expect(await uploadPicture(file, "en")).toEqual({ error: null });
});

it("moves an entry and keeps the others in their order", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a"], 0, 1)).toEqual(["a"]);
});
