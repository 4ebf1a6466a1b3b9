/** The mark of the shop: the sun on the horizon, at dawn or at dusk. */
export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
      <circle cx="13" cy="13" r="12" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M1.5 15.500h23A12 12 0 0 1 1.500 15.500z" fill="currentColor" />
    </svg>
  );
}
