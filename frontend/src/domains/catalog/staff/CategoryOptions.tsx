import { useQuery } from "urql";
import { CategoryTreeDocument } from "../model/staff/CategoryTree.gen";
import { branchesOf } from "./tree";

/** The categories of the shop as choices of a field, each further in than the one it stands under. */
export function CategoryOptions() {
  const [{ data }] = useQuery({ query: CategoryTreeDocument });
  return branchesOf(data?.categories ?? []).map(({ node, depth }) => (
    <option key={node.id} value={node.id}>
      {"\u2003".repeat(depth)}
      {node.name}
    </option>
  ));
}
