import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useLatest } from "./useLatest";

test("of several quick wishes the first and the last are sent, and the newest shows at once", async () => {
  const sent: number[] = [];
  const answers: (() => void)[] = [];
  const send = (value: number) => {
    sent.push(value);
    return new Promise<void>((resolve) => answers.push(resolve));
  };
  const { result } = renderHook(() => useLatest(send));
  act(() => {
    result.current[1](1);
    result.current[1](2);
    result.current[1](3);
  });
  expect(result.current[0]).toBe(3);
  expect(sent).toEqual([1]);
  await act(async () => answers.shift()?.());
  expect(sent).toEqual([1, 3]);
  await act(async () => answers.shift()?.());
  expect(result.current[0]).toBeNull();
});
