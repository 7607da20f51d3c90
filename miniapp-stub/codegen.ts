import type { CodegenConfig } from "@graphql-codegen/cli";
import type { DocumentNode } from "graphql";
import { creations } from "./tools/creates";

const creates = creations("../schema");

const config: CodegenConfig = {
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
