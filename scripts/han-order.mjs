// Writes the orders in which names sort: the Han characters by pinyin and by strokes, as Unicode's CLDR has them.
// Usage: node scripts/han-order.mjs    (run it when a newer Node brings a newer CLDR; the files are kept in git)
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [FIRST, LAST, A_LINE] = [0x4e00, 0x9fff, 64];
const ORDERS = { pinyin: "zh-Hans-u-co-pinyin", stroke: "zh-Hant-u-co-stroke" };

const han = Array.from({ length: LAST - FIRST + 1 }, (_, n) => String.fromCodePoint(FIRST + n));
for (const [name, locale] of Object.entries(ORDERS)) {
  const { compare } = new Intl.Collator(locale);
  const sorted = han.toSorted((a, b) => compare(a, b) || a.codePointAt(0) - b.codePointAt(0));
  const lines = Array.from({ length: Math.ceil(han.length / A_LINE) }, (_, n) => {
    return sorted.slice(n * A_LINE, (n + 1) * A_LINE).join("");
  });
  const file = new URL(`../backend/orderflow/catalog/han/${name}.txt`, import.meta.url);
  writeFileSync(fileURLToPath(file), `${lines.join("\n")}\n`);
}
