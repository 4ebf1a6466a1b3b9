// A wedge scanner is a keyboard that types a code in a burst and then Enter: a key each 1 to 30 ms over the cable or
// the air. A fast typist needs 80 ms, and never keeps that up to the Enter.
const BURST_MS = 50;
const SHORTEST = 4;

export type Verdict =
  /** Part of what may be a burst: keep it from the page for now. What was held `before` belongs to no burst. */
  | { is: "held"; before: string }
  /** The burst is complete. */
  | { is: "scan"; code: string }
  /** A person's key: what was held goes to the page first, then this key as usual. */
  | { is: "typed"; held: string };

/** Tells a scanner's burst from typing, by the pace of the keys. It knows no page and no clock. */
export class Wedge {
  #held = "";
  #last = 0;

  /** How long to wait for the next key before `release` gives back what is held. */
  static readonly patience = BURST_MS + 10;

  press(key: string, at: number): Verdict {
    const inBurst = this.#held !== "" && at - this.#last <= BURST_MS;
    if (key === "Enter" || key === "Tab") {
      const code = this.#held;
      this.#held = "";
      if (inBurst && code.length >= SHORTEST) return { is: "scan", code };
      return { is: "typed", held: code };
    }
    if (key.length !== 1) return { is: "typed", held: this.release() };
    const before = inBurst ? "" : this.release();
    this.#held += key;
    this.#last = at;
    return { is: "held", before };
  }

  /** What a person typed after all. */
  release(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }
}
