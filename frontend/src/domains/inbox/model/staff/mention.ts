/** Whom somebody picked from the list while writing: what stands after the @, and whom it means. */
export type Picks = Readonly<Record<string, string>>;
type Choice = { whom: string; name: string };
type Offered = Choice & { maySee: boolean };

const LONGEST = 30;

/** What is typed after the last @ before the caret, while it may still become a name; null where nobody is being named. */
export function namedSoFar(text: string, caret: number, picks: Picks): { from: number; typed: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf("@");
  if (from < 0 || /[\w.-]$/.test(before.slice(0, from))) return null; // an e-mail address
  const typed = before.slice(from + 1);
  if (typed.length > LONGEST || typed.includes("\n")) return null;
  return Object.keys(picks).some((label) => typed.startsWith(label)) ? null : { from, typed };
}

/** The choices that what is typed may mean: those who may see the note first, and of them those whose name begins with it. */
export function fitting<Each extends Offered>(choices: readonly Each[], typed: string): Each[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const place = ({ name }: Each) => name.toLocaleLowerCase().indexOf(wanted);
  const fits = choices.filter((each) => place(each) >= 0);
  return fits.toSorted((a, b) => Number(b.maySee) - Number(a.maySee) || Math.sign(place(a)) - Math.sign(place(b)));
}

/** What stands after the @ for a choice: its name; of two with one name the second is told apart by a number. */
export function labelFor({ whom, name }: Choice, picks: Picks): string {
  let label = name;
  for (let n = 2; picks[label] && picks[label] !== whom; n++) label = `${name} (${n})`;
  return label;
}

/** The text as it is sent: an id in place of each name that was picked. */
export function marked(text: string, picks: Picks): string {
  const labels = Object.keys(picks).toSorted((a, b) => b.length - a.length);
  if (!labels.length) return text;
  const one = (label: string) => {
    const whole = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return /\w$/.test(label) ? `${whole}(?!\\w)` : whole;
  };
  return text.replace(new RegExp(`@(${labels.map(one).join("|")})`, "g"), (_, label: string) => `@[${picks[label]}]`);
}

/** The words of a note in runs: what names somebody, and what does not. */
export function runsOf(body: string, names: readonly string[]): { words: string; named: boolean }[] {
  const parts = names.map((name) => `@${name}`).toSorted((a, b) => b.length - a.length);
  if (!parts.length) return [{ words: body, named: false }];
  const any = new RegExp(`(${parts.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
  return body
    .split(any)
    .map((words, index) => ({ words, named: index % 2 === 1 }))
    .filter(({ words }) => words !== "");
}
