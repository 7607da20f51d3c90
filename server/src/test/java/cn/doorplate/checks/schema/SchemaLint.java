package cn.doorplate.checks.schema;

import static java.util.stream.Collectors.toMap;

import cn.doorplate.checks.schema.SchemaElement.Kind;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of our SDL: described, in its people's words, and shaped alike everywhere. Answers with faults in words, by place. */
public final class SchemaLint {

    /** Who may call a root field: the sentence about it begins with one of these. */
    static final List<String> CALLERS = List.of(
            "Public",
            "Login",
            "Resident",
            "Rider",
            "Building head",
            "Ten-household head",
            "Stairwell steward",
            "Grid worker",
            "Community staff",
            "Mediator",
            "Property staff",
            "Member unit",
            "Street staff",
            "County staff");

    private static final Pattern SAYS_WHO =
            Pattern.compile("(^|[.:]\\s+)(" + String.join("|", CALLERS) + ")\\b", Pattern.DOTALL);

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.。]\\s|[.。]$");
    private static final Pattern IDS = Pattern.compile(".+Ids?");

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    /** Parts of the protocol, that people have no word for. */
    private static final Pattern OF_THE_PROTOCOL =
            Pattern.compile("Query|Mutation|Subscription|PageInfo|Node|.+(Payload|Connection|Edge|UserError)");

    /** What could only say the mutation's name again. */
    private static final Pattern SPEAKS_FOR_ITSELF =
            Pattern.compile("[^.(]+(Payload|UserError)|Mutation\\..+\\(input:\\)");

    private final Map<String, SchemaElement> elements;

    private SchemaLint(GraphQLSchema schema) {
        elements = SchemaElements.of(schema).stream().collect(toMap(SchemaElement::at, Function.identity()));
    }

    public static List<String> faults(GraphQLSchema schema) {
        SchemaLint lint = new SchemaLint(schema);
        return Stream.concat(lint.elements.values().stream().flatMap(lint::faults), MutationLint.faults(lint.elements))
                .sorted()
                .toList();
    }

    private Stream<String> faults(SchemaElement element) {
        return Stream.of(
                        description(element),
                        chineseTerm(element),
                        caller(element),
                        name(element),
                        connection(element),
                        pages(element),
                        objects(element),
                        deprecation(element),
                        elements(element))
                .filter(fault -> fault != null)
                .map(fault -> element.at() + " " + fault);
    }

    private static @Nullable String description(SchemaElement element) {
        String description = element.description();
        boolean needed = !element.kind().isRelation()
                && !SPEAKS_FOR_ITSELF.matcher(element.at()).matches();
        return needed && (description == null || description.isBlank()) ? "has no description" : null;
    }

    private static @Nullable String chineseTerm(SchemaElement element) {
        boolean needed = (element.kind() == Kind.OBJECT || element.kind() == Kind.INTERFACE)
                && !OF_THE_PROTOCOL.matcher(element.name()).matches();
        String description = element.description() == null ? "" : element.description();
        String first = SENTENCE_END.split(description, 2)[0];
        return needed && !HAN.matcher(first).find() ? "does not open with its Chinese term" : null;
    }

    private static @Nullable String caller(SchemaElement element) {
        boolean needed = element.kind() == Kind.FIELD && ROOTS.contains(element.owner());
        String description = element.description() == null ? "" : element.description();
        return needed && !SAYS_WHO.matcher(description).find()
                ? "does not say who may call it (a sentence that begins with " + CALLERS + ")"
                : null;
    }

    private static @Nullable String name(SchemaElement element) {
        if (element.kind().isRelation()) {
            return null;
        }
        String form = switch (element.kind()) {
            case ENUM_VALUE -> "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*";
            case FIELD, ARGUMENT, INPUT_FIELD, DIRECTIVE -> "[a-z]+([A-Z]?[a-z0-9]+)*[A-Z]?";
            default -> "([A-Z][a-z0-9]+)+";
        };
        return element.name().matches(form) ? null : "is not named as " + form;
    }

    private @Nullable String connection(SchemaElement element) {
        if (element.kind() != Kind.OBJECT || !element.name().endsWith("Connection")) {
            return null;
        }
        boolean content =
                elements.containsKey(element.at() + ".nodes") || elements.containsKey(element.at() + ".edges");
        SchemaElement info = elements.get(element.at() + ".pageInfo");
        return content && info != null && info.writtenType().equals("PageInfo!")
                ? null
                : "lacks nodes or edges, or pageInfo: PageInfo!";
    }

    private @Nullable String pages(SchemaElement element) {
        boolean needed = element.kind() == Kind.FIELD && element.typeName().endsWith("Connection");
        boolean has =
                elements.containsKey(element.at() + "(first:)") && elements.containsKey(element.at() + "(after:)");
        return needed && !has ? "leads to a connection without first and after" : null;
    }

    private static @Nullable String objects(SchemaElement element) {
        boolean id = element.kind() == Kind.FIELD
                && IDS.matcher(element.name()).matches()
                && Set.of("ID", "Int", "String").contains(element.typeName());
        return id ? "gives an id where the object itself should be" : null;
    }

    private static @Nullable String deprecation(SchemaElement element) {
        return element.deprecation() != null
                        && Deprecation.parse(element.deprecation()).isEmpty()
                ? "is deprecated without \"Use … Removal on YYYY-MM-DD.\""
                : null;
    }

    private static @Nullable String elements(SchemaElement element) {
        return element.type() != null && holdsNullable(element.type()) ? "is a list that may hold nulls" : null;
    }

    private static boolean holdsNullable(GraphQLType type) {
        GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
        return bare instanceof GraphQLList list
                && (!(list.getWrappedType() instanceof GraphQLNonNull) || holdsNullable(list.getWrappedType()));
    }
}
