import * as v from "valibot";
import type { AddressesQuery } from "@/domains/people/model/Addresses.gen";
import type { AddressInput } from "../model/SetCartAddress.gen";

/** Where the shop delivers by name; the server has the last word on each. */
export const COUNTRIES = ["CN", "HK", "MO", "TW", "JP", "KR", "SG", "MY", "US", "CA", "GB", "DE", "FR", "AU", "NZ"];

const filled = v.pipe(v.string(), v.trim(), v.minLength(1, "MISSING"));
const open = v.pipe(v.string(), v.trim());

export const addressForm = v.object({
  email: v.pipe(v.string(), v.trim(), v.minLength(1, "MISSING"), v.email("EMAIL")),
  address: v.object({
    name: filled,
    phone: v.pipe(filled, v.regex(/^[+\d][\d\s()-]{4,}$/, "PHONE")),
    countryCode: filled,
    region: open,
    city: filled,
    district: open,
    street: filled,
    postalCode: open,
  }),
});

export type AddressValues = v.InferOutput<typeof addressForm>;

export const NO_ADDRESS: AddressInput = {
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
  "email",
  "address.name",
  "address.phone",
  "address.countryCode",
  "address.region",
  "address.city",
  "address.district",
  "address.street",
  "address.postalCode",
] as const;

export type BookEntry = NonNullable<AddressesQuery["me"]["customer"]>["addresses"][number];

/** Only what the form has: no id, no type. */
export function plainAddress(of: AddressInput): AddressInput {
  const { name, phone, countryCode, region, city, district, street, postalCode } = of;
  return { name, phone, countryCode, region, city, district, street, postalCode };
}

/** Whether two addresses are the same in every field that the form has. */
export function sameAddress(one: AddressInput, other: AddressInput): boolean {
  return JSON.stringify(plainAddress(one)) === JSON.stringify(plainAddress(other));
}
