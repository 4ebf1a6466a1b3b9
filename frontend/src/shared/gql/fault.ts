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
};

const textIn = (extensions: Record<string, unknown>, ...names: string[]) =>
  names.map((name) => extensions[name]).find((value): value is string => typeof value === "string");

/** What a top-level error means to a person: refusals of the shop are not errors, they come as data. */
export function faultOf(error: CombinedError): Fault {
  const [first] = error.graphQLErrors;
  if (!first) return { kind: error.response?.status === 401 ? "unauthenticated" : "network" };
  const extensions = first.extensions ?? {};
  return {
    kind: KINDS[String(extensions.code)] ?? "bug",
    right: textIn(extensions, "right", "missing"),
    requestId: textIn(extensions, "incident", "id", "requestId"),
  };
}
