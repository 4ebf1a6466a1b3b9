import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

const of = (name: string, include: string[], exclude: string[] = []) => ({
  path: `<rootDir>/locales/${name}/{locale}`,
  include,
  exclude: [...exclude, "**/*.test.*"],
});

// Four catalogues, so that neither half of the web carries the other half's words, and no shop those of the demo.
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-Hant", "zh-Hans"],
  format: formatter({ origins: false, printPlaceholdersInComments: false }),
  catalogs: [
    of("shared", ["src/app/Boundary.tsx", "src/shared", "src/domains/*/model/*.{ts,tsx}"]),
    of("tour", ["src/app/tour"]),
    of("store", ["src/app/store", "src/app/store.tsx", "src/domains/*/store/**/*.{ts,tsx}"]),
    of("staff", ["src/app/staff", "src/app/staff.tsx", "src/domains/*/{staff,model/staff}/**/*.{ts,tsx}"]),
  ],
});
