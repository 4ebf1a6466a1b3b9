import { serverNow } from "@/shared/format/clock";
import { recall, remember } from "@/shared/page/storage";

export type Scan = { scanId: string; code: string };
export type Heard = Scan & { at: string; result: "RIGHT" | "WRONG" | "EXTRA"; message: string };
type Answer = { result: Heard["result"]; message: string } | "unheard";
type Given = {
  /** Keeps what is not sent yet over a reload. */
  name: string;
  ask: (scan: Scan) => Promise<Answer>;
  onHeard: (heard: Heard) => void;
  onWaiting: (count: number) => void;
  retryMs?: number;
};

/** Sends scans one after another, in the order in which they were made. A scan that got no answer is sent again with
    the same id, so the server counts it once; later scans wait behind it. */
export class ScanQueue {
  #given: Given;
  #waiting: Scan[];
  #running = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor(given: Given) {
    this.#given = given;
    this.#waiting = stored(given.name);
  }

  add(code: string): void {
    this.#count += 1;
    this.#waiting.push({ scanId: `${Date.now().toString(36)}-${this.#count}-${code}`.slice(0, 80), code });
    this.#keep();
    this.run();
  }

  async run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#retry);
    for (let scan = this.#waiting[0]; scan; scan = this.#waiting[0]) {
      const answer = await this.#given.ask(scan);
      if (answer === "unheard") {
        this.#retry = setTimeout(() => this.run(), this.#given.retryMs ?? 2000);
        break;
      }
      this.#waiting.shift();
      this.#keep();
      this.#given.onHeard({ ...scan, ...answer, at: serverNow().toISOString() });
    }
    this.#running = false;
  }

  stop(): void {
    clearTimeout(this.#retry);
  }

  #keep(): void {
    remember(this.#given.name, this.#waiting.length ? JSON.stringify(this.#waiting) : null);
    this.#given.onWaiting(this.#waiting.length);
  }
}

function stored(name: string): Scan[] {
  const found: unknown = JSON.parse(recall(name) ?? "[]");
  if (!Array.isArray(found)) return [];
  return found.filter((each): each is Scan => typeof each?.scanId === "string" && typeof each?.code === "string");
}
