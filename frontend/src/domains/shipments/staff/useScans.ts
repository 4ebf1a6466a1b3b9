import { useEffect, useMemo, useRef, useState } from "react";
import { useClient } from "urql";
import { useScanSound } from "@/shared/scan/sound";
import { ConfirmPickDocument } from "../model/staff/ConfirmPick.gen";
import { type Heard, ScanQueue } from "./scanQueue";

const KEPT = 4;

/** What the scanner says of a parcel: each scan answered by colour, sign, words and sound. */
export function useScans(shipmentId: string) {
  const client = useClient();
  const sound = useScanSound();
  const [log, setLog] = useState<Heard[]>([]);
  const [waiting, setWaiting] = useState(0);
  const play = useRef(sound.sound);
  useEffect(() => {
    play.current = sound.sound;
  });
  const queue = useMemo(
    () =>
      new ScanQueue({
        name: `orderflow.scans.${shipmentId}`,
        ask: async ({ scanId, code }) => {
          const input = { shipmentId, code, quantity: 1, scanId };
          const { data, error } = await client.mutation(ConfirmPickDocument, { input }).toPromise();
          if (error?.networkError) return "unheard";
          const { scan, errors } = data?.confirmPick ?? {};
          if (scan) return { result: scan.result, message: scan.message };
          return { result: "WRONG", message: errors?.[0]?.message ?? error?.message ?? "" };
        },
        onHeard: (heard) => {
          play.current(heard.result);
          setLog((before) => [heard, ...before].slice(0, KEPT));
        },
        onWaiting: setWaiting,
      }),
    [client, shipmentId],
  );
  useEffect(() => {
    queue.run();
    return () => queue.stop();
  }, [queue]);
  return { scan: (code: string) => queue.add(code), log, waiting, soundOn: sound.on, toggleSound: sound.toggle };
}
