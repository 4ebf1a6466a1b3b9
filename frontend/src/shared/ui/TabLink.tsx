import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

function Anchor({ on, ...rest }: { on: boolean } & ComponentProps<"a">) {
  return <a {...rest} aria-current={on ? "page" : undefined} />;
}

/** A view of a list as a link; the screen says which one is on, since several may share an address but for the search. */
export const TabLink = createLink(Anchor);
