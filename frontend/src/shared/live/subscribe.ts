import type { Client, SubscribePayload } from "graphql-ws";
import { isUnknown, named, sendAsText } from "@/shared/gql/byId";
import type { Request, Sink } from "./stream";

/** Sends a request over a socket by the id of its document, and by its text when the server does not know it; until the
    returned function is called, which has to be before the client is disposed: it would open another socket. */
export function subscribe(client: Client, request: Request, sink: Sink): () => void {
  let stop = () => {};
  let wanted = true;
  const send = async (): Promise<void> => {
    const payload: SubscribePayload = { query: "", ...(await named(request)) }; // the client sends none without a text
    if (wanted) stop = client.subscribe(payload, { ...sink, error: failed });
  };
  const failed = (error: unknown): void => {
    if (Array.isArray(error) && isUnknown(JSON.stringify(error))) {
      sendAsText(request.query);
      void send();
    } else sink.error(error);
  };
  void send();
  return () => {
    wanted = false;
    stop();
  };
}
