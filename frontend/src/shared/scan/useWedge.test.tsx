import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useWedge } from "./useWedge";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Scanning({ onScan }: { onScan: (code: string) => void }) {
  useWedge(onScan);
  return <input aria-label="note" />;
}

/** Presses a key and answers whether the page may still use it. */
function press(key: string, target: EventTarget, at: number): boolean {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, "timeStamp", { value: at });
  target.dispatchEvent(event);
  return !event.defaultPrevented;
}

test("a scan with the focus in a field reaches the scanner's ear and not the field", () => {
  const onScan = vi.fn();
  const note = render(<Scanning onScan={onScan} />).getByLabelText("note");

  const reached = [..."6901234567892"].map((key, index) => press(key, note, index * 6));
  const entered = press("Enter", note, 13 * 6);

  expect(onScan).toHaveBeenCalledExactlyOnceWith("6901234567892");
  expect([...reached, entered].some(Boolean)).toBe(false);
});

test("what a person types comes back as text, a moment later", () => {
  vi.useFakeTimers();
  const typed = vi.fn(() => true);
  document.execCommand = typed;
  const note = render(<Scanning onScan={vi.fn()} />).getByLabelText("note");
  note.focus();

  press("h", note, 0);
  vi.advanceTimersByTime(100);

  expect(typed).toHaveBeenCalledWith("insertText", false, "h");
});

test("outside of fields a person's key is handed on, so that shortcuts still act", () => {
  vi.useFakeTimers();
  render(<Scanning onScan={vi.fn()} />);
  const heard = vi.fn();
  addEventListener("keydown", heard);

  press("p", document.body, 0);
  expect(heard).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  removeEventListener("keydown", heard);

  expect(heard.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toEqual(["p"]);
});

test("keys with Ctrl, and those of an input method, are left alone", () => {
  const note = render(<Scanning onScan={vi.fn()} />).getByLabelText("note");
  const event = new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true });
  note.dispatchEvent(event);

  expect(event.defaultPrevented).toBe(false);
  expect(press("Process", note, 0)).toBe(true);
});
