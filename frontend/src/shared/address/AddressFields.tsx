import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useMemo } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { useLocale } from "@/shared/i18n/locale";
import { SelectField, TextField } from "@/shared/ui/Field";
import { type AddressField, COUNTRIES } from "./address";
import styles from "./address.module.css";

function useCountryNames() {
  const { locale } = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  }, [locale]);
}

type FieldProps = UseFormRegisterReturn & { error?: string };
type Props = { field: (name: AddressField) => FieldProps; children?: ReactNode };

/** The parts of an address, to be placed in a form of two columns; `children` stand between who and where.
    Autofill tokens let the browser do the typing. */
export function AddressFields({ field, children }: Props) {
  const { t } = useLingui();
  const countries = useCountryNames();
  return (
    <>
      <TextField label={t`Name`} autoComplete="name" {...field("address.name")} />
      <TextField label={t`Phone`} type="tel" autoComplete="tel" {...field("address.phone")} />
      {children}
      <SelectField label={t`Country or region`} autoComplete="country" {...field("address.countryCode")}>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField label={t`Province or state`} autoComplete="address-level1" {...field("address.region")} />
      <TextField label={t`City`} autoComplete="address-level2" {...field("address.city")} />
      <TextField label={t`District`} autoComplete="address-level3" {...field("address.district")} />
      <TextField
        className={styles.wide}
        label={t`Street, house, flat`}
        autoComplete="street-address"
        {...field("address.street")}
      />
      <TextField label={t`Postal code`} autoComplete="postal-code" {...field("address.postalCode")} />
    </>
  );
}
