import { useLingui } from "@lingui/react/macro";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { IconButton } from "./Button";
import styles from "./Toast.module.css";

type Message = { id: number; text: ReactNode; action?: { label: string; run: () => void } };
type Say = (text: ReactNode, action?: Message["action"]) => void;

const ToastContext = createContext<Say | null>(null);
const STAYS_MS = 8000;
let count = 0;

/** Short news that float for eight seconds and are read out politely. Only undoable or passing news: never an error. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null);
  const { t } = useLingui();
  const say = useCallback<Say>((text, action) => {
    count += 1;
    setMessage({ id: count, text, action });
  }, []);
  const close = useCallback(() => setMessage(null), []);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(close, STAYS_MS);
    return () => clearTimeout(timer);
  }, [message, close]);
  const value = useMemo(() => say, [say]);
  return (
    <ToastContext value={value}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {message && (
          <div className={styles.toast} key={message.id}>
            <span>{message.text}</span>
            {message.action && (
              <button
                type="button"
                className={styles.action}
                onClick={() => {
                  message.action?.run();
                  close();
                }}
              >
                {message.action.label}
              </button>
            )}
            <IconButton icon="cross" size={16} label={t`Close`} onClick={close} className={styles.close} />
          </div>
        )}
      </div>
    </ToastContext>
  );
}

export function useToast(): Say {
  const say = use(ToastContext);
  if (!say) throw new Error("ToastProvider is missing");
  return say;
}
