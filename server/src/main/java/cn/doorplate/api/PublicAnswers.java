package cn.doorplate.api;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;

/** Tells for how long the answer to a document may be kept, by the schema's {@code @cached(maxAge)} on its root fields. */
final class PublicAnswers {

    private PublicAnswers() {}

    /** The least of its root fields' seconds; 0 unless each of them has the directive. */
    static int maxAge(GraphQLSchema schema, Document document, OperationDefinition operation) {
        if (operation.getOperation() != OperationDefinition.Operation.QUERY) {
            return 0;
        }
        return RootFields.of(document, operation).stream()
                .filter(name -> !name.equals("__typename"))
                .mapToInt(name -> maxAge(schema, name))
                .min()
                .orElse(0);
    }

    private static int maxAge(GraphQLSchema schema, String root) {
        GraphQLFieldDefinition field = schema.getQueryType().getFieldDefinition(root);
        GraphQLAppliedDirective cached = field == null ? null : field.getAppliedDirective("cached");
        return cached == null ? 0 : seconds(cached);
    }

    private static int seconds(GraphQLAppliedDirective cached) {
        Integer maxAge = cached.getArgument("maxAge").getValue();
        return maxAge == null ? 0 : maxAge;
    }
}
