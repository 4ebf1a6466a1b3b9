import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";

const root = createRootRoute({ component: Outlet });
const home = createRoute({ getParentRoute: () => root, path: "/", component: () => <main /> });

export const router = createRouter({
  routeTree: root.addChildren([home]),
  basepath: "/staff",
  defaultPreload: "intent",
});

/** The session ended while a screen was open. */
export function onStaffSignedOut(): void {
  router.invalidate();
}
