import { useLingui } from "@lingui/react/macro";
import { useListedKeys } from "@/shared/keys/Keys";
import { Dialog } from "@/shared/ui/Dialog";
import { Kbd } from "@/shared/ui/Kbd";
import styles from "./KeySheet.module.css";

/** All keys that do something on the present screen. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const listed = useListedKeys();
  const unique = [...new Map(listed.map((binding) => [binding.keys, binding])).values()];
  const here = unique.filter(({ keys }) => !keys.startsWith("g "));
  const going = unique.filter(({ keys }) => keys.startsWith("g "));
  return (
    <Dialog open={open} onClose={onClose} title={t`Keys`}>
      {[
        { title: t`On this screen`, bindings: here },
        { title: t`Go to`, bindings: going },
      ].map(({ title, bindings }) => (
        <section key={title}>
          <h3 className="muted">{title}</h3>
          <dl className={styles.keys}>
            {bindings.map(({ keys, label }) => (
              <div key={keys}>
                <dt>{label}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
