import { useEffect, useState } from "react";

/** A place and those in it, by the names that stand on labels. */
export type Place = { text: string; children?: Place[] };

type Loaded = Place[] | "away" | undefined;

/** Addresses there have a country code of their own: Taiwan, Hong Kong, Macau. */
const APART = ["71", "81", "82"];

let known: Promise<Place[]> | undefined;

/** China's provinces, each with what lies in it. */
export async function load(): Promise<Place[]> {
  const { useCascaderAreaData: read } = await import("@vant/area-data");
  return read().filter(({ value }) => !APART.some((code) => value.startsWith(code)));
}

/** The places of China, fetched when first asked for; "away" when they cannot be had, so that one types instead. */
export function usePlaces(wanted: boolean): Loaded {
  const [places, setPlaces] = useState<Loaded>();
  useEffect(() => {
    if (!wanted) return;
    known ??= load();
    known.then(setPlaces, () => {
      known = undefined;
      setPlaces("away");
    });
  }, [wanted]);
  return places;
}

/** The names in a place; a name that is not among them stands there too, for it was good enough before. */
export function namesIn(places: Place[] | undefined, chosen: string): string[] {
  const names = (places ?? []).map(({ text }) => text);
  return !chosen || names.includes(chosen) ? names : [chosen, ...names];
}

/** What lies in the place of a name. */
export function within(places: Place[] | undefined, name: string): Place[] | undefined {
  return places?.find(({ text }) => text === name)?.children;
}
