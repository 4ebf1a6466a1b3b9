import { useEffect, useRef } from "react";
import { useSession } from "@/shared/gql/GqlProvider";
import { namedIn, topicOf } from "./concern";

/** Calls `hear` with the ids that news of some topics name. Only for what is more than showing things as they are now,
    such as tinting what changed: every query on the screen is kept fresh by itself. */
export function useNews(topics: readonly string[], hear: (ids: Set<string>) => void): void {
  const { fresh } = useSession();
  const latest = useRef({ topics, hear });
  useEffect(() => {
    latest.current = { topics, hear };
  });
  useEffect(
    () =>
      fresh.listen((news) => {
        const heard = news.filter((each) => latest.current.topics.includes(topicOf(each)));
        if (heard.length) latest.current.hear(new Set(heard.flatMap((each) => [...namedIn(each)])));
      }),
    [fresh],
  );
}
