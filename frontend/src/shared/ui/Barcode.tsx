import JsBarcode from "jsbarcode";

type Drawn = { encodings?: { data: string }[] };

/** The bars of a text in Code 128, one sign per module: "1" is ink. */
export function modulesOf(text: string): string {
  const drawn: Drawn = {};
  JsBarcode(drawn, text, { format: "CODE128" });
  return (drawn.encodings ?? []).map(({ data }) => data).join("");
}

/** Runs of ink as [from, width], in modules. */
export function runsOf(modules: string): [number, number][] {
  return [...modules.matchAll(/1+/g)].map((run) => [run.index, run[0].length]);
}

const QUIET = 10;

/** A Code 128 barcode as an image that prints sharp; it brings its own quiet zones. */
export function Barcode({ text, height = 48 }: { text: string; height?: number }) {
  const modules = modulesOf(text);
  const width = modules.length + 2 * QUIET;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width * 1.4}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={height} fill="#fff" />
      {runsOf(modules).map(([from, run]) => (
        <rect key={from} x={from + QUIET} width={run} height={height} fill="#000" />
      ))}
    </svg>
  );
}
