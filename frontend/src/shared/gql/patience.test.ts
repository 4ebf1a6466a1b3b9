import { i18n } from "@lingui/core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patiently } from "./patience";

const busy = (code = "OVERLOADED") =>
  new Response(JSON.stringify({ errors: [{ extensions: { code } }] }), {
    status: 503,
    headers: { "retry-after": "2" },
  });
const done = () => new Response("{}");

/** A shop that answers these, the last one for ever. */
function shop(...answers: (() => Response)[]) {
  return vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0])?.() as Response);
}

const sign = () => document.querySelector("[role=status]")?.textContent;

beforeEach(() => {
  i18n.loadAndActivate({ locale: "en", messages: {} });
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what the shop was too busy for is asked again after as long as it said, and the page knows meanwhile", async () => {
  const ask = shop(busy, busy, done);

  const answer = patiently(await ask(), ask, i18n);
  await vi.advanceTimersByTimeAsync(1900);
  expect([ask.mock.calls.length, sign()]).toEqual([1, expect.stringContaining("very busy")]);
  await vi.advanceTimersByTimeAsync(10_000);

  expect((await answer).status).toBe(200);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(sign()).toBeUndefined();
});

test("what may have been carried out is not asked again", async () => {
  const ask = shop(() => busy("TIMEOUT"));

  expect((await patiently(await ask(), ask, i18n)).status).toBe(503);

  expect(ask).toHaveBeenCalledTimes(1);
});

test("in the end the person is told", async () => {
  const ask = shop(busy);
  const answer = patiently(await ask(), ask, i18n);
  await vi.advanceTimersByTimeAsync(60_000);

  expect((await answer).status).toBe(503);
  expect(ask).toHaveBeenCalledTimes(12);
  expect(sign()).toBeUndefined();
});

test("whoever has gone on to another page is not waited for", async () => {
  const ask = shop(busy);
  const gone = new AbortController();
  const answer = patiently(await ask(), ask, i18n, { signal: gone.signal });
  answer.catch(() => {});
  await vi.advanceTimersByTimeAsync(100);

  gone.abort();

  await expect(answer).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([ask.mock.calls.length, sign()]).toEqual([1, undefined]);
});
