export type Span = { text: string; strong?: true; href?: string };
export type Block =
  | { kind: "heading"; spans: Span[] }
  | { kind: "paragraph"; spans: Span[] }
  | { kind: "list"; items: Span[][] };

const INLINE = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(((?:https?:\/\/|mailto:|\/(?!\/))[^\s()]+)\)/g;

/** The words of a line; what is no link to the web, to mail or into the shop stays the text it is. */
function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of line.matchAll(INLINE)) {
    if (found.index > from) spans.push({ text: line.slice(from, found.index) });
    const [whole, strong, words, href] = found;
    spans.push(strong ? { text: strong, strong: true } : { text: words ?? "", href });
    from = found.index + whole.length;
  }
  if (from < line.length) spans.push({ text: line.slice(from) });
  return spans;
}

/** A page as its blocks. Nothing of it is ever read as HTML. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  for (const part of body.split(/\n\s*\n/)) {
    for (const line of part.split("\n").filter((each) => each.trim())) {
      const last = blocks.at(-1);
      if (/^#{1,3} /.test(line)) blocks.push({ kind: "heading", spans: spansOf(line.replace(/^#+ /, "")) });
      else if (/^[-*] /.test(line)) {
        if (last?.kind === "list") last.items.push(spansOf(line.slice(2)));
        else blocks.push({ kind: "list", items: [spansOf(line.slice(2))] });
      } else blocks.push({ kind: "paragraph", spans: spansOf(line) });
    }
  }
  return blocks;
}
