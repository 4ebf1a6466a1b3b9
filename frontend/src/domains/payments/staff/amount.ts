/** What is wrong with an amount somebody typed, compared in minor units: no rounding of binary fractions. */
export function wrongAmount(typed: string, most: string): "nothing" | "shape" | "much" | null {
  const text = typed.trim();
  const digits = /\.(\d+)$/.exec(most)?.[1]?.length ?? 0;
  if (!text) return "nothing";
  if (!new RegExp(digits ? `^\\d{1,12}(\\.\\d{1,${digits}})?$` : "^\\d{1,12}$").test(text)) return "shape";
  const minor = (value: string) => {
    const [whole = "0", part = ""] = value.split(".");
    return BigInt(whole + part.padEnd(digits, "0"));
  };
  const wanted = minor(text);
  if (wanted === 0n) return "nothing";
  return wanted > minor(most) ? "much" : null;
}
