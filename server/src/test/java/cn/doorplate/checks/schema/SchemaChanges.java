package cn.doorplate.checks.schema;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import cn.doorplate.checks.schema.SchemaElement.Kind;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would break a client that was written against an earlier schema. Removing is allowed where the earlier schema itself
 * named the day ({@link Deprecation}) and the day has come; a type cannot be deprecated, and goes with the last field that
 * led to it. (graphql-java's own {@code SchemaDiff} walks from the root fields, so it neither sees directives nor what an
 * interface alone leads to, and cannot be told of dates.)
 */
public final class SchemaChanges {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private final Map<String, SchemaElement> before;
    private final Map<String, SchemaElement> after;
    private final LocalDate today;
    private final Set<String> retired;

    private SchemaChanges(GraphQLSchema before, GraphQLSchema after, LocalDate today) {
        this.before = byPlace(before);
        this.after = byPlace(after);
        this.today = today;
        this.retired = retired();
    }

    /** The breaking changes, in words, by place. Empty when every client of the earlier schema can live with the later one. */
    public static List<String> breaking(GraphQLSchema before, GraphQLSchema after, Clock clock) {
        SchemaChanges changes = new SchemaChanges(before, after, LocalDate.now(clock));
        return Stream.of(changes.removals(), changes.alterations(), changes.demands())
                .flatMap(Function.identity())
                .sorted()
                .toList();
    }

    private Stream<String> removals() {
        return before.values().stream()
                .filter(element -> !after.containsKey(element.at()))
                .filter(element -> element.owner().isEmpty() || after.containsKey(element.owner()))
                .filter(element -> element.kind().isType() ? !retired.contains(element.at()) : !isDue(element))
                .filter(element ->
                        !retired.contains(element.typeName()) || !element.kind().isRelation())
                .map(element -> element.at() + " was removed");
    }

    private Stream<String> alterations() {
        return before.values().stream()
                .filter(element -> after.containsKey(element.at()))
                .map(element -> alteration(element, after.get(element.at())))
                .filter(change -> !change.isEmpty());
    }

    private static String alteration(SchemaElement old, @Nullable SchemaElement now) {
        if (now == null || old.kind() != now.kind()) {
            return old.at() + " is another kind of thing now";
        }
        if (old.type() != null && now.type() != null && !old.kind().isRelation() && !isKept(old, now)) {
            return old.at() + " was " + old.writtenType() + " and is " + now.writtenType();
        }
        return now.isRequired() && !old.isRequired() ? old.at() + " must be given now" : "";
    }

    private static boolean isKept(SchemaElement old, SchemaElement now) {
        return old.kind().isInput() ? promises(old.type(), now.type()) : promises(now.type(), old.type());
    }

    /** Whether whatever is one of {@code strict} is one of {@code loose} too. */
    private static boolean promises(@Nullable GraphQLType strict, @Nullable GraphQLType loose) {
        if (strict instanceof GraphQLNonNull nonNull) {
            return promises(nonNull.getWrappedType(), GraphQLTypeUtil.unwrapNonNull(loose));
        }
        if (strict instanceof GraphQLList list) {
            return loose instanceof GraphQLList other && promises(list.getWrappedType(), other.getWrappedType());
        }
        return strict != null
                && loose != null
                && GraphQLTypeUtil.simplePrint(strict).equals(GraphQLTypeUtil.simplePrint(loose));
    }

    private Stream<String> demands() {
        return after.values().stream()
                .filter(element -> !before.containsKey(element.at()) && before.containsKey(element.owner()))
                .filter(SchemaElement::isRequired)
                .map(element -> element.at() + " is new and must be given");
    }

    private boolean isDue(SchemaElement element) {
        return Deprecation.parse(element.deprecation())
                .filter(deprecation -> deprecation.allowsRemovalOn(today))
                .isPresent();
    }

    /** The removed types that nothing led to any more but what was due, or what was part of another such type. */
    private Set<String> retired() {
        Set<String> types = before.values().stream()
                .filter(element -> element.kind().isType() && !after.containsKey(element.at()))
                .map(SchemaElement::at)
                .filter(name -> !ROOTS.contains(name))
                .collect(toCollection(TreeSet::new));
        while (types.removeIf(type -> !isLeft(type, types))) {
            // Each one that has to stay may hold others.
        }
        return types;
    }

    private boolean isLeft(String type, Set<String> leaving) {
        List<SchemaElement> ways = waysTo(type);
        return !ways.isEmpty()
                && ways.stream()
                        .allMatch(way -> leaving.contains(way.owner().isEmpty() ? way.at() : way.outermost())
                                || isDue(way)
                                || isDueAbove(way));
    }

    private boolean isDueAbove(SchemaElement way) {
        SchemaElement owner = before.get(way.owner());
        return owner != null && isDue(owner);
    }

    /** Fields, arguments and unions that lead to the type, and its interfaces but Node, which leads to everything. */
    private List<SchemaElement> waysTo(String type) {
        Stream<SchemaElement> uses = before.values().stream()
                .filter(element -> element.typeName().equals(type) && element.kind() != Kind.IMPLEMENTATION);
        Stream<SchemaElement> interfaces = before.values().stream()
                .filter(element -> element.owner().equals(type) && element.kind() == Kind.IMPLEMENTATION)
                .map(SchemaElement::typeName)
                .filter(name -> !name.equals("Node"))
                .map(before::get);
        return Stream.concat(uses, interfaces).toList();
    }

    private static Map<String, SchemaElement> byPlace(GraphQLSchema schema) {
        return SchemaElements.of(schema).stream().collect(toMap(SchemaElement::at, Function.identity()));
    }
}
