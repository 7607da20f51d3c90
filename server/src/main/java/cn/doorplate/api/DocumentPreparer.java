package cn.doorplate.api;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Parses, measures and validates, in this order, so that what is too big is turned away before it costs. */
final class DocumentPreparer {

    private final Limits limits;
    private final ApiErrors errors;
    private final Supplier<GraphQLSchema> schema;
    private final ParserOptions parsing;

    /** @param schema asked for late: it is built with what is built with this */
    DocumentPreparer(Limits limits, ApiErrors errors, Supplier<GraphQLSchema> schema) {
        this.limits = limits;
        this.errors = errors;
        this.schema = schema;
        this.parsing = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    }

    /**
     * @param validate graphql-java's own parsing and validation, with what is instrumented of it; it parses once more, but only
     *     what passed the limits, and once as long as the document stays in the cache
     * @throws Refusal if the document passes a limit
     */
    PreparedDocument prepare(ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> validate) {
        if (input.getQuery().length() > limits.characters()) {
            throw Refusal.ofLimit("characters", limits.characters());
        }
        Document document;
        try {
            document = parse(input.getQuery());
        } catch (InvalidSyntaxException e) {
            return new PreparedDocument(new PreparsedDocumentEntry(syntax(e)), 0, List.of());
        }
        DocumentShape.check(document, limits);
        long ceiling = Complexity.of(schema.get(), limits.listSize(), document, null);
        if (ceiling > limits.complexity()) {
            check(document, input.getRawVariables().toMap());
        }
        return new PreparedDocument(validate.apply(input), ceiling, RootFields.ofMutations(document));
    }

    /** For a document that is known: whether these variables ask for too much of it. */
    void check(PreparedDocument prepared, Map<String, Object> variables) {
        if (prepared.ceiling() > limits.complexity()) {
            check(prepared.document(), variables);
        }
    }

    private void check(Document document, Map<String, Object> variables) {
        if (Complexity.of(schema.get(), limits.listSize(), document, variables) > limits.complexity()) {
            throw Refusal.ofLimit("complexity", limits.complexity());
        }
    }

    private Document parse(String text) {
        return new Parser()
                .parseDocument(ParserEnvironment.newParserEnvironment()
                        .document(text)
                        .parserOptions(parsing)
                        .locale(Locale.ROOT)
                        .build());
    }

    private List<GraphQLError> syntax(InvalidSyntaxException e) {
        if (e instanceof ParseCancelledTooDeepException) {
            throw Refusal.ofLimit("depth", limits.depth());
        }
        if (e instanceof ParseCancelledException) {
            throw Refusal.ofLimit("tokens", limits.tokens());
        }
        SourceLocation location = e.getLocation() == null ? new SourceLocation(1, 1) : e.getLocation();
        return List.of(errors.syntax(location));
    }
}
