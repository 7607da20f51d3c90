package cn.doorplate.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The door through which every document passes, whatever brought it: trusted ones go through at once, others only where the
 * mode is open, within the limits, and are kept parsed; none passes too often; what was refused is not kept. Variables are measured each time.
 */
final class Documents implements PreparsedDocumentProvider {

    private final boolean open;
    private final TrustedDocuments trusted;
    private final DocumentPreparer preparer;
    private final InputSizes inputs;
    private final CallRates rates;
    private final ApiErrors errors;
    private final Cache<String, PreparedDocument> known;

    Documents(
            DocumentSettings settings,
            Limits limits,
            TrustedDocuments trusted,
            DocumentPreparer preparer,
            CallRates rates,
            ApiErrors errors) {
        this.open = settings.mode() == DocumentSettings.Mode.OPEN;
        this.trusted = trusted;
        this.preparer = preparer;
        this.inputs = new InputSizes(limits);
        this.rates = rates;
        this.errors = errors;
        this.known = Caffeine.newBuilder()
                .maximumWeight(settings.cacheCharacters())
                .weigher((String text, PreparedDocument prepared) -> text.length())
                .build();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        try {
            return CompletableFuture.completedFuture(admit(input, parseAndValidate));
        } catch (Refusal refusal) {
            return CompletableFuture.completedFuture(new PreparsedDocumentEntry(errors.of(refusal)));
        }
    }

    private PreparsedDocumentEntry admit(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        TrustedDocument document = trusted.byText(input.getQuery());
        if (document == null || !rates.isUnlimited(document.prepared())) {
            rates.call(input.getGraphQLContext());
        }
        Map<String, Object> variables = input.getRawVariables().toMap();
        inputs.check(variables);
        PreparedDocument prepared = document == null ? find(input, parseAndValidate) : document.prepared();
        preparer.check(prepared, variables);
        if (!prepared.changes().isEmpty()) {
            rates.change(input.getGraphQLContext(), prepared);
        }
        return prepared.entry();
    }

    /** One that no manifest names. */
    private PreparedDocument find(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        if (input.getQuery().startsWith(Manifests.PREFIX)) {
            throw Refusal.of(ErrorCode.DOCUMENT_UNKNOWN, "api.document.unknown");
        }
        if (!open) {
            throw Refusal.of(ErrorCode.DOCUMENT_NOT_TRUSTED, "api.document.not-trusted");
        }
        return findOpen(input, parseAndValidate);
    }

    private PreparedDocument findOpen(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparedDocument prepared = known.getIfPresent(input.getQuery());
        if (prepared == null) {
            prepared = preparer.prepare(input, parseAndValidate);
            if (!prepared.entry().hasErrors()) {
                known.put(input.getQuery(), prepared);
            }
        }
        return prepared;
    }
}
