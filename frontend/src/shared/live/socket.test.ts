import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { FakeSocket } from "./fakeSocket";
import { LiveSocket } from "./socket";
import { LiveStore } from "./state";

const request = { query: "subscription { events { cursor } }", variables: { topics: ["stock"] } };
const heard: object[] = [];
const sink = { next: (value: object) => heard.push(value), error: vi.fn(), complete: vi.fn() };
const onSignedOut = vi.fn();
let live: LiveSocket;

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeAll(() => import("graphql-ws"));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("crypto", {});
  FakeSocket.opened = [];
  heard.length = 0;
  vi.clearAllMocks();
  live = new LiveSocket({ locale: "en", onSignedOut, store: new LiveStore(), session: () => null });
  live.start();
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("is idle while nothing is followed, and sends the language when it opens", async () => {
  expect(live.store.get().state).toBe("idle");
  live.follow(request, sink);
  await settle();
  expect(FakeSocket.last.asked[0]).toMatchObject({ type: "connection_init", payload: { locale: "en" } });
  FakeSocket.last.batch("7");
  await settle();
  expect(live.store.get().state).toBe("live");
});

test.each([1000, 1002, 1006, 1011, 1012, 4408, 4500])(
  "comes back after close %i and goes on at its cursor",
  async (code) => {
    live.follow(request, sink);
    await settle();
    FakeSocket.last.batch("41", [{ id: "a" }]);
    await settle();
    FakeSocket.last.close(code);
    await settle(1);
    expect(live.store.get().state).toBe("stale");
    await settle(1000);
    expect(FakeSocket.opened.length).toBe(2);
    expect(FakeSocket.last.subscriptions[0]?.payload?.variables).toEqual({ topics: ["stock"], after: "41" });
    expect(live.store.get().state).toBe("catching");
    FakeSocket.last.batch("44", [{ id: "b" }, { id: "c" }, { id: "d" }]);
    await settle();
    expect(live.store.get()).toMatchObject({ state: "live", caught: 3 });
    expect(heard.length).toBe(2);
  },
);

test("asks for a fresh look once after the first start and after a trimmed log, not after a resume", async () => {
  const onGap = vi.fn();
  live.follow(request, sink, onGap);
  await settle();
  FakeSocket.last.batch("1");
  await settle();
  expect(onGap).toHaveBeenCalledTimes(1);
  FakeSocket.last.close(1012);
  await settle(1000);
  FakeSocket.last.batch("2", [{ id: "x" }]);
  await settle();
  expect(onGap).toHaveBeenCalledTimes(1);
  FakeSocket.last.batch("90", [], true);
  await settle();
  expect(onGap).toHaveBeenCalledTimes(2);
});

test("is live again only when it has heard what it missed, be it nothing", async () => {
  live.follow(request, sink);
  await settle();
  FakeSocket.last.batch("7");
  await settle();
  FakeSocket.last.close(1012);
  await settle(5000);
  expect(live.store.get().state).toBe("catching");
  FakeSocket.last.batch("7");
  await settle();
  expect(live.store.get()).toMatchObject({ state: "live", caught: 0 });
});

test("a stream that knows where to begin has no gap", async () => {
  const onGap = vi.fn();
  live.follow({ ...request, variables: { after: "5" } }, sink, onGap);
  await settle();
  FakeSocket.last.batch("6", [{ id: "a" }]);
  await settle();
  expect([onGap.mock.calls.length, live.cursors]).toEqual([0, ["6"]]);
});

test("a lost session is told and not retried", async () => {
  live.follow(request, sink);
  await settle();
  FakeSocket.last.close(4401);
  await settle(30_000);
  expect(onSignedOut).toHaveBeenCalledTimes(1);
  expect(FakeSocket.opened.length).toBe(1);
});

test("what was asked when the session ended is not given back, to be asked in a stranger's name", async () => {
  live.follow(request, sink);
  await settle();
  const asked = live.ask({ query: "{ me { kind } }" }).catch((error: Error) => error.message);
  await settle();
  FakeSocket.last.close(4401);
  await settle();
  expect(await asked).toBe("the page was left");
});

test("errors of one stream end that stream only", async () => {
  live.follow(request, sink);
  await settle();
  const id = FakeSocket.last.subscriptions[0]?.id;
  FakeSocket.last.say({ type: "error", id, payload: [{ message: "no", extensions: { code: "FORBIDDEN" } }] });
  await settle();
  expect(sink.error).toHaveBeenCalledTimes(1);
  expect(FakeSocket.opened.length).toBe(1);
});

test("a stream that a server in trouble ended goes on at its cursor", async () => {
  live.follow(request, sink);
  await settle();
  FakeSocket.last.batch("7");
  await settle();
  const id = FakeSocket.last.subscriptions[0]?.id;
  FakeSocket.last.say({ type: "error", id, payload: [{ message: "away", extensions: { code: "UNAVAILABLE" } }] });
  await settle(1500);
  expect(sink.error).not.toHaveBeenCalled();
  expect(FakeSocket.last.subscriptions.at(-1)?.payload?.variables).toMatchObject({ after: "7" });
});

test("closes when the last screen is left", async () => {
  const stop = live.follow(request, sink);
  await settle();
  stop();
  await settle(10);
  expect(live.store.get().state).toBe("idle");
});
