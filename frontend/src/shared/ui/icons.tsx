// Our own drawings: a grid of 16, strokes of 1.5, round ends.
export const ICONS = {
  bag: (
    <>
      <path d="M2 4.8h12l-1.2 9H3.2z" />
      <path d="M5.4 6.8V4.2a2.6 2.6 0 0 1 5.2 0v2.6" />
    </>
  ),
  bank: <path d="M2 6.2 8 2.5l6 3.7zM3.5 6.2v5.3M6.5 6.2v5.3M9.5 6.2v5.3M12.5 6.2v5.3M2 13.5h12" />,
  bell: <path d="M3 11.5c1.2-1 1.5-2 1.5-4.5a3.5 3.5 0 0 1 7 0c0 2.5.3 3.5 1.5 4.5zM6.5 13.8h3" />,
  book: (
    <path d="M8 4C6.5 3 4.5 2.7 2.3 2.8v9.7C4.5 12.4 6.5 12.8 8 13.7c1.5-.9 3.5-1.3 5.7-1.2V2.8C11.5 2.7 9.5 3 8 4zM8 4v9.7" />
  ),
  box: <path d="m2.2 4.9 5.8-3 5.8 3v6.2l-5.8 3-5.8-3zM2.2 4.9 8 7.9l5.8-3M8 7.9v6.2" />,
  calendar: (
    <>
      <rect x="2" y="3.3" width="12" height="10.5" rx="1.5" />
      <path d="M2 6.7h12M5.2 1.8v2.7M10.8 1.8v2.7" />
    </>
  ),
  camera: (
    <>
      <path d="M2 5h2.8l1-1.8h4.4l1 1.8H14v8H2z" />
      <circle cx="8" cy="8.8" r="2.3" />
    </>
  ),
  card: (
    <>
      <rect x="1.8" y="3.3" width="12.4" height="9.4" rx="1.5" />
      <path d="M1.8 6.5h12.4M4.5 10h2.5" />
    </>
  ),
  cash: (
    <>
      <rect x="1.8" y="4" width="12.4" height="8" rx="1.2" />
      <circle cx="8" cy="8" r="1.8" />
      <path d="M4.2 8h.1M11.7 8h.1" />
    </>
  ),
  chart: <path d="M2.5 2.5v11h11M5.5 10.5V8M8.5 10.5V5M11.5 10.5V6.7" />,
  chat: (
    <>
      <path d="M2 3h12v8.5H8L5 14v-2.5H2z" />
      <path d="M5 6h6M5 8.5h4" />
    </>
  ),
  check: <path d="m3.2 8.4 3.1 3.1 6.5-7" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  columns: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="1.5" />
      <path d="M6.2 2.5v11M10 2.5v11" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  dot: <circle cx="8" cy="8" r="4" fill="currentColor" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  download: <path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />,
  exit: <path d="M6.5 2.5H3v11h3.5M10 5l3 3-3 3M13 8H6.5" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  filter: <path d="M2 4h12M4.5 8h7M6.5 12h3" />,
  flag: <path d="M3.5 14V2.5h8.7L10.5 5.8l1.7 3.2H3.5" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="1.9" />
      <circle cx="8" cy="8" r="4.4" />
      <path d="M8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M3.5 12.5l1.4-1.4M11.1 4.9l1.4-1.4" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c2 1.8 2.7 3.8 2.7 6S10 12.2 8 14C6 12.2 5.3 10.2 5.3 8S6 3.8 8 2z" />
    </>
  ),
  grid: (
    <>
      <rect x="2.3" y="2.3" width="4.7" height="4.7" rx="1" />
      <rect x="9" y="2.3" width="4.7" height="4.7" rx="1" />
      <rect x="2.3" y="9" width="4.7" height="4.7" rx="1" />
      <rect x="9" y="9" width="4.7" height="4.7" rx="1" />
    </>
  ),
  heart: <path d="M8 13.5C3.5 10.5 2 8.3 2 6a3.2 3.2 0 0 1 6-1.5A3.2 3.2 0 0 1 14 6c0 2.3-1.5 4.5-6 7.5z" />,
  home: <path d="M2.3 7.2 8 2.3l5.7 4.9M3.8 6v7.5h3V9.7h2.4v3.8h3V6" />,
  key: (
    <>
      <circle cx="5.2" cy="10.8" r="2.7" />
      <path d="m7.2 8.8 6-6M11 5l2 2" />
    </>
  ),
  left: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  link: (
    <path d="M6.7 9.3a2.8 2.8 0 0 0 4 0l2.3-2.3a2.83 2.83 0 0 0-4-4l-.9.9M9.3 6.7a2.8 2.8 0 0 0-4 0L3 9a2.83 2.83 0 0 0 4 4l.9-.9" />
  ),
  list: <path d="M5.5 4H14M5.5 8H14M5.5 12H14M2.3 4h.1M2.3 8h.1M2.3 12h.1" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.7" rx="1.2" />
      <path d="M5.3 7V5a2.7 2.7 0 0 1 5.4 0v2" />
    </>
  ),
  mail: (
    <>
      <rect x="1.8" y="3.3" width="12.4" height="9.4" rx="1.5" />
      <path d="m2.2 4.5 5.8 4.3 5.8-4.3" />
    </>
  ),
  minus: <path d="M3 8h10" />,
  moon: <path d="M13.2 9.7A5.6 5.6 0 0 1 6.3 2.8a5.6 5.6 0 1 0 6.9 6.9z" />,
  more: (
    <>
      <circle cx="3.5" cy="8" r=".8" fill="currentColor" />
      <circle cx="8" cy="8" r=".8" fill="currentColor" />
      <circle cx="12.5" cy="8" r=".8" fill="currentColor" />
    </>
  ),
  mute: <path d="M2 6h2.5L8 3v10L4.5 10H2zM10.8 6.2l3.4 3.6M14.2 6.2l-3.4 3.6" />,
  note: <path d="M3 2.5h10v7.3L9.8 13.5H3zM13 9.8H9.8v3.7" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  pencil: <path d="m3 13 .7-3L11 2.7l2.3 2.3L6 12.3z" />,
  people: (
    <>
      <circle cx="6" cy="5.5" r="2.3" />
      <path d="M1.8 13c.3-2.5 1.9-3.8 4.2-3.8s3.9 1.3 4.2 3.8M10.3 3.5a2.3 2.3 0 0 1 0 4.1M11.7 9.5c1.5.5 2.3 1.7 2.5 3.5" />
    </>
  ),
  pin: (
    <>
      <path d="M8 14.5S3 10 3 6.5a5 5 0 0 1 10 0c0 3.5-5 8-5 8z" />
      <circle cx="8" cy="6.5" r="1.8" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  printer: <path d="M4.5 6V2h7v4M4.5 11.5H2.5v-5.5h11v5.5h-2M4.5 9.5h7V14h-7z" />,
  return: (
    <>
      <path d="M5.6 3 2.5 6.1l3.1 3.1" />
      <path d="M2.8 6.1h6.4a4 4 0 0 1 0 7.4H6" />
    </>
  ),
  right: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  rows: <path d="M2 4h12M2 8h12M2 12h12" />,
  scan: <path d="M2 5V2.5h2.5M11.5 2.5H14V5M14 11v2.5h-2.5M4.5 13.5H2V11M5 5.5v5M8 5.5v5M11 5.5v5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 3.6 3.6" />
    </>
  ),
  shield: (
    <>
      <path d="M8 1.8 13.3 3.7v4c0 3.3-2.2 5.5-5.3 6.6-3.1-1.1-5.3-3.3-5.3-6.6v-4z" />
      <path d="m5.7 8 1.7 1.7 3-3.3" />
    </>
  ),
  sort: <path d="M5 3v10M2.5 10.5 5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5" />,
  sound: <path d="M2 6h2.5L8 3v10L4.5 10H2zM10.5 6a3 3 0 0 1 0 4M12.5 4a6 6 0 0 1 0 8" />,
  star: (
    <path d="m8 1.8 1.9 4 4.4.5-3.2 3 .8 4.4L8 11.5l-3.9 2.2.8-4.4-3.2-3 4.4-.5z" fill="currentColor" stroke="none" />
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.8M8 12.7v1.8M1.5 8h1.8M12.7 8h1.8M3.4 3.4l1.3 1.3M11.3 11.3l1.3 1.3M3.4 12.6l1.3-1.3M11.3 4.7l1.3-1.3" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.2" />
      <path d="M2 6.3h12M2 9.7h12M6.5 6.3V13" />
    </>
  ),
  tag: (
    <>
      <path d="M2.5 7.8V2.5h5.3l5.9 5.9-5.3 5.3z" />
      <path d="M5.4 5.4h.1" />
    </>
  ),
  ticket: <path d="M2.5 3.5h11v7.5h-6l-3 2.7V11h-2z" />,
  trash: <path d="M2.8 4.3h10.4M6 4.3V2.7h4v1.6M4 4.3l.6 9.2h6.8l.6-9.2" />,
  truck: (
    <>
      <path d="M1.5 3.8h8v7.4h-8zM9.5 6.3h2.9l2.1 2.6v2.3h-5z" />
      <circle cx="4.4" cy="11.9" r="1.4" />
      <circle cx="11.8" cy="11.9" r="1.4" />
    </>
  ),
  undo: (
    <>
      <path d="M5 3 2.2 5.8 5 8.6" />
      <path d="M2.5 5.8H10a3.6 3.6 0 0 1 0 7.2H6.5" />
    </>
  ),
  up: <path d="m3.5 10 4.5-4.5 4.5 4.5" />,
  user: (
    <>
      <circle cx="8" cy="5.2" r="2.8" />
      <path d="M2.6 14c.4-3 2.6-4.6 5.4-4.6s5 1.6 5.4 4.6" />
    </>
  ),
  wallet: (
    <>
      <path d="M2 4.5v8h12V6.3H3.2A1.3 1.3 0 0 1 2 5a1.7 1.7 0 0 1 1.7-1.7H12V6.3" />
      <path d="M10.8 9.4h.1" />
    </>
  ),
  warehouse: <path d="M2 13.5V5.8L8 2.5l6 3.3v7.7M5 13.5V8.5h6v5M5 11h6" />,
  warning: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.7v.1" />,
};

export type IconName = keyof typeof ICONS;
