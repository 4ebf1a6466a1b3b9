import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { type Client, Provider } from "urql";
import { beforeEach, expect, test } from "vitest";
import { operation } from "./operation";
import { useVerb } from "./useVerb";

type Pay = { __typename: "Mutation"; pay: { __typename: "PayPayload"; order: { id: string } | null; errors: [] } };
const PayDocument = operation<Pay, { input: { id: string; idempotencyKey: string } }>(
  "mutation Pay($input: PayInput!) { pay(input: $input) { order { id } errors { code } } }",
);

type Answer = { data?: Pay; error?: { graphQLErrors: unknown[] } };
let sent: { input: { idempotencyKey: string } }[] = [];
let answer: (value: Answer) => void = () => {};

const client = {
  mutation: (_document: unknown, variables: { input: { idempotencyKey: string } }) => ({
    toPromise: () => {
      sent.push(variables);
      return new Promise<Answer>((resolve) => {
        answer = resolve;
      });
    },
  }),
} as unknown as Client;

const wrapper = ({ children }: { children: ReactNode }) => <Provider value={client}>{children}</Provider>;
const verb = () => renderHook(() => useVerb(PayDocument, { once: "pay:1" }), { wrapper }).result;
const paid: Answer = {
  data: { __typename: "Mutation", pay: { __typename: "PayPayload", order: { id: "1" }, errors: [] } },
};

beforeEach(() => {
  sent = [];
  localStorage.clear();
});

test("two clicks ask once and both learn the outcome", async () => {
  const result = verb();
  let outcomes: unknown[] = [];
  await act(async () => {
    const both = Promise.all([result.current[0]({ id: "1" }), result.current[0]({ id: "1" })]);
    answer(paid);
    outcomes = await both;
  });
  expect(sent.length).toBe(1);
  expect(outcomes[0]).toBe(outcomes[1]);
});

test("the key outlives a lost answer and a reload, and is dropped when the server has answered", async () => {
  const first = verb();
  await act(async () => {
    const going = first.current[0]({ id: "1" });
    answer({ error: { graphQLErrors: [] } });
    await going;
  });
  const afterReload = verb();
  await act(async () => {
    const going = afterReload.current[0]({ id: "1" });
    answer(paid);
    await going;
  });
  expect(sent[1]?.input.idempotencyKey).toBe(sent[0]?.input.idempotencyKey);
  await act(async () => {
    const going = afterReload.current[0]({ id: "1" });
    answer(paid);
    await going;
  });
  expect(sent[2]?.input.idempotencyKey).not.toBe(sent[0]?.input.idempotencyKey);
});
