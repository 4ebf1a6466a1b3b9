import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { TeamsDocument } from "@/domains/people/model/staff/Teams.gen";
import { useCan } from "@/shared/gql/rights";
import { useKeys } from "@/shared/keys/Keys";
import { SearchField } from "@/shared/ui/SearchField";
import { SelectChip } from "@/shared/ui/SelectChip";
import styles from "./Desk.module.css";
import type { DeskSearch } from "./views";

function TeamChip({ value, onChange }: { value?: string; onChange: (team?: string) => void }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: TeamsDocument, requestPolicy: "cache-first" });
  return (
    <SelectChip label={t`Team`} value={value ?? ""} onChange={(next) => onChange(next || undefined)}>
      <option value="">{t`all`}</option>
      {data?.teams.map((team) => (
        <option key={team.id} value={team.id}>
          {team.name}
        </option>
      ))}
    </SelectChip>
  );
}

type Props = { search: DeskSearch; sort: string; onChange: (next: Partial<DeskSearch>) => void; pill: React.ReactNode };

/** What narrows the list; all of it goes into the address. */
export function DeskFilters({ search, sort, onChange, pill }: Props) {
  const { t } = useLingui();
  const seesTeams = useCan("SEE_TEAMS");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.q ?? "");
  useEffect(() => setTyped(search.q ?? ""), [search.q]);
  useKeys([{ keys: "/", label: t`Search orders`, run: () => field.current?.focus() }]);
  return (
    <div className={styles.filters}>
      <SearchField
        ref={field}
        label={t`Search orders`}
        placeholder={t`Number, e-mail, or receiver`}
        value={typed}
        onType={setTyped}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      {seesTeams && <TeamChip value={search.team} onChange={(team) => onChange({ team })} />}
      <SelectChip label={t`Sort`} value={sort} onChange={(next) => onChange({ sort: next as DeskSearch["sort"] })}>
        <option value="DUE">{t`due first`}</option>
        <option value="NEWEST">{t`newest first`}</option>
        <option value="OLDEST">{t`oldest first`}</option>
      </SelectChip>
      {(search.q || search.team) && (
        <button type="button" className={styles.clear} onClick={() => onChange({ q: undefined, team: undefined })}>
          <Trans>Clear filters</Trans>
        </button>
      )}
      <span className={styles.pillPlace}>{pill}</span>
    </div>
  );
}
