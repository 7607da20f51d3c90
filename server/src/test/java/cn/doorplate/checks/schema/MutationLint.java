package cn.doorplate.checks.schema;

import cn.doorplate.checks.schema.SchemaElement.Kind;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One mutation an action, noun first: {@code disputeFile(input: DisputeFileInput!): DisputeFilePayload!}, whose expected
 * failures are data in {@code userErrors: [DisputeFileUserError!]!}, each with field, message and an enum code.
 */
final class MutationLint {

    /** What a name would begin with if its verb came first. Words that are nouns as well (report, order) are not here. */
    private static final Set<String> VERBS = Set.of(
            "accept",
            "activate",
            "add",
            "apply",
            "approve",
            "assign",
            "book",
            "cancel",
            "change",
            "check",
            "close",
            "confirm",
            "create",
            "delete",
            "disable",
            "edit",
            "enable",
            "file",
            "get",
            "join",
            "leave",
            "make",
            "mark",
            "open",
            "publish",
            "register",
            "reject",
            "remove",
            "resolve",
            "revoke",
            "save",
            "send",
            "set",
            "start",
            "stop",
            "submit",
            "update",
            "upsert",
            "withdraw");

    private final Map<String, SchemaElement> elements;

    private MutationLint(Map<String, SchemaElement> elements) {
        this.elements = elements;
    }

    static Stream<String> faults(Map<String, SchemaElement> elements) {
        MutationLint lint = new MutationLint(elements);
        return elements.values().stream()
                .filter(element ->
                        element.kind() == Kind.FIELD && element.owner().equals("Mutation"))
                .flatMap(lint::faults);
    }

    private Stream<String> faults(SchemaElement mutation) {
        String name = mutation.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + mutation.name().substring(1);
        return Stream.of(
                        nounFirst(mutation),
                        oneInput(mutation, name + "Input!"),
                        payload(mutation, name + "Payload"),
                        userErrors(name),
                        userError(name + "UserError"))
                .filter(fault -> fault != null)
                .map(fault -> mutation.at() + " " + fault);
    }

    private static @Nullable String nounFirst(SchemaElement mutation) {
        String[] words = mutation.name().split("(?=[A-Z])", -1);
        return words.length < 2 || VERBS.contains(words[0]) ? "is not named noun first, then verb" : null;
    }

    private @Nullable String oneInput(SchemaElement mutation, String type) {
        var arguments = elements.values().stream()
                .filter(element -> element.owner().equals(mutation.at()))
                .toList();
        return arguments.size() == 1
                        && arguments.get(0).name().equals("input")
                        && arguments.get(0).writtenType().equals(type)
                ? null
                : "does not take input: " + type + " alone";
    }

    private static @Nullable String payload(SchemaElement mutation, String type) {
        return mutation.writtenType().equals(type + "!") ? null : "does not answer " + type + "!";
    }

    private @Nullable String userErrors(String name) {
        String type = "[" + name + "UserError!]!";
        return has(name + "Payload.userErrors", field -> field.writtenType().equals(type))
                ? null
                : "has no userErrors: " + type + " in its payload";
    }

    private @Nullable String userError(String type) {
        boolean complete = has(type + ".field", field -> true)
                && has(type + ".message", field -> field.writtenType().equals("String!"))
                && has(type + ".code", MutationLint::isEnum);
        return complete ? null : "has no " + type + " with field, message: String! and an enum code";
    }

    private boolean has(String at, Predicate<SchemaElement> test) {
        SchemaElement element = elements.get(at);
        return element != null && test.test(element);
    }

    private static boolean isEnum(SchemaElement field) {
        return field.type() != null && GraphQLTypeUtil.unwrapNonNull(field.type()) instanceof GraphQLEnumType;
    }
}
