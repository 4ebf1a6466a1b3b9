import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useMemo } from "react";
import { useLocale } from "@/shared/i18n/locale";
import { SelectField, TextField } from "@/shared/ui/Field";
import { COUNTRIES } from "./address";
import styles from "./address.module.css";
import { PlaceFields, type PlaceProps } from "./PlaceFields";
import { partsOf } from "./parts";

function useCountryNames() {
  const { locale } = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  }, [locale]);
}

type Props = PlaceProps & { children?: ReactNode };

/** The parts of an address as the chosen country has them, to be placed in a form of two columns; `children` stand
    between who and where. Autofill tokens let the browser do the typing. */
export function AddressFields({ field, address, change, children }: Props) {
  const { t } = useLingui();
  const countries = useCountryNames();
  const country = field("address.countryCode");
  const move = (code: string) => {
    change("region", "");
    // where no city is written, the country is one
    change("city", partsOf(code).city ? "" : (countries.find((each) => each.code === code)?.name ?? code));
    change("district", "");
  };
  return (
    <>
      <TextField label={t`Name`} autoComplete="name" {...field("address.name")} />
      <TextField label={t`Phone`} type="tel" autoComplete="tel" {...field("address.phone")} />
      {children}
      <SelectField
        label={t`Country or region`}
        autoComplete="country"
        {...country}
        onChange={(event) => {
          move(event.target.value);
          return country.onChange(event);
        }}
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <PlaceFields {...{ field, address, change }} />
      <TextField
        className={styles.wide}
        label={t`Street, house, flat`}
        autoComplete="street-address"
        {...field("address.street")}
      />
      {partsOf(address.countryCode).postalCode && (
        <TextField label={t`Postal code`} autoComplete="postal-code" {...field("address.postalCode")} />
      )}
    </>
  );
}
