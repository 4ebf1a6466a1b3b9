import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Choice } from "@/shared/ui/Field";
import { Icon } from "@/shared/ui/Icon";
import { methodIcon } from "../model/method";
import styles from "./MethodChoice.module.css";

type Method = { code: string; name: string; description: string };

/** Ways to pay. `notes` says what happened with a way before (a refusal stays readable, the way stays open). */
export function MethodChoice({
  methods,
  chosen,
  choose,
  notes,
  below,
}: {
  methods: Method[];
  chosen: string | null;
  choose: (code: string) => void;
  notes?: Record<string, ReactNode>;
  below?: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <fieldset className={styles.ways}>
      <legend className="sr">{t`Way to pay`}</legend>
      {methods.map((method) => (
        <div key={method.code} className={styles.way}>
          <Choice
            name="method"
            value={method.code}
            checked={chosen === method.code}
            onChange={() => choose(method.code)}
            title={method.name}
            aside={
              <span className={styles.mark}>
                <Icon name={methodIcon(method.code)} />
              </span>
            }
          >
            {notes?.[method.code] ?? method.description}
          </Choice>
          {chosen === method.code && below}
        </div>
      ))}
    </fieldset>
  );
}
