package cn.doorplate.api;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents that the manifests name, by id and by text. Filled before the server listens, and whenever a manifest is added. */
final class TrustedDocuments {

    private volatile Known known = new Known(Map.of(), Map.of());

    private record Known(Map<String, TrustedDocument> byId, Map<String, TrustedDocument> byText) {}

    @Nullable TrustedDocument byId(String id) {
        return known.byId().get(id);
    }

    @Nullable TrustedDocument byText(String text) {
        return known.byText().get(text);
    }

    int size() {
        return known.byId().size();
    }

    /**
     * Trusts these from now on, and no others.
     *
     * @param texts by their ids
     * @throws IllegalStateException naming the document that does not fit; then nothing changes
     */
    void prepare(Map<String, String> texts, GraphQLSchema schema, DocumentPreparer preparer, ApiErrors errors) {
        Map<String, TrustedDocument> ids = new HashMap<>();
        Map<String, TrustedDocument> documents = new HashMap<>();
        texts.forEach((id, text) -> {
            TrustedDocument document = prepare(id, text, schema, preparer, errors);
            ids.put(id, document);
            documents.put(text, document);
        });
        known = new Known(Map.copyOf(ids), Map.copyOf(documents));
    }

    private static TrustedDocument prepare(
            String id, String text, GraphQLSchema schema, DocumentPreparer preparer, ApiErrors errors) {
        PreparedDocument prepared;
        try {
            prepared =
                    preparer.prepare(ExecutionInput.newExecutionInput(text).build(), input -> validate(schema, input));
        } catch (Refusal e) {
            throw misfit(id, errors.text(e.key(), e.arguments()));
        }
        if (prepared.entry().hasErrors()) {
            throw misfit(id, prepared.entry().getErrors().get(0).getMessage());
        }
        List<OperationDefinition> operations = prepared.document().getDefinitionsOfType(OperationDefinition.class);
        if (operations.size() != 1) {
            throw misfit(id, "it holds " + operations.size() + " operations, not one");
        }
        return new TrustedDocument(
                id,
                text,
                operations.get(0).getOperation(),
                RootFields.of(prepared.document(), operations.get(0)),
                PublicAnswers.maxAge(schema, prepared.document(), operations.get(0)),
                prepared);
    }

    private static PreparsedDocumentEntry validate(GraphQLSchema schema, ExecutionInput input) {
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema, input);
        return result.isFailure()
                ? new PreparsedDocumentEntry(result.getErrors())
                : new PreparsedDocumentEntry(result.getDocument());
    }

    private static IllegalStateException misfit(String id, String reason) {
        return new IllegalStateException("Trusted document " + id + " does not fit: " + reason);
    }
}
