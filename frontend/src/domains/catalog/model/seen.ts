import { recall, remember } from "@/shared/page/storage";

const NAME = "orderflow.seen";
const MOST = 12;
const ID = /^prd_\w{1,40}$/;

/** The goods that were looked at in this browser, the last first; nobody else is told. */
export function seenGoods(): string[] {
  const ids = (recall(NAME) ?? "").split(" ");
  return ids.filter((id) => ID.test(id)).slice(0, MOST);
}

export function keepSeen(id: string): void {
  const others = seenGoods().filter((each) => each !== id);
  remember(NAME, [id, ...others].slice(0, MOST).join(" "));
}

export function forgetSeen(): void {
  remember(NAME, null);
}
