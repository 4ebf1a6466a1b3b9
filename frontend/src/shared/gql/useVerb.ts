import { useCallback, useRef, useState } from "react";
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from "urql";
import { dropKey, keyFor } from "./once";
import type { Refusal } from "./refusal";

type PayloadOf<Answer> = Extract<Answer[Exclude<keyof Answer, "__typename">], object>;
type RefusalOf<Answer> = PayloadOf<Answer> extends { errors: (infer R)[] } ? Extract<R, Refusal> : Refusal;
type InputOf<Variables> = Variables extends { input: infer Input } ? Input : never;

/** What came of a verb: the payload, or refusals (nothing changed), or a fault (we do not know). */
export type Outcome<Answer> = {
  payload: PayloadOf<Answer> | null;
  refusals: RefusalOf<Answer>[];
  fault: CombinedError | null;
};

type VerbState<Answer> = { busy: boolean; refusals: RefusalOf<Answer>[]; fault: CombinedError | null };

const calm = { busy: false, refusals: [], fault: null };

/** One mutation of the shop. While the server is asked, a second call joins the first one.
    `once` names the attempt when the input wants an idempotency key: the key survives a reload. It must be stable,
   or a function outside the component that names the attempt by its input. */
export function useVerb<Answer, Variables extends AnyVariables>(
  document: TypedDocumentNode<Answer, Variables>,
  { once }: { once?: string | ((input: object) => string) } = {},
) {
  const client = useClient();
  const [state, setState] = useState<VerbState<Answer>>(calm);
  const running = useRef<Promise<Outcome<Answer>> | null>(null);

  const ask = useCallback(
    async (input: object): Promise<Outcome<Answer>> => {
      const attempt = typeof once === "function" ? once(input) : once;
      const variables = { input: attempt ? { ...input, idempotencyKey: keyFor(attempt) } : input };
      const { data, error } = await client.mutation(document, variables as unknown as Variables).toPromise();
      if (attempt && !error) dropKey(attempt);
      const [payload] = Object.entries(data ?? {}).flatMap(([name, value]) => (name === "__typename" ? [] : [value]));
      const refusals = ((payload as { errors?: unknown[] } | undefined)?.errors ?? []) as RefusalOf<Answer>[];
      return {
        payload: refusals.length || error ? null : ((payload ?? null) as PayloadOf<Answer> | null),
        refusals,
        fault: error ?? null,
      };
    },
    [client, document, once],
  );

  const run = useCallback(
    (input: Omit<InputOf<Variables>, "idempotencyKey">): Promise<Outcome<Answer>> => {
      if (running.current) return running.current;
      setState({ ...calm, busy: true });
      const going = ask(input).then((outcome) => {
        running.current = null;
        setState({ busy: false, refusals: outcome.refusals, fault: outcome.fault });
        return outcome;
      });
      running.current = going;
      return going;
    },
    [ask],
  );

  const calmDown = useCallback(() => setState(calm), []);
  return [run, { ...state, calmDown }] as const;
}
