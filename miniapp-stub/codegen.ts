import type { CodegenConfig } from "@graphql-codegen/cli";
import type { DocumentNode } from "graphql";
import { creations } from "./tools/creates";

const creates = creations("../schema");

/** A fragment is part of the operations that hold it, and asked for by none: what nobody uses is not to come into the package. */
const unusedLeftOut = (_: string, content: string): string => content.replace(/(FragmentDoc =) new /g, "$1 /*#__PURE__*/ new ");

const config: CodegenConfig = {
  hooks: { beforeOneFileWrite: unusedLeftOut },
  schema: "../schema/*.graphqls",
  documents: ["src/operations/**/*.graphql"],
  generates: {
    "src/gen/": {
      preset: "client",
      presetConfig: {
        persistedDocuments: { hashAlgorithm: "sha256", mode: "replaceDocumentWithHash", hashPropertyName: "documentId" },
        fragmentMasking: false,
        onExecutableDocumentNode: (document: DocumentNode) => (creates(document) ? { creates: true } : {}),
      },
      config: {
        documentMode: "string",
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: "string" },
        strictScalars: true,
      },
    },
  },
};

export default config;
