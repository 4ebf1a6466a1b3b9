// Writes one `.gen.ts` beside every `.graphql` under src: its types, and its text with all fragments it needs.
// `--check` writes nothing and fails when a file is not what it would write.
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as operations from "@graphql-codegen/typescript-operations";
import {
  buildSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";

const ENUMS = "src/shared/gql/enums.gen.ts";
const POSSIBLE = "src/shared/gql/possible.gen.ts";
const SCALARS = { ID: "string", DateTime: "string", Decimal: "string", JSON: "unknown", Cursor: "string" };
const check = process.argv.includes("--check");

function readSchema(): { text: string; schema: GraphQLSchema } {
  const text = readFileSync("../schema.graphql", "utf8");
  return { text, schema: buildSchema(text) };
}

/** Every fragment that a document spreads, through other fragments too, in a stable order. */
function spreadsOf(document: DocumentNode, all: Map<string, FragmentDefinitionNode>): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const own = new Set(document.definitions.map((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? d.name.value : "")));
  const walk = (node: DocumentNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = all.get(name.value);
        if (!fragment) throw new Error(`no fragment is called ${name.value}`);
        if (found.has(name.value) || own.has(name.value)) return;
        found.set(name.value, fragment);
        walk(fragment);
      },
    });
  walk(document);
  return [...found.values()].sort((a, b) => a.name.value.localeCompare(b.name.value));
}

/** The cache tells objects apart by their id: every selection on a type that has one must take it. */
function withoutId(schema: GraphQLSchema, document: DocumentNode, all: Map<string, FragmentDefinitionNode>): string[] {
  const types = new TypeInfo(schema);
  const found: string[] = [];
  const takesId = (set: SelectionSetNode): boolean =>
    set.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === "id";
      if (selection.kind === Kind.INLINE_FRAGMENT) return false;
      const fragment = all.get(selection.name.value);
      return fragment !== undefined && takesId(fragment.selectionSet);
    });
  const look = {
    SelectionSet(set: SelectionSetNode, _key: unknown, parent: unknown, _path: unknown, ancestors: readonly unknown[]) {
      const type = getNamedType(types.getParentType());
      if (!isObjectType(type) || !type.getFields().id || takesId(set)) return;
      const inline = (parent as { kind?: string }).kind === Kind.INLINE_FRAGMENT;
      const around = ancestors.findLast((node) => (node as { kind?: string }).kind === Kind.SELECTION_SET);
      if (!(inline && around && takesId(around as SelectionSetNode))) found.push(type.name);
    },
  };
  visit(document, visitWithTypeInfo(types, look));
  return found;
}

/** The live layer gives every stream of the log the cursor it was cut off at; a document that ignores it would lose what
    came between. Who is present is no log: it is told anew. */
function cannotResume(document: DocumentNode): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === "subscription" &&
      /\b(events|orderEvents)\b/.test(print(definition)) &&
      !/\bafter: \$after\b/.test(print(definition)),
  );
}

/** Enum types come from one file; the plugin would repeat them in each. */
function hoistEnums(code: string, names: string[]): string {
  const used: string[] = [];
  let rest = code;
  for (const name of names) {
    const declaration = new RegExp(
      `(/\\*\\*[^*]*\\*/\\n)?export type ${name} =\\n(  (\\| '\\w+'|/\\*\\*.*\\*/);?\\n)+\\n?`,
    );
    if (!declaration.test(rest)) continue;
    used.push(name);
    rest = rest.replace(declaration, "");
  }
  return used.length ? `import type { ${used.sort().join(", ")} } from "@/shared/gql/enums.gen";\n${rest}` : rest;
}

async function typesOf(schema: GraphQLSchema, text: string, document: DocumentNode, spreads: FragmentDefinitionNode[]) {
  const code = await codegen({
    schema: parse(text),
    schemaAst: schema,
    filename: "types.ts",
    documents: [{ location: "document.graphql", document }],
    plugins: [{ operations: {} }],
    pluginMap: { operations },
    config: {
      scalars: SCALARS,
      enumType: "string-literal",
      nonOptionalTypename: true,
      disableDescriptions: true,
      externalFragments: spreads.map((node) => ({
        isExternal: true,
        importFrom: null,
        name: node.name.value,
        onType: node.typeCondition.name.value,
        node,
      })),
    },
  });
  return code
    .replace(/\/\*\* Internal type\. DO NOT USE DIRECTLY\. \*\/\n(export )?type Incremental.*\n/, "")
    .replaceAll("/** Internal type. DO NOT USE DIRECTLY. */\n", "")
    .replace(/\n{3,}/g, "\n\n");
}

function documentsOf(document: DocumentNode, spreads: FragmentDefinitionNode[]): string {
  const consts = document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name) return [];
    const name = definition.name.value;
    const kind = definition.operation[0]?.toUpperCase() + definition.operation.slice(1);
    const body = stripIgnoredCharacters([definition, ...spreads].map(print).join("\n"));
    return [`export const ${name}Document = operation<${name}${kind}, ${name}${kind}Variables>(\n  \`${body}\`,\n);\n`];
  });
  return consts.length ? `\nimport { operation } from "@/shared/gql/operation";\n\n${consts.join("\n")}` : "";
}

const { text, schema } = readSchema();
const files = globSync("src/**/*.graphql").sort();
const parsed = files.map((path) => ({ path, document: parse(readFileSync(path, "utf8")) }));
const fragments = new Map<string, FragmentDefinitionNode>();
for (const { document } of parsed)
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith("__"));
const enumNames = enums.map((type) => type.name);
const wanted = new Map<string, string>();
const NOTE = "// Written by scripts/codegen.ts. Do not edit.\n";
wanted.set(
  ENUMS,
  NOTE +
    enums
      .filter(isEnumType)
      .map(
        (type) =>
          `export type ${type.name} =\n${type
            .getValues()
            .map((v) => `  | "${v.name}"`)
            .join("\n")};\n`,
      )
      .join("\n"),
);
const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
wanted.set(
  POSSIBLE,
  `${NOTE}export const POSSIBLE_TYPES = {\n${abstract
    .map(
      (type) =>
        `  ${type.name}: ${JSON.stringify(
          schema
            .getPossibleTypes(type)
            .map(({ name }) => name)
            .sort(),
        )},\n`,
    )
    .join("")}};\n`,
);
for (const { path, document } of parsed) {
  const spreads = spreadsOf(document, fragments);
  const whole = { ...document, definitions: [...document.definitions, ...spreads] };
  const problems = validate(schema, whole).filter((p) => !/is never used/.test(p.message));
  if (problems.length) throw new Error(`${path}: ${problems.map((p) => p.message).join("; ")}`);
  if (cannotResume(document)) throw new Error(`${path}: a subscription does not go on from $after`);
  const bare = withoutId(schema, document, fragments);
  if (bare.length) throw new Error(`${path}: a selection on ${bare.join(", ")} does not take the id`);
  const code = hoistEnums(await typesOf(schema, text, document, spreads), enumNames);
  wanted.set(path.replace(/\.graphql$/, ".gen.ts"), `${NOTE}${code.trim()}\n${documentsOf(document, spreads)}`);
}

const stale = [...wanted].filter(([path, code]) => !existsSync(path) || readFileSync(path, "utf8") !== code);
const orphans = globSync("src/**/*.gen.ts").filter((path) => !wanted.has(path));
if (check && stale.length + orphans.length) {
  console.error(`Run "npm run codegen": ${[...stale.map(([path]) => path), ...orphans].join(", ")}`);
  process.exit(1);
}
if (!check) {
  for (const [path, code] of stale) writeFileSync(path, code);
  for (const path of orphans) rmSync(path);
  console.log(`${wanted.size} files, ${stale.length} written, ${orphans.length} removed`);
}
