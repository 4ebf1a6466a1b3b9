import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import * as v from "valibot";
import type { OrderStatus } from "@/shared/gql/enums.gen";
import type { DeskOrdersQueryVariables } from "../model/staff/DeskOrders.gen";

export type ViewName =
  | "todo"
  | "pay"
  | "held"
  | "waiting"
  | "ship"
  | "deliver"
  | "service"
  | "done"
  | "cancelled"
  | "all";
type Sort = DeskOrdersQueryVariables["sort"];
type View = {
  word: MessageDescriptor;
  status?: OrderStatus[];
  held?: boolean;
  waiting?: true;
  afterSales?: true;
  sort: Sort;
  /** Any number here means that somebody must act. */
  hot?: boolean;
};

// biome-ignore format: a table
export const VIEWS: Record<ViewName, View> = {
  todo:      { word: msg`To do now`, status: ["PAID", "PROCESSING", "READY_TO_SHIP"], sort: "DUE" },
  pay:       { word: msg`Awaiting payment`, status: ["AWAITING_PAYMENT"], sort: "NEWEST" },
  held:      { word: msg`On hold`, held: true, sort: "DUE", hot: true },
  waiting:   { word: msg`No team yet`, held: false, waiting: true, sort: "DUE", hot: true },
  ship:      { word: msg`To ship`, status: ["READY_TO_SHIP"], sort: "DUE" },
  deliver:   { word: msg`To deliver`, status: ["AWAITING_DELIVERY"], sort: "NEWEST" },
  service:   { word: msg`After-sales`, afterSales: true, sort: "NEWEST" },
  done:      { word: msg`Completed`, status: ["COMPLETED"], sort: "NEWEST" },
  cancelled: { word: msg`Cancelled`, status: ["CANCELLED"], sort: "NEWEST" },
  all:       { word: msg`All`, sort: "NEWEST" },
};
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(v.fallback(v.optional(schema), undefined));

/** The whole state of the list stands in the address: it survives Back, a reload, and being sent to a colleague. */
export const deskSearch = v.object({
  view: optional(v.picklist(VIEW_NAMES)),
  q: optional(v.string()),
  team: optional(v.string()),
  sort: optional(v.picklist(["DUE", "NEWEST", "OLDEST"] as const)),
});
export type DeskSearch = v.InferOutput<typeof deskSearch>;

export function listVariables({ view = "todo", q, team, sort }: DeskSearch) {
  const { status, held, waiting, afterSales, sort: usual } = VIEWS[view];
  return {
    filter: { status, held, waiting, afterSales, search: q || undefined, teamId: team },
    sort: sort ?? usual,
  };
}
