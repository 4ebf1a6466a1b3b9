import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import { useLocale } from "@/shared/i18n/locale";
import type { FlowQuery } from "../../model/staff/Flow.gen";
import { durationIn } from "./duration";
import styles from "./flow.module.css";

type Flow = FlowQuery["flow"];

function Figure({ name, value, children }: { name: ReactNode; value: ReactNode; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
      <dd className={styles.note}>{children}</dd>
    </div>
  );
}

/** The four figures one would ask for first. */
export function Summary({ flow, compared }: { flow: Flow; compared: string }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { locale } = useLocale();
  const said = (seconds: number) => durationIn(locale, seconds);
  const { paidToHandedOver: took, paidToHandedOverBefore: before, handedOver, late } = flow;
  const waiting = flow.queues.filter(({ step }) => flow.steps.some((each) => each.ours && each.step === step));
  const count = (steps: string[]) =>
    waiting.filter(({ step }) => steps.includes(step)).reduce((sum, each) => sum + each.count, 0);
  const [toPick, toSend] = [count(["PICK", "PACK"]), count(["LABEL", "HAND_OVER"])];
  const inTime = handedOver ? `${number(Math.round(1000 * (1 - late / handedOver)) / 10)} %` : "–";
  const errors = (mispicked: number, packed: number) => Math.round((10_000 * mispicked) / packed) / 10;
  const [wrong, wrongBefore] = [errors(flow.mispicked, flow.packed), errors(flow.mispickedBefore, flow.packedBefore)];
  return (
    <dl className={`card ${styles.summary}`}>
      <Figure name={t`Paid to handed over, median`} value={took === null ? "–" : said(took)}>
        {took !== null && before !== null && (
          <Difference worse={took > before}>
            {took > before ? t`${said(took - before)} slower` : t`${said(before - took)} faster`}
          </Difference>
        )}{" "}
        {took !== null && before !== null && compared}
      </Figure>
      <Figure name={t`Handed over in time`} value={inTime}>
        <Trans>
          {number(late)} late of {number(handedOver)}
        </Trans>
      </Figure>
      <Figure name={t`In the house now`} value={number(count(["ASSIGN"]) + toPick + toSend)}>
        <Trans>
          {number(toPick)} to pick and pack, {number(toSend)} to send
        </Trans>
      </Figure>
      <Figure name={t`Wrong scans per 1,000 parcels`} value={flow.packed ? number(wrong) : "–"}>
        {flow.packed > 0 && flow.packedBefore > 0 && wrong !== wrongBefore && (
          <>
            <Difference worse={wrong > wrongBefore}>
              {wrong > wrongBefore
                ? t`${number(Math.round(10 * (wrong - wrongBefore)) / 10)} more`
                : t`${number(Math.round(10 * (wrongBefore - wrong)) / 10)} fewer`}
            </Difference>{" "}
            {compared}
          </>
        )}
      </Figure>
    </dl>
  );
}

function Difference({ worse, children }: { worse: boolean; children: ReactNode }) {
  return <span className={worse ? styles.worse : styles.better}>{children}</span>;
}
