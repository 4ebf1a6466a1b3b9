import { formatAddress } from "localized-address-format";

const PARTS = {
  region: "administrativeArea",
  city: "locality",
  district: "dependentLocality",
  postalCode: "postalCode",
};

type Part = keyof typeof PARTS;

/** Which of its parts an address has in a country, by the post's own format there.
    Where there are regions there is a city too, though some write it with the street. */
export function partsOf(countryCode: string): Record<Part, boolean> {
  const has = (part: Part) =>
    formatAddress({ postalCountry: countryCode, addressLines: ["1"], [PARTS[part]]: "here" })
      .join()
      .includes("here");
  return {
    region: has("region"),
    city: has("city") || has("region"),
    district: has("district"),
    postalCode: has("postalCode"),
  };
}
