import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { type Binding, KeysProvider, useKeys } from "./Keys";

afterEach(cleanup);

function Bound({ bindings }: { bindings: Binding[] }) {
  useKeys(bindings);
  return <input aria-label="field" />;
}

function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

const bound = (...bindings: Binding[]) =>
  render(
    <KeysProvider>
      <Bound bindings={bindings} />
    </KeysProvider>,
  );

test("a key acts on the page and is text in a field", () => {
  const run = vi.fn();
  const { getByLabelText } = bound({ keys: "h", run });

  press("h");
  press("h", getByLabelText("field"));

  expect(run).toHaveBeenCalledTimes(1);
});

test("a key that is part of composing a word, or held down, does nothing", () => {
  const run = vi.fn();
  bound({ keys: "h", run });

  press("h", document.body, { isComposing: true });
  press("h", document.body, { repeat: true });

  expect(run).not.toHaveBeenCalled();
});

test("what is meant for everywhere also acts in a field", () => {
  const run = vi.fn();
  const { getByLabelText } = bound({ keys: "mod+k", run, whileTyping: true });

  press("k", getByLabelText("field"), { ctrlKey: true });

  expect(run).toHaveBeenCalledTimes(1);
});

test("the innermost screen wins, and a screen that has gone is not heard", () => {
  const [outer, inner] = [vi.fn(), vi.fn()];
  const both = (open: boolean) => (
    <KeysProvider>
      <Bound bindings={[{ keys: "p", run: outer }]} />
      {open && <Bound bindings={[{ keys: "p", run: inner }]} />}
    </KeysProvider>
  );
  const { rerender } = render(both(true));

  press("p");
  rerender(both(false));
  press("p");

  expect([inner.mock.calls.length, outer.mock.calls.length]).toEqual([1, 1]);
});

test("behind an open dialog the page's keys are silent", () => {
  const run = vi.fn();
  bound({ keys: "h", run });
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.setAttribute("open", "");

  press("h");
  dialog.remove();

  expect(run).not.toHaveBeenCalled();
});
