import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import "graphiql/style.css";
import "./graphiql.css";

const WELCOME = `# Ask the shop anything. Sign in at /staff or in the shop first, or send a token:
# add the header  Authorization: Bearer of_…  below.
# Everything is described in the documentation at the left.

query Shop {
  shop {
    name
    now
    paymentMethods {
      code
      name
    }
  }
  products(first: 3) {
    totalCount
    nodes {
      name
      priceFrom {
        amount
        currencyCode
      }
    }
  }
}
`;

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
const scheme = location.protocol === "https:" ? "wss" : "ws";
const fetcher = createGraphiQLFetcher({
  url: `${location.origin}/graphql`,
  subscriptionUrl: `${scheme}://${location.host}/graphql`,
});
const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";

createRoot(root).render(
  <GraphiQL fetcher={fetcher} defaultQuery={WELCOME} defaultTheme={theme} shouldPersistHeaders />,
);
