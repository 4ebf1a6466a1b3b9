// Holds ../schema.graphql against every rule that @graphql-eslint has for schemas, and prints what breaks one.
// What is off, or asked for in part, says why.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import graphqlEslint from "@graphql-eslint/eslint-plugin";
import { ESLint, type Linter } from "eslint";

const schema = fileURLToPath(new URL("../../schema.graphql", import.meta.url));
const {
  "flat/schema-recommended": recommended,
  "flat/schema-relay": relay,
  "flat/schema-all": all,
} = graphqlEslint.configs;

const ours: Linter.RulesRecord = {
  // Fields stand in the order in which they are read, as in the tables they come from.
  "@graphql-eslint/alphabetize": "off",
  // An amount, an address, a payload have no identity; who has one is a node, which a test of ours sees to.
  "@graphql-eslint/strict-id-in-types": "off",
  // A payload is always there and says why nothing was done; a list is empty rather than absent.
  "@graphql-eslint/require-nullable-result-in-root": "off",
  // A payload answers what it changed; whoever wants more asks for it.
  "@graphql-eslint/require-field-of-type-query-in-mutation-result": "off",
  // We have mutations and subscriptions.
  "@graphql-eslint/no-root-type": "off",
  // An order has lines, not a connection of them: what is bounded is a plain list, also beside the edges of a page.
  // What stands in the log, and its deliveries, is found by its position and not by its id.
  "@graphql-eslint/relay-edge-types": ["error", { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
  // Pages go forward.
  "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
  // Everything but the values of enums, whose names are the words of the house (errors.md and lifecycles.md tell them),
  // and the argument of our one directive, of which Strawberry prints none.
  "@graphql-eslint/require-description": [
    "error",
    {
      types: true,
      rootField: true,
      DirectiveDefinition: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      ignoredSelectors: ["DirectiveDefinition > InputValueDefinition"],
    },
  ],
};

const lint = new ESLint({
  cwd: fileURLToPath(new URL("../..", import.meta.url)),
  overrideConfigFile: true,
  overrideConfig: {
    files: ["**/*.graphql"],
    plugins: { "@graphql-eslint": graphqlEslint as unknown as ESLint.Plugin },
    languageOptions: {
      parser: graphqlEslint.parser as unknown as Linter.Parser,
      parserOptions: { graphQLConfig: { schema } },
    },
    rules: { ...recommended.rules, ...relay.rules, ...all.rules, ...ours } as Linter.RulesRecord,
  },
});
const found = (await lint.lintText(readFileSync(schema, "utf8"), { filePath: schema })).flatMap(
  (file) => file.messages,
);
for (const { line, ruleId, message } of found) console.error(`schema.graphql:${line}: ${message} (${ruleId})`);
process.exitCode = found.length ? 1 : 0;
