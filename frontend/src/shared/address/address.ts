import * as v from "valibot";

/** Where the shop delivers by name; the server has the last word on each. */
export const COUNTRIES = ["CN", "HK", "MO", "TW", "JP", "KR", "SG", "MY", "US", "CA", "GB", "DE", "FR", "AU", "NZ"];

const filled = v.pipe(v.string(), v.trim(), v.minLength(1, "MISSING"));
const open = v.pipe(v.string(), v.trim());

export const anAddress = v.object({
  name: filled,
  phone: v.pipe(filled, v.regex(/^[+\d][\d\s()-]{4,}$/, "PHONE")),
  countryCode: filled,
  region: open,
  city: filled,
  district: open,
  street: filled,
  postalCode: open,
});

export const anEmail = v.pipe(v.string(), v.trim(), v.minLength(1, "MISSING"), v.email("EMAIL"));

export type Address = v.InferOutput<typeof anAddress>;

export const NO_ADDRESS: Address = {
  name: "",
  phone: "",
  countryCode: "CN",
  region: "",
  city: "",
  district: "",
  street: "",
  postalCode: "",
};

export const ADDRESS_FIELDS = [
  "address.name",
  "address.phone",
  "address.countryCode",
  "address.region",
  "address.city",
  "address.district",
  "address.street",
  "address.postalCode",
] as const;

export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** Only what the form has: no id, no type. */
export function plainAddress(of: Address): Address {
  const { name, phone, countryCode, region, city, district, street, postalCode } = of;
  return { name, phone, countryCode, region, city, district, street, postalCode };
}

/** Whether two addresses are the same in every field that the form has. */
export function sameAddress(one: Address, other: Address): boolean {
  return JSON.stringify(plainAddress(one)) === JSON.stringify(plainAddress(other));
}
