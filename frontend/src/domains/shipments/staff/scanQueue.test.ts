import { afterEach, expect, test, vi } from "vitest";
import { type Scan, ScanQueue } from "./scanQueue";

afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

const right = { result: "RIGHT" as const, message: "ok" };

function queue(ask: (scan: Scan) => Promise<typeof right | "unheard">) {
  const heard: string[] = [];
  const waiting: number[] = [];
  const made = new ScanQueue({
    name: "scans",
    ask,
    onHeard: ({ code }) => heard.push(code),
    onWaiting: (count) => waiting.push(count),
    retryMs: 10,
  });
  return { made, heard, waiting };
}

test("scans are sent one after another, in their order", async () => {
  const asked: string[] = [];
  const { made, heard } = queue(async ({ code }) => {
    asked.push(code);
    return right;
  });

  for (const code of ["a", "b", "c"]) made.add(code);
  await vi.waitFor(() => expect(heard).toHaveLength(3));

  expect([asked, heard]).toEqual([
    ["a", "b", "c"],
    ["a", "b", "c"],
  ]);
});

test("a scan without an answer is sent again under the same id, and later ones wait behind it", async () => {
  const asked: Scan[] = [];
  const { made, heard } = queue(async (scan) => {
    asked.push(scan);
    return asked.length === 1 ? "unheard" : right;
  });

  made.add("a");
  made.add("b");
  await vi.waitFor(() => expect(heard).toEqual(["a", "b"]));

  expect(asked.map(({ code }) => code)).toEqual(["a", "a", "b"]);
  expect(asked[0]?.scanId).toBe(asked[1]?.scanId);
});

test("what was not sent survives a reload and is sent once", async () => {
  const offline = queue(async () => "unheard");
  offline.made.add("a");
  await vi.waitFor(() => expect(offline.waiting.at(-1)).toBe(1));
  offline.made.stop();

  const { made, heard } = queue(async () => right);
  await made.run();

  expect(heard).toEqual(["a"]);
  expect(localStorage.getItem("scans")).toBeNull();
});
