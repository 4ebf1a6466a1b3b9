// Written by scripts/codegen.ts. Do not edit.
export type BannerShownFragment = { __typename: 'Banner', id: string, heading: string, body: string, button: string, category: { __typename: 'Category', id: string, slug: string, retired: boolean } | null, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null };
