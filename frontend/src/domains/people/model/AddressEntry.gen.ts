// Written by scripts/codegen.ts. Do not edit.
export type AddressEntryFragment = { __typename: 'CustomerAddress', id: string, name: string, phone: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string };
