/** So many runs may follow one another at once; then one comes in every `everyMs`. */
type Bounds = { atOnce: number; everyMs: number };

/** And what must be watched is asked for every `roundMs`. */
export type Pacing = Bounds & { roundMs: number };

export const CALM: Pacing = { atOnce: 6, everyMs: 2_000, roundMs: 5_000 };
const APART_MS = 120;

/** Runs something as soon as it is wished for, and while wishes keep coming at a bounded pace. A wish is never lost:
    there is always a run that began after it. */
export class Pace {
  #run: () => void;
  #bounds: Bounds;
  /** When all that was run before is made up for: the further ahead, the longer the next run waits. */
  #paidAt = 0;
  #lastAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(run: () => void, bounds: Bounds = CALM) {
    this.#run = run;
    this.#bounds = bounds;
  }

  get idle(): boolean {
    return this.#timer === undefined;
  }

  wish(): void {
    if (this.#timer !== undefined) return;
    const { atOnce, everyMs } = this.#bounds;
    const due = Math.max(this.#lastAt + APART_MS, this.#paidAt - (atOnce - 1) * everyMs);
    this.#timer = setTimeout(() => this.#fire(), Math.max(0, due - Date.now()));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #fire(): void {
    this.#timer = undefined;
    this.#lastAt = Date.now();
    this.#paidAt = Math.max(this.#paidAt, this.#lastAt) + this.#bounds.everyMs;
    this.#run();
  }
}
