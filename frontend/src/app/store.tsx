import { RouterProvider } from "@tanstack/react-router";
import { catalogs, start } from "./Providers";
import { router } from "./store/router";

start({
  load: catalogs(import.meta.glob("../../locales/{shared,store}/*.po")),
  onSignedOut: () => {},
  children: <RouterProvider router={router} />,
});
