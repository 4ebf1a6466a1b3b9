import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import * as v from "valibot";
import { catalogueSearch } from "@/domains/catalog/staff/views";
import { deskSearch } from "@/domains/orders/staff/views";
import { customersSearch } from "@/domains/people/staff/customerViews";
import { KeysProvider } from "@/shared/keys/Keys";
import { Frame } from "./Frame";
import { BrokenScreen, Gate, NotFound } from "./Gate";
import { HomeScreen } from "./HomeScreen";
import { FirstSection, SettingsArea } from "./SettingsArea";

const text = v.optional(v.fallback(v.optional(v.string()), undefined));
const withSearch = v.object({ q: text, view: text });

function Root() {
  return (
    <KeysProvider>
      <Outlet />
    </KeysProvider>
  );
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: v.object({ next: text }),
  component: lazyRouteComponent(() => import("@/domains/people/staff/SignInScreen"), "SignInScreen"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("@/domains/people/staff/JoinScreen"), "JoinScreen"),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("@/domains/people/staff/PasswordScreens"), "ForgotScreen"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("@/domains/people/staff/PasswordScreens"), "ResetScreen"),
});

const gate = createRoute({ getParentRoute: () => root, id: "gate", component: Gate });
const slip = createRoute({
  getParentRoute: () => gate,
  path: "/shipments/$id/slip",
  validateSearch: v.object({ ids: text }),
  component: lazyRouteComponent(() => import("@/domains/shipments/staff/SlipScreen"), "SlipScreen"),
});

const frame = createRoute({ getParentRoute: () => gate, id: "frame", component: Frame });
const inside = () => frame;
const secondFactor = createRoute({
  getParentRoute: inside,
  path: "/second-factor",
  component: lazyRouteComponent(() => import("@/domains/people/staff/SecondFactorScreen"), "SecondFactorScreen"),
});
const home = createRoute({
  getParentRoute: inside,
  path: "/",
  validateSearch: v.object({ view: text }),
  component: HomeScreen,
});
const orders = createRoute({
  getParentRoute: inside,
  path: "/orders",
  staticData: { needs: ["SEE_ORDERS"] },
  validateSearch: deskSearch,
  component: lazyRouteComponent(() => import("@/domains/orders/staff/DeskScreen"), "DeskScreen"),
});
const order = createRoute({
  getParentRoute: inside,
  path: "/orders/$id",
  staticData: { needs: ["SEE_ORDERS"] },
  component: lazyRouteComponent(() => import("./OrderScreen"), "OrderScreen"),
});
const warehouse = createRoute({
  getParentRoute: inside,
  path: "/warehouse",
  staticData: { needs: ["SEE_SHIPMENTS"] },
  component: lazyRouteComponent(() => import("@/domains/shipments/staff/BoardScreen"), "BoardScreen"),
});
const pick = createRoute({
  getParentRoute: inside,
  path: "/warehouse/$shipmentId",
  staticData: { handheld: true, needs: ["SEE_SHIPMENTS"] },
  component: lazyRouteComponent(() => import("@/domains/shipments/staff/PickScreen"), "PickScreen"),
});
const shipments = createRoute({
  getParentRoute: inside,
  path: "/shipments",
  staticData: { needs: ["SEE_SHIPMENTS"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/shipments/staff/ShipmentsScreen"), "ShipmentsScreen"),
});
const tickets = createRoute({
  getParentRoute: inside,
  path: "/tickets",
  staticData: { needs: ["SEE_TICKETS"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/tickets/staff/TicketsScreen"), "TicketsScreen"),
});
const ticket = createRoute({
  getParentRoute: () => tickets,
  path: "/$id",
  component: lazyRouteComponent(() => import("@/domains/tickets/staff/TicketScreen"), "TicketScreen"),
});
const payments = createRoute({
  getParentRoute: inside,
  path: "/payments",
  staticData: { needs: ["SEE_PAYMENTS"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/payments/staff/PaymentsScreen"), "PaymentsScreen"),
});
const customers = createRoute({
  getParentRoute: inside,
  path: "/customers",
  staticData: { needs: ["SEE_CUSTOMERS"] },
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import("@/domains/people/staff/CustomersScreen"), "CustomersScreen"),
});
const customer = createRoute({
  getParentRoute: inside,
  path: "/customers/$id",
  staticData: { needs: ["SEE_CUSTOMERS"] },
  component: lazyRouteComponent(() => import("./CustomerScreen"), "CustomerScreen"),
});
const inbox = createRoute({
  getParentRoute: inside,
  path: "/inbox",
  staticData: { needs: ["SHARE_NOTES"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/inbox/staff/InboxScreen"), "InboxScreen"),
});
const catalogue = createRoute({
  getParentRoute: inside,
  path: "/catalogue",
  staticData: { needs: ["KEEP_CATALOGUE"] },
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(() => import("@/domains/catalog/staff/CatalogueScreen"), "CatalogueScreen"),
});
const categories = createRoute({
  getParentRoute: inside,
  path: "/catalogue/categories",
  staticData: { needs: ["KEEP_CATALOGUE"] },
  component: lazyRouteComponent(() => import("@/domains/catalog/staff/CategoriesScreen"), "CategoriesScreen"),
});
const front = createRoute({
  getParentRoute: inside,
  path: "/catalogue/front",
  staticData: { needs: ["KEEP_CATALOGUE"] },
  component: lazyRouteComponent(() => import("@/domains/catalog/staff/FrontScreen"), "FrontScreen"),
});
const imports = createRoute({
  getParentRoute: inside,
  path: "/catalogue/imports",
  staticData: { needs: ["KEEP_CATALOGUE"] },
  component: lazyRouteComponent(() => import("@/domains/imports/staff/ImportsScreen"), "ImportsScreen"),
});
const sheet = createRoute({
  getParentRoute: inside,
  path: "/catalogue/imports/$id",
  staticData: { needs: ["KEEP_CATALOGUE"] },
  component: lazyRouteComponent(() => import("@/domains/imports/staff/ImportScreen"), "ImportScreen"),
});
const product = createRoute({
  getParentRoute: inside,
  path: "/catalogue/$id",
  staticData: { needs: ["KEEP_CATALOGUE"] },
  component: lazyRouteComponent(() => import("./ProductScreen"), "ProductScreen"),
});
const stock = createRoute({
  getParentRoute: inside,
  path: "/stock",
  staticData: { needs: ["SEE_STOCK"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/warehouse/staff/StockScreen"), "StockScreen"),
});
const mailbox = createRoute({
  getParentRoute: inside,
  path: "/mailbox",
  staticData: { needs: ["SEE_LETTERS"] },
  validateSearch: v.object({ q: text, letter: text }),
  component: lazyRouteComponent(() => import("@/domains/notices/staff/MailboxScreen"), "MailboxScreen"),
});
const operations = createRoute({
  getParentRoute: inside,
  path: "/operations",
  staticData: { needs: ["SEE_DESK"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/process/staff/flow/FlowScreen"), "FlowScreen"),
});
const day = createRoute({
  getParentRoute: inside,
  path: "/day",
  staticData: { needs: ["SEE_DESK"] },
  validateSearch: v.object({ day: text }),
  component: lazyRouteComponent(() => import("@/domains/process/staff/day/DayScreen"), "DayScreen"),
});
const deliveries = createRoute({
  getParentRoute: inside,
  path: "/deliveries",
  staticData: { needs: ["SEE_DELIVERIES"] },
  validateSearch: withSearch,
  component: lazyRouteComponent(() => import("@/domains/process/staff/DeliveriesScreen"), "DeliveriesScreen"),
});
const settings = createRoute({
  getParentRoute: inside,
  path: "/settings",
  component: SettingsArea,
});
const within = () => settings;
const section = createRoute({
  getParentRoute: within,
  path: "/",
  component: FirstSection,
});
const opening = createRoute({
  getParentRoute: within,
  path: "/opening",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("./OpeningScreen"), "OpeningScreen"),
});
const warehouses = createRoute({
  getParentRoute: within,
  path: "/warehouses",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/WarehousesScreen"), "WarehousesScreen"),
});
const rules = createRoute({
  getParentRoute: within,
  path: "/rules",
  staticData: { needs: ["KEEP_TEAMS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/RulesScreen"), "RulesScreen"),
});
const identity = createRoute({
  getParentRoute: within,
  path: "/shop",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/ShopScreen"), "ShopScreen"),
});
const calendar = createRoute({
  getParentRoute: within,
  path: "/calendar",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/CalendarScreen"), "CalendarScreen"),
});
const delivery = createRoute({
  getParentRoute: within,
  path: "/delivery",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/DeliveryScreen"), "DeliveryScreen"),
});
const paying = createRoute({
  getParentRoute: within,
  path: "/payment",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/PaymentScreen"), "PaymentScreen"),
});
const policies = createRoute({
  getParentRoute: within,
  path: "/policies",
  staticData: { needs: ["KEEP_SETTINGS"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/PoliciesScreen"), "PoliciesScreen"),
});
const history = createRoute({
  getParentRoute: within,
  path: "/history",
  staticData: { needs: ["SEE_CHANGES"] },
  component: lazyRouteComponent(() => import("@/domains/shop/staff/HistoryScreen"), "HistoryScreen"),
});
const staff = createRoute({
  getParentRoute: within,
  path: "/staff",
  staticData: { needs: ["MANAGE_STAFF"] },
  component: lazyRouteComponent(() => import("@/domains/people/staff/StaffScreen"), "StaffScreen"),
});
const roles = createRoute({
  getParentRoute: within,
  path: "/roles",
  staticData: { needs: ["SEE_TEAMS"] },
  component: lazyRouteComponent(() => import("@/domains/people/staff/RolesScreen"), "RolesScreen"),
});
const teams = createRoute({
  getParentRoute: within,
  path: "/teams",
  staticData: { needs: ["SEE_TEAMS"] },
  component: lazyRouteComponent(() => import("@/domains/people/staff/TeamsScreen"), "TeamsScreen"),
});
const tokens = createRoute({
  getParentRoute: within,
  path: "/tokens",
  staticData: { needs: ["MANAGE_TOKENS"] },
  component: lazyRouteComponent(() => import("@/domains/people/staff/TokensScreen"), "TokensScreen"),
});
// Where they stood before they were settings; bookmarks still lead there.
const teamsBefore = createRoute({
  getParentRoute: inside,
  path: "/teams",
  beforeLoad: () => redirect({ to: "/settings/teams", throw: true }),
});
const tokensBefore = createRoute({
  getParentRoute: inside,
  path: "/tokens",
  beforeLoad: () => redirect({ to: "/settings/tokens", throw: true }),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    join,
    forgot,
    reset,
    gate.addChildren([
      slip,
      frame.addChildren([
        home,
        secondFactor,
        orders,
        order,
        warehouse,
        pick,
        shipments,
        tickets.addChildren([ticket]),
        payments,
        customers,
        customer,
        inbox,
        catalogue,
        categories,
        front,
        imports,
        sheet,
        product,
        stock,
        mailbox,
        operations,
        day,
        deliveries,
        settings.addChildren([
          section,
          opening,
          warehouses,
          rules,
          identity,
          calendar,
          delivery,
          paying,
          policies,
          staff,
          roles,
          teams,
          tokens,
          history,
        ]),
        teamsBefore,
        tokensBefore,
      ]),
    ]),
  ]),
  basepath: "/staff",
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: BrokenScreen,
});

/** The session ended while a screen was open: the same address opens again after signing in. */
export function onStaffSignedOut(): void {
  const { pathname, href } = router.state.location;
  if (pathname !== "/sign-in") router.navigate({ to: "/sign-in", search: { next: href } });
}
