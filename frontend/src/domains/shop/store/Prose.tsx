import styles from "./Prose.module.css";
import { blocksOf, type Span } from "./prose";

function Words({ spans }: { spans: Span[] }) {
  return spans.map(({ text, strong, href }, index) => {
    const key = `${index}${text}`;
    if (strong) return <b key={key}>{text}</b>;
    if (href)
      return (
        <a key={key} href={href} rel="noreferrer">
          {text}
        </a>
      );
    return <span key={key}>{text}</span>;
  });
}

/** A text with headings, lists, strong words and links; never HTML. */
export function Prose({ body }: { body: string }) {
  return (
    <div className={styles.prose}>
      {blocksOf(body).map((block, index) => {
        const key = `${index}${block.kind}`;
        if (block.kind === "heading")
          return (
            <h2 key={key}>
              <Words spans={block.spans} />
            </h2>
          );
        if (block.kind === "paragraph")
          return (
            <p key={key}>
              <Words spans={block.spans} />
            </p>
          );
        return (
          <ul key={key}>
            {block.items.map((spans) => (
              <li key={spans.map(({ text }) => text).join()}>
                <Words spans={spans} />
              </li>
            ))}
          </ul>
        );
      })}
    </div>
  );
}
