package cn.doorplate.api;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many fields an answer may hold at most, counted on the document and its variables: what stands below a page counts as
 * often as the page is long. Fields that the schema does not know count once; the validator will name them. What a fragment
 * costs is counted once. Introspection counts nothing below its root: its own guard is graphql-java's.
 */
final class Complexity {

    /** As long as the schema lets a page be; what a variable is taken for as long as its value is not known. */
    private static final long LONGEST_PAGE = 100;

    /** Above every limit; sums and products stop here, for they can outgrow 64 bits. */
    private static final long PLENTY = 1_000_000_000L;

    private final GraphQLSchema schema;
    private final int listSize;
    private final @Nullable Map<String, Object> variables;
    private final Map<String, @Nullable Value<?>> defaults = new HashMap<>();
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();

    private Complexity(GraphQLSchema schema, int listSize, Document document, @Nullable Map<String, Object> variables) {
        this.schema = schema;
        this.listSize = listSize;
        this.variables = variables;
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), fragment);
        }
    }

    /**
     * That of the costliest operation.
     *
     * @param variables as the client gave them; null to take every variable page for the longest
     */
    static long of(GraphQLSchema schema, int listSize, Document document, @Nullable Map<String, Object> variables) {
        long most = 0;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            most = Math.max(most, new Complexity(schema, listSize, document, variables).of(operation));
        }
        return most;
    }

    private long of(OperationDefinition operation) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            defaults.put(variable.getName(), variable.getDefaultValue());
        }
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return below(operation.getSelectionSet(), root, false);
    }

    /** @param page whether the parent was a page already, so that its list of nodes does not multiply once more */
    private long below(@Nullable SelectionSet selections, @Nullable GraphQLType parent, boolean page) {
        long sum = 0;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                sum = Math.min(PLENTY, sum + of(selection, parent, page));
            }
        }
        return sum;
    }

    private long of(Selection<?> selection, @Nullable GraphQLType parent, boolean page) {
        if (selection instanceof Field field) {
            return of(field, parent, page);
        }
        if (selection instanceof InlineFragment fragment) {
            GraphQLType type = fragment.getTypeCondition() == null ? parent : type(fragment.getTypeCondition());
            return below(fragment.getSelectionSet(), type, page);
        }
        return of(((FragmentSpread) selection).getName(), page);
    }

    private long of(String fragment, boolean page) {
        FragmentDefinition definition = fragments.get(fragment);
        if (definition == null) {
            return 0;
        }
        String key = fragment + page;
        Long known = counted.get(key);
        if (known == null) {
            known = below(definition.getSelectionSet(), type(definition.getTypeCondition()), page);
            counted.put(key, known);
        }
        return known;
    }

    private long of(Field field, @Nullable GraphQLType parent, boolean page) {
        GraphQLFieldDefinition definition =
                parent instanceof GraphQLFieldsContainer type ? type.getFieldDefinition(field.getName()) : null;
        if (definition == null || field.getName().startsWith("__")) {
            return 1;
        }
        GraphQLArgument first = definition.getArgument("first");
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        long below = below(field.getSelectionSet(), type, first != null);
        long times = first != null ? pageSize(field, first) : isList(definition) && !page ? listSize : 1;
        return Math.min(PLENTY, 1 + below * Math.min(times, PLENTY));
    }

    private long pageSize(Field field, GraphQLArgument first) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(first.getName())) {
                return size(argument.getValue(), first);
            }
        }
        return size(first);
    }

    private long size(@Nullable Value<?> value, GraphQLArgument first) {
        if (value instanceof IntValue literal) {
            return size(literal.getValue());
        }
        if (value instanceof VariableReference reference) {
            if (variables == null) {
                return LONGEST_PAGE;
            }
            Object given = variables.get(reference.getName());
            return given == null ? size(defaults.get(reference.getName()), first) : size(given);
        }
        return size(first);
    }

    private static long size(GraphQLArgument first) {
        InputValueWithState preset = first.getArgumentDefaultValue();
        return preset.getValue() instanceof IntValue literal
                ? size(literal.getValue())
                : preset.getValue() == null ? LONGEST_PAGE : size(preset.getValue());
    }

    /** What is no number counts once: it will not be executed. */
    private static long size(Object number) {
        return number instanceof Number n ? Math.max(1, n.longValue()) : 1;
    }

    private static boolean isList(GraphQLFieldDefinition definition) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
    }

    private @Nullable GraphQLType type(TypeName name) {
        return schema.getType(name.getName());
    }
}
