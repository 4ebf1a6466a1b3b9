import "@/shared/live/staffGathers";
import { RouterProvider } from "@tanstack/react-router";
import { catalogs, start } from "./Providers";
import { onStaffSignedOut, router } from "./staff/router";

start({
  load: catalogs(import.meta.glob("../../locales/{shared,staff}/*.po")),
  onSignedOut: onStaffSignedOut,
  children: <RouterProvider router={router} />,
});
