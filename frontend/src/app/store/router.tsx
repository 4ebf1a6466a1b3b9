import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import * as v from "valibot";
import { listSearch } from "@/domains/catalog/store/filters";
import { Frame } from "./Frame";
import { HomeScreen } from "./HomeScreen";
import { NotFoundScreen } from "./NotFoundScreen";

const text = v.optional(v.fallback(v.optional(v.string()), undefined));
const withToken = v.object({ token: text });
const ordersSearch = v.object({
  tab: v.optional(v.fallback(v.optional(v.picklist(["pay", "ship", "receive", "review", "service"])), undefined)),
});

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundScreen });
const under = () => root;

const home = createRoute({ getParentRoute: under, path: "/", component: HomeScreen });
const category = createRoute({
  getParentRoute: under,
  path: "/c/$slug",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./ListScreen"), "ListScreen"),
});
const search = createRoute({
  getParentRoute: under,
  path: "/search",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./ListScreen"), "ListScreen"),
});
const product = createRoute({
  getParentRoute: under,
  path: "/p/$slug",
  validateSearch: v.object({ sku: text }),
  staticData: { ownBar: true },
  component: lazyRouteComponent(() => import("./ProductScreen"), "ProductScreen"),
});
const cart = createRoute({
  getParentRoute: under,
  path: "/cart",
  component: lazyRouteComponent(() => import("./CartScreen"), "CartScreen"),
});
const checkout = createRoute({
  getParentRoute: under,
  path: "/checkout",
  staticData: { ownBar: true },
  component: lazyRouteComponent(() => import("./CheckoutScreen"), "CheckoutScreen"),
});
const orders = createRoute({
  getParentRoute: under,
  path: "/orders",
  validateSearch: ordersSearch,
  component: lazyRouteComponent(() => import("./OrdersScreen"), "OrdersScreen"),
});
const order = createRoute({
  getParentRoute: under,
  path: "/orders/$id",
  validateSearch: withToken,
  component: lazyRouteComponent(() => import("./OrderScreen"), "OrderScreen"),
});
const pay = createRoute({
  getParentRoute: under,
  path: "/orders/$id/pay",
  validateSearch: withToken,
  staticData: { ownBar: true },
  component: lazyRouteComponent(() => import("./PayScreen"), "PayScreen"),
});
const ticket = createRoute({
  getParentRoute: under,
  path: "/tickets/$id",
  validateSearch: withToken,
  component: lazyRouteComponent(() => import("./TicketScreen"), "TicketScreen"),
});
const account = createRoute({
  getParentRoute: under,
  path: "/account",
  component: lazyRouteComponent(() => import("./AccountScreen"), "AccountScreen"),
});
const signIn = createRoute({
  getParentRoute: under,
  path: "/sign-in",
  validateSearch: v.object({ next: text }),
  component: lazyRouteComponent(() => import("./SignInScreen"), "SignInScreen"),
});
const register = createRoute({
  getParentRoute: under,
  path: "/register",
  validateSearch: v.object({ next: text }),
  component: lazyRouteComponent(() => import("./RegisterScreen"), "RegisterScreen"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    category,
    search,
    product,
    cart,
    checkout,
    orders,
    order,
    pay,
    ticket,
    account,
    signIn,
    register,
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
});
