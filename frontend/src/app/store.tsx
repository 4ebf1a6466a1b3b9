import { RouterProvider } from "@tanstack/react-router";
import { catalogs, start } from "./Providers";
import { router } from "./store/router";

start({
  load: catalogs(import.meta.glob("../../locales/{shared,store}/*.po")),
  onSignedOut: () => location.reload(), // who was signed out elsewhere goes on as a guest
  children: <RouterProvider router={router} />,
});
