import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildASTSchema, isInputObjectType, Kind, parse, typeFromAST, type DocumentNode } from "graphql";

/**
 * Reads the schema and tells of a mutation whether its input has an idempotencyKey: the build notes it beside the document, and
 * the outbox sets the key.
 */
export function creations(folder: string): (document: DocumentNode) => boolean {
  const files = readdirSync(folder).filter((name) => name.endsWith(".graphqls"));
  const sdl = files.map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  return (document) =>
    document.definitions.some(
      (definition) =>
        definition.kind === Kind.OPERATION_DEFINITION &&
        (definition.variableDefinitions ?? []).some((variable) => {
          const type = variable.type.kind === Kind.NON_NULL_TYPE ? variable.type.type : variable.type;
          const input = type.kind === Kind.NAMED_TYPE ? typeFromAST(schema, type) : undefined;
          return isInputObjectType(input) && "idempotencyKey" in input.getFields();
        }),
    );
}
