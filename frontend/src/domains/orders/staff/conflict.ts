import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";

export type Fact = "status" | "hold" | "team" | "paymentStatus" | "parcels";
export type Change = { fact: Fact; was: string | null; is: string | null };

const FACTS: Record<Fact, (order: StaffOrderFragment) => string | null> = {
  status: ({ status }) => status,
  hold: ({ hold }) => hold?.reason ?? null,
  team: ({ team }) => team?.name ?? null,
  paymentStatus: ({ paymentStatus }) => paymentStatus,
  parcels: ({ shipments }) => shipments?.map(({ number, state }) => `${number} ${state}`).join(", ") ?? null,
};

/** What is different now from what the person saw when they began. */
export function changesOf(before: StaffOrderFragment, now: StaffOrderFragment): Change[] {
  return (Object.keys(FACTS) as Fact[])
    .map((fact) => ({ fact, was: FACTS[fact](before), is: FACTS[fact](now) }))
    .filter(({ was, is }) => was !== is);
}
