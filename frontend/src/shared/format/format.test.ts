import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formatIn } from "./format";

const ZONE = "Asia/Shanghai";

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date("2026-11-22T03:38:00Z")); // Sunday 11:38 in Shanghai
});
afterEach(() => void vi.useRealTimers());

const tomorrow = { earliest: "2026-11-23T06:00:00Z", latest: "2026-11-23T10:00:00Z" };

test("a window is a day and hours at the buyer's door", () => {
  expect(formatIn("zh-Hant", ZONE).window(tomorrow)).toBe("明天 14:00–18:00");
  expect(formatIn("zh-Hans", ZONE).window(tomorrow)).toBe("明天 14:00–18:00");
  expect(formatIn("en", ZONE).window(tomorrow)).toBe("tomorrow 14:00–18:00");
});

test("a window over several days names both", () => {
  const days = { earliest: "2026-11-24T01:00:00Z", latest: "2026-11-25T10:00:00Z" };
  expect(formatIn("en", ZONE).window(days)).toBe("Tue – Wed");
});

test("days near and far", () => {
  const { stamp, calendarDay } = formatIn("zh-Hans", ZONE);
  expect(stamp("2026-11-22T03:36:00Z")).toBe("今天 11:36");
  expect(stamp("2026-11-21T09:20:00Z")).toBe("昨天 17:20");
  expect(stamp("2026-11-18T09:20:00Z")).toBe("11月18日 17:20");
  expect(calendarDay("2025-11-18T09:20:00Z")).toBe("2025年11月18日");
});

test("money keeps every digit and is told apart by its symbol", () => {
  const yuan = { amount: "1280.00", currencyCode: "CNY" };
  expect(formatIn("zh-Hans", ZONE).money(yuan)).toBe("¥1,280.00");
  expect(formatIn("zh-Hant", ZONE).money(yuan)).toBe("CN¥1,280.00");
  expect(formatIn("en", ZONE).money(yuan)).toBe("CN¥1,280.00");
  for (const locale of ["zh-Hant", "zh-Hans", "en"] as const) {
    expect(formatIn(locale, ZONE).money({ amount: "1280.00", currencyCode: "TWD" })).toBe("NT$1,280.00");
  }
  const many = { amount: "90071992547409931", currencyCode: "JPY" };
  expect(formatIn("zh-Hant", ZONE).money(many)).toMatch(/90,071,992,547,409,931$/);
});
