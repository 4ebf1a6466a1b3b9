// The audit that the GraphQL-over-HTTP working group publishes, against the server whose address is given: one line
// of JSON for each of its points.
import { auditServer } from "graphql-http";

const [url] = process.argv.slice(2);
if (!url) throw new Error("usage: audit.ts URL");
for (const { id, name, status, ...result } of await auditServer({ url }))
  console.log(JSON.stringify({ id, name, status, reason: "reason" in result ? result.reason : null }));
