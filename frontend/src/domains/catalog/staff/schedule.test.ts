import { expect, it } from "vitest";
import { instantIn, shownIn } from "./schedule";

it("means the shop's clocks, not the computer's, also around a change of clocks", () => {
  expect(instantIn("Asia/Shanghai", "2026-12-01T10:00").toISOString()).toBe("2026-12-01T02:00:00.000Z");
  expect(instantIn("Europe/Berlin", "2026-03-29T03:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(instantIn("Europe/Berlin", "2026-10-25T04:00").toISOString()).toBe("2026-10-25T03:00:00.000Z");
  expect(shownIn("Asia/Shanghai", new Date("2026-12-01T02:00:31Z"))).toBe("2026-12-01T10:00");
});
