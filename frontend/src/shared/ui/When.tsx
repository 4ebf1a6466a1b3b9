import { Plural } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import { useFormat, type WindowValue } from "@/shared/format/format";

/** 今天 11:36, 11月18日 17:20: a point in time. */
export function When({ at, className }: { at: string; className?: string }) {
  const { stamp, dayWithWeekday, time } = useFormat();
  return (
    <time dateTime={at} title={`${dayWithWeekday(at)} ${time(at)}`} className={`num ${className ?? ""}`}>
      {stamp(at)}
    </time>
  );
}

/** 3 分鐘前: renewed by itself. */
export function Ago({ at }: { at: string }) {
  const { ago, dayWithWeekday, time } = useFormat();
  useServerNow(10_000);
  return (
    <time dateTime={at} title={`${dayWithWeekday(at)} ${time(at)}`} className="num">
      {ago(at)}
    </time>
  );
}

/** 明天 14:00–18:00: a promised window. */
export function WindowText({ of, opening }: { of: WindowValue; opening?: boolean }) {
  const format = useFormat();
  const text = format.window(of);
  return <span className="num">{opening ? format.opening(text) : text}</span>;
}

/** 29:12, or 6 days: what is left until a deadline, by the server's clock. */
export function Countdown({ until }: { until: string }) {
  const now = useServerNow(1000);
  const left = Math.max(0, Math.round((Date.parse(until) - now.getTime()) / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const days = Math.floor(left / 86_400);
  if (days > 1) {
    return (
      <time dateTime={`PT${left}S`}>
        <Plural value={days} one="# day" other="# days" />
      </time>
    );
  }
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60), left % 60];
  return (
    <time className="num" dateTime={`PT${left}S`} role="timer">
      {hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`}
    </time>
  );
}
