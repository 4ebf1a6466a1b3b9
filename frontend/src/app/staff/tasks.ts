import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { TaskKind } from "@/shared/gql/enums.gen";
import type { IconName } from "@/shared/ui/Icon";

/** What each kind of task is called among the views, and its sign. */
export const KINDS: Record<TaskKind, { word: MessageDescriptor; icon: IconName }> = {
  RELEASE_ORDER: { word: msg({ context: "tasks", message: "On hold" }), icon: "pause" },
  ASSIGN_ORDER: { word: msg({ context: "tasks", message: "Without a team" }), icon: "people" },
  PICK_SHIPMENT: { word: msg({ context: "tasks", message: "To pick" }), icon: "scan" },
  PACK_SHIPMENT: { word: msg({ context: "tasks", message: "To pack" }), icon: "box" },
  LABEL_SHIPMENT: { word: msg({ context: "tasks", message: "To label" }), icon: "tag" },
  HAND_OVER_SHIPMENT: { word: msg({ context: "tasks", message: "To hand over" }), icon: "truck" },
  SETTLE_SHIPMENT: { word: msg({ context: "tasks", message: "Parcels in trouble" }), icon: "warning" },
  ANSWER_TICKET: { word: msg({ context: "tasks", message: "Tickets" }), icon: "ticket" },
  SEE_TO_REFUND: { word: msg({ context: "tasks", message: "Refunds" }), icon: "return" },
  APPLY_IMPORT: { word: msg({ context: "tasks", message: "Sheets" }), icon: "table" },
  READ_MENTION: { word: msg({ context: "tasks", message: "Mentions" }), icon: "bell" },
};

export function isTaskKind(word: string | undefined): word is TaskKind {
  return word !== undefined && word in KINDS;
}

export type Urgency = "late" | "today" | "later";

/** Tasks in the order they came, apart by how urgent they are: past due, due today, due later. */
export function byUrgency<Each extends { dueAt: string }>(
  tasks: readonly Each[],
  now: number,
  daysAway: (at: string) => number,
): { urgency: Urgency; tasks: Each[] }[] {
  const of = ({ dueAt }: Each): Urgency =>
    Date.parse(dueAt) < now ? "late" : daysAway(dueAt) <= 0 ? "today" : "later";
  return (["late", "today", "later"] as const)
    .map((urgency) => ({ urgency, tasks: tasks.filter((each) => of(each) === urgency) }))
    .filter((group) => group.tasks.length > 0);
}
