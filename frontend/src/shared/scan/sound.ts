import { useCallback, useState } from "react";
import { recall, remember } from "@/shared/page/storage";

export type ScanSign = "RIGHT" | "WRONG" | "EXTRA";

// One short high note, two low ones, one long: told apart without looking, and without pitch alone.
const NOTES: Record<ScanSign, { hz: number; from: number; for: number }[]> = {
  RIGHT: [{ hz: 1320, from: 0, for: 0.09 }],
  WRONG: [
    { hz: 220, from: 0, for: 0.16 },
    { hz: 180, from: 0.22, for: 0.2 },
  ],
  EXTRA: [{ hz: 520, from: 0, for: 0.5 }],
};
const NAME = "orderflow.scan-sound";
let audio: AudioContext | null = null;

function play(sign: ScanSign): void {
  if (typeof AudioContext === "undefined") return;
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  for (const note of NOTES[sign]) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.type = sign === "WRONG" ? "square" : "sine";
    tone.frequency.value = note.hz;
    volume.gain.setValueAtTime(0.12, currentTime + note.from);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + note.from + note.for);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + note.from);
    tone.stop(currentTime + note.from + note.for);
  }
}

/** The sounds of scans, and their switch that this browser remembers. */
export function useScanSound() {
  const [on, setOn] = useState(() => recall(NAME) !== "off");
  const toggle = useCallback(() => {
    remember(NAME, on ? "off" : null);
    setOn(!on);
  }, [on]);
  const sound = useCallback((sign: ScanSign) => on && play(sign), [on]);
  return { on, toggle, sound };
}
