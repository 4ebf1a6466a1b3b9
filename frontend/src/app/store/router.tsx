import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { ListSearch } from "@/domains/catalog/store/filters";
import { TABS, type Tab } from "@/domains/orders/store/tabs";
import { Broken } from "../Boundary";
import { Frame } from "./Frame";
import { HomeScreen } from "./HomeScreen";
import { NotFoundScreen } from "./NotFoundScreen";

type Given = Record<string, unknown>;
const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const readToken = ({ token }: Given): { token?: string } => ({ token: text(token) });
const readNext = ({ next }: Given): { next?: string } => ({ next: text(next) });
// The list reads its address itself, when it is there.
const listed = (given: Given): ListSearch => given;

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundScreen });
const under = () => root;

const home = createRoute({ getParentRoute: under, path: "/", component: HomeScreen });
const category = createRoute({
  getParentRoute: under,
  path: "/c/$slug",
  validateSearch: listed,
  component: lazyRouteComponent(() => import("./ListScreen"), "ListScreen"),
});
const search = createRoute({
  getParentRoute: under,
  path: "/search",
  validateSearch: listed,
  component: lazyRouteComponent(() => import("./ListScreen"), "ListScreen"),
});
const product = createRoute({
  getParentRoute: under,
  path: "/p/$slug",
  validateSearch: ({ sku }: Given): { sku?: string } => ({ sku: text(sku) }),
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
  staticData: { ownBar: true, slim: true },
  component: lazyRouteComponent(() => import("./CheckoutScreen"), "CheckoutScreen"),
});
const orders = createRoute({
  getParentRoute: under,
  path: "/orders",
  validateSearch: ({ tab }: Given): { tab?: Tab } => ({ tab: TABS.find((each) => each === tab) }),
  component: lazyRouteComponent(() => import("./OrdersScreen"), "OrdersScreen"),
});
const order = createRoute({
  getParentRoute: under,
  path: "/orders/$id",
  validateSearch: readToken,
  component: lazyRouteComponent(() => import("./OrderScreen"), "OrderScreen"),
});
const pay = createRoute({
  getParentRoute: under,
  path: "/orders/$id/pay",
  validateSearch: readToken,
  staticData: { ownBar: true, slim: true },
  component: lazyRouteComponent(() => import("./PayScreen"), "PayScreen"),
});
const ticket = createRoute({
  getParentRoute: under,
  path: "/tickets/$id",
  validateSearch: readToken,
  component: lazyRouteComponent(() => import("./TicketScreen"), "TicketScreen"),
});
const policy = createRoute({
  getParentRoute: under,
  path: "/policies/$slug",
  component: lazyRouteComponent(() => import("./PolicyScreen"), "PolicyScreen"),
});
const account = createRoute({
  getParentRoute: under,
  path: "/account",
  component: lazyRouteComponent(() => import("./AccountScreen"), "AccountScreen"),
});
const door = createRoute({
  getParentRoute: under,
  path: "/account/$door",
  component: lazyRouteComponent(() => import("./doors"), "AccountDoorScreen"),
});
const signIn = createRoute({
  getParentRoute: under,
  path: "/sign-in",
  validateSearch: readNext,
  component: lazyRouteComponent(() => import("./doors"), "SignInScreen"),
});
const register = createRoute({
  getParentRoute: under,
  path: "/register",
  validateSearch: readNext,
  component: lazyRouteComponent(() => import("./doors"), "RegisterScreen"),
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
    door,
    policy,
    signIn,
    register,
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});
