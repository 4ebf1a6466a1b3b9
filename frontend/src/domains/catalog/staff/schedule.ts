/** The instant at which clocks of a time zone show a date and time such as 2026-12-01T10:00. */
export function instantIn(timeZone: string, shown: string): Date {
  const asked = Date.parse(`${shown}:00Z`);
  // Twice, because the first guess may lie on the other side of a change of clocks.
  const first = asked - offsetAt(timeZone, asked);
  return new Date(asked - offsetAt(timeZone, first));
}

/** What clocks of a time zone show at an instant, as a field for date and time takes it. */
export function shownIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(timeZone, at.getTime())).toISOString().slice(0, 16);
}

function offsetAt(timeZone: string, at: number): number {
  const part = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return (
    Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:00Z`) -
    Math.floor(at / 60_000) * 60_000
  );
}
