import type { I18n } from "@lingui/core";
import { rush } from "@/shared/ui/rushSign";

const TRIES = 12;
const LONGEST_S = 30;

/** Nothing was done of what the shop was too busy for; a 503 may have other reasons, and then this is not certain. */
async function wasTooBusy(answer: Response): Promise<boolean> {
  return answer.status === 503 && (await answer.clone().text()).includes('"OVERLOADED"');
}

/** As long as the shop says, and a little more for each, so that not all come back at once. */
function pause(answer: Response, signal?: AbortSignal | null): Promise<void> {
  const seconds = Math.min(LONGEST_S, Number(answer.headers.get("retry-after")) || 1);
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      },
      seconds * 1000 * (1 + Math.random() / 2),
    );
    if (signal?.aborted) leave();
    signal?.addEventListener("abort", leave, { once: true });
  });
}

/** Asks again in a while what the shop was too busy for; whoever waits for the answer need not do anything. */
export async function patiently(
  answer: Response,
  ask: () => Promise<Response>,
  i18n: I18n,
  init?: RequestInit,
): Promise<Response> {
  if (!(await wasTooBusy(answer))) return answer;
  rush(1, i18n);
  try {
    let latest = answer;
    for (let tries = 1; tries < TRIES && (await wasTooBusy(latest)); tries += 1) {
      await pause(latest, init?.signal);
      latest = await ask();
    }
    return latest;
  } finally {
    rush(-1, i18n);
  }
}
