import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from "react";
import { useQuery } from "urql";
import { useCan } from "@/shared/gql/rights";
import { Avatar } from "@/shared/ui/Avatar";
import { Icon } from "@/shared/ui/Icon";
import type { MentionablesQuery } from "./Mentionables.gen";
import { MentionablesDocument } from "./Mentionables.gen";
import { fitting, labelFor, namedSoFar } from "./mention";
import styles from "./Note.module.css";
import type { NoteDraft } from "./useNoteDraft";

type Mentionable = MentionablesQuery["mentionables"][number];
type Props = Omit<ComponentProps<"textarea">, "value" | "onChange" | "onKeyDown"> & {
  /** The order or the ticket. */
  about: string;
  draft: NoteDraft;
  onWrite: (draft: NoteDraft) => void;
  onSend: () => void;
  /** False where the customer reads it: then an @ is only an @. */
  names?: boolean;
};
const SHOWN = 8;

/** Whom one may name at the caret, and the choice among them. */
function useNaming({ about, draft, onWrite, names }: Pick<Props, "about" | "draft" | "onWrite" | "names">) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [cursor, setCursor] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const may = useCan("SHARE_NOTES") && names !== false;
  const at = may ? namedSoFar(draft.text, caret, draft.picks) : null;
  const [{ data }] = useQuery({
    query: MentionablesDocument,
    variables: { about },
    requestPolicy: "cache-and-network", // not everybody hears who comes and goes
    pause: !at,
  });
  const open = at && closedAt !== at.from ? fitting(data?.mentionables ?? [], at.typed).slice(0, SHOWN) : [];
  const free = open.filter(({ maySee }) => maySee);
  const marked = free[Math.min(cursor, free.length - 1)];

  const pick = (choice: Mentionable) => {
    if (!at) return;
    const label = labelFor(choice, draft.picks);
    const after = draft.text.slice(caret);
    const text = `${draft.text.slice(0, at.from)}@${label} ${after.trimStart()}`;
    const end = at.from + label.length + 2;
    onWrite({ text, picks: { ...draft.picks, [label]: choice.whom } });
    setCursor(0);
    setCaret(end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(end, end);
    });
  };
  /** Whether the key was meant for the list. */
  const hear = (event: KeyboardEvent): boolean => {
    if (!open.length || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setCursor((free.indexOf(marked as Mentionable) + step + free.length) % Math.max(free.length, 1));
    else if (event.key === "Escape") setClosedAt(at?.from ?? null);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.metaKey && !event.ctrlKey && marked) pick(marked);
    else return false;
    event.preventDefault();
    return true;
  };
  const begin = () => {
    const { text } = draft;
    const end = text && !/\s$/.test(text) ? `${text} @` : `${text}@`;
    onWrite({ ...draft, text: end });
    setClosedAt(null);
    setCaret(end.length);
    field.current?.focus();
  };
  const look = () => setCaret(field.current?.selectionStart ?? 0);
  return { field, may, open, marked, pick, hear, begin, look, setCursor, setClosedAt };
}

const ROOM = 280;

/** The list opens upwards where there is no room below the field. */
function place(list: HTMLElement | null): void {
  const box = list?.parentElement?.getBoundingClientRect();
  if (!list || !box) return;
  const below = innerHeight - box.bottom;
  list.toggleAttribute("data-up", below < ROOM && box.top > below);
}

/** A box for a note in which an @ names colleagues and teams: by keys, by touch, or by the button. */
export function NoteField({ about, draft, onWrite, onSend, names, ref, ...rest }: Props) {
  const { t } = useLingui();
  const list = useId();
  const naming = useNaming({ about, draft, onWrite, names });
  const { open, marked, field } = naming;
  return (
    <div className={styles.field}>
      <textarea
        {...rest}
        ref={(element) => {
          field.current = element;
          if (typeof ref === "function") ref(element);
          else if (ref) ref.current = element;
        }}
        value={draft.text}
        aria-autocomplete="list"
        aria-controls={open.length ? list : undefined}
        aria-activedescendant={open.length && marked ? `${list}${marked.whom}` : undefined}
        onChange={(event) => {
          naming.setCursor(0);
          naming.setClosedAt(null);
          onWrite({ ...draft, text: event.target.value });
          naming.look();
        }}
        onSelect={naming.look}
        onBlur={() => naming.setClosedAt(draft.text.lastIndexOf("@"))}
        onKeyDown={(event) => {
          if (naming.hear(event)) return;
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) onSend();
        }}
      />
      {naming.may && (
        <button type="button" className={styles.at} onClick={naming.begin} aria-label={t`Name a colleague or a team`}>
          @
        </button>
      )}
      {open.length > 0 && (
        <div ref={place} className={styles.list} id={list} role="listbox" aria-label={t`Colleagues and teams`}>
          {open.map((each) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
            <div
              key={each.whom}
              id={`${list}${each.whom}`}
              role="option"
              tabIndex={-1}
              aria-selected={each === marked}
              aria-disabled={!each.maySee || undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => each.maySee && naming.pick(each)}
            >
              {each.isTeam ? <Icon name="people" size={20} /> : <Avatar name={each.name} />}
              <span className="grow">{each.name}</span>
              {!each.maySee && (
                <small>
                  {each.isTeam ? <Trans>nobody of it may see this</Trans> : <Trans>may not see this</Trans>}
                </small>
              )}
            </div>
          ))}
        </div>
      )}
      <span className="sr" role="status">
        {open.length > 0 && <Plural value={open.length} one="# name to choose from" other="# names to choose from" />}
      </span>
    </div>
  );
}
