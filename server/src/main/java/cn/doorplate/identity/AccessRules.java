package cn.doorplate.identity;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may ask for a field, as the schema says with {@code @access}: the field's own rule, or else its type's. Payloads, user
 * errors, connections, edges and page infos are parts of the protocol: the rule of the field that leads to them is theirs.
 */
public final class AccessRules {

    /** Rules that ask for no role; the others are {@link Permission}s. */
    static final String PUBLIC = "PUBLIC";

    static final String SESSION = "SESSION";
    static final String LOGIN = "LOGIN";

    private static final Pattern OF_THE_PROTOCOL =
            Pattern.compile("PageInfo|.+(Payload|Connection|Edge|UserError)|__.+");

    private AccessRules() {}

    /** The rule in force; empty where the schema has forgotten it. */
    public static <T extends GraphQLFieldsContainer & GraphQLDirectiveContainer> Optional<String> of(
            T type, GraphQLFieldDefinition field) {
        return own(field)
                .or(() -> own(type))
                .or(() -> OF_THE_PROTOCOL.matcher(type.getName()).matches() ? Optional.of(PUBLIC) : Optional.empty());
    }

    private static Optional<String> own(GraphQLDirectiveContainer element) {
        GraphQLAppliedDirective access = element.getAppliedDirective("access");
        return Optional.ofNullable(access).map(AccessRules::rule);
    }

    private static String rule(GraphQLAppliedDirective access) {
        Object rule = access.getArgument("to").getValue();
        return String.valueOf(rule);
    }
}
