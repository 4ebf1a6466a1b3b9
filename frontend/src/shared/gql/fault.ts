import type { CombinedError } from "urql";

export type Fault = {
  kind: "network" | "unauthenticated" | "forbidden" | "limited" | "bug";
  right?: string;
  requestId?: string;
};

const KINDS: Record<string, Fault["kind"]> = {
  UNAUTHENTICATED: "unauthenticated",
  FORBIDDEN: "forbidden",
  RATE_LIMITED: "limited",
  TOO_COMPLEX: "limited",
  OVERLOADED: "limited",
};

/** What a top-level error means to a person: refusals of the shop are not errors, they come as data. */
export function faultOf(error: CombinedError): Fault {
  const [first] = error.graphQLErrors;
  if (!first) return { kind: error.response?.status === 401 ? "unauthenticated" : "network" };
  const { code, right, incident } = (first.extensions ?? {}) as { code?: string; right?: string; incident?: string };
  return { kind: KINDS[code ?? ""] ?? "bug", right, requestId: incident };
}
