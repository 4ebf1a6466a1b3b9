import { useLingui } from "@lingui/react/macro";
import type { UseFormRegisterReturn } from "react-hook-form";
import { SelectField, TextField } from "@/shared/ui/Field";
import type { Address, AddressField } from "./address";
import { partsOf } from "./parts";
import { namesIn, type Place, usePlaces, within } from "./places";

type FieldProps = UseFormRegisterReturn & { error?: string };
export type Part = "region" | "city" | "district";
export type PlaceProps = {
  field: (name: AddressField) => FieldProps;
  /** What the form holds now. */
  address: Address;
  change: (part: Part, value: string) => void;
};

/** What the parts are called where the country has its own word for them. */
function useNames(countryCode: string) {
  const { t } = useLingui();
  const regions: Record<string, string> = {
    CN: t`Province`,
    CA: t`Province`,
    HK: t`Area`,
    JP: t`Prefecture`,
    KR: t`Province or city`,
    TW: t`County or city`,
  };
  const cities: Record<string, string> = { HK: t`District`, TW: t`District` };
  return {
    region: regions[countryCode] ?? t`State`,
    city: cities[countryCode] ?? t`City`,
    district: t`District`,
  };
}

const TOKENS = { region: "address-level1", city: "address-level2", district: "address-level3" };

/** Region, city and district, as far as a country has them; in China chosen one within the other. */
export function PlaceFields({ field, address, change }: PlaceProps) {
  const names = useNames(address.countryCode);
  const inChina = address.countryCode === "CN";
  const places = usePlaces(inChina);
  if (inChina && places !== "away") return <Chosen {...{ field, address, change, places }} />;
  const has = partsOf(address.countryCode);
  const parts = (["region", "city", "district"] as const).filter((part) => has[part]);
  return parts.map((part) => (
    <TextField key={part} label={names[part]} autoComplete={TOKENS[part]} {...field(`address.${part}`)} />
  ));
}

function Chosen({ field, address, change, places }: PlaceProps & { places: Place[] | undefined }) {
  const { t } = useLingui();
  const names = useNames("CN");
  const cities = within(places, address.region);
  const options = { region: places, city: cities, district: within(cities, address.city) };
  const choose = (part: Part, value: string) => {
    const below = part === "region" ? within(places, value) : part === "city" ? within(cities, value) : undefined;
    change(part, value);
    if (part === "region") choose("city", below?.length === 1 ? (below[0]?.text ?? "") : "");
    if (part === "city") change("district", "");
  };
  return (["region", "city", "district"] as const).map((part) => (
    <SelectField
      key={part}
      label={names[part]}
      autoComplete={TOKENS[part]}
      {...field(`address.${part}`)}
      value={address[part]}
      onChange={(event) => choose(part, event.target.value)}
    >
      <option value="">{t`Choose…`}</option>
      {namesIn(options[part], address[part]).map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  ));
}
