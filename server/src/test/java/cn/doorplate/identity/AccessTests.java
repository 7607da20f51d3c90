package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.schema.SchemaFolder;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may ask for what stands in the schema, for every field, and is what the roles have. */
class AccessTests {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    @Test
    void everyFieldHasARule() {
        assertThat(withoutRule(SchemaFolder.present())).isEmpty();
    }

    @Test
    void aFieldWithoutARuleIsFound() {
        GraphQLSchema schema = schemaOf("""
                directive @access(to: String!) on FIELD_DEFINITION | OBJECT
                type Query { ruled: Ruled @access(to: "PUBLIC") bare: Bare }
                type Ruled @access(to: "PUBLIC") { name: String }
                type Bare { name: String secret: String @access(to: "LOGIN") }
                type RuledConnection { nodes: [Ruled] }
                """);
        assertThat(withoutRule(schema)).containsExactly("Bare.name", "Query.bare");
    }

    /** The gate stands before the fields of types alone, so what an interface says its types have to say. */
    @Test
    void aTypeIsRuledAsTheInterfaceThatItImplements() {
        assertThat(ruledOtherwise(SchemaFolder.present())).isEmpty();
    }

    @Test
    void aFieldThatIsOpenWhereTheInterfaceIsNotIsFound() {
        GraphQLSchema schema = schemaOf("""
                directive @access(to: String!) on FIELD_DEFINITION | OBJECT | INTERFACE
                type Query { matter: Matter @access(to: "PUBLIC") }
                interface Matter @access(to: "LOGIN") { name: String note: String @access(to: "STAFF") }
                type Kept implements Matter @access(to: "LOGIN") { name: String note: String @access(to: "STAFF") }
                type Open implements Matter @access(to: "PUBLIC") { name: String note: String }
                """);
        assertThat(ruledOtherwise(schema)).containsExactly("Open.name", "Open.note");
    }

    @Test
    void theRulesOfTheSchemaAreThePermissionsOfTheRoles() {
        Set<String> rules = new TreeSet<>(Set.of(AccessRules.PUBLIC, AccessRules.SESSION, AccessRules.LOGIN));
        Arrays.stream(Permission.values()).map(Enum::name).forEach(rules::add);
        assertThat(access().getValues().stream().map(GraphQLEnumValueDefinition::getName))
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void theSchemaNamesTheRolesThatEachPermissionComesWith() {
        for (Permission permission : Permission.values()) {
            String description =
                    Objects.requireNonNull(access().getValue(permission.name()).getDescription());
            String roles = description.split("[.:]\\s", -1)[1];
            assertThat(Stream.of(roles.split(", ", -1)).map(role -> role.strip().replaceAll("\\.$", "")))
                    .as(permission.name())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values())
                            .filter(permission::comesWith)
                            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .toList());
        }
    }

    private static GraphQLEnumType access() {
        return (GraphQLEnumType) Objects.requireNonNull(SchemaFolder.present().getType("Access"));
    }

    private static List<String> withoutRule(GraphQLSchema schema) {
        List<String> found = new ArrayList<>();
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
                object.getFields().stream()
                        .filter(field -> isWithoutRule(object, field))
                        .forEach(field -> found.add(object.getName() + "." + field.getName()));
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<String> ruledOtherwise(GraphQLSchema schema) {
        List<String> found = new ArrayList<>();
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object) {
                for (var implemented : object.getInterfaces()) {
                    ruledOtherwise(object, (GraphQLInterfaceType) implemented).forEach(found::add);
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private static Stream<String> ruledOtherwise(GraphQLObjectType type, GraphQLInterfaceType implemented) {
        return implemented.getFieldDefinitions().stream()
                .filter(field -> AccessRules.of(implemented, field)
                        .filter(rule -> !AccessRules.of(type, type.getFieldDefinition(field.getName()))
                                .equals(Optional.of(rule)))
                        .isPresent())
                .map(field -> type.getName() + "." + field.getName());
    }

    /** A root field needs one of its own. */
    private static boolean isWithoutRule(GraphQLObjectType type, GraphQLFieldDefinition field) {
        return ROOTS.contains(type.getName())
                ? !field.hasAppliedDirective("access")
                : AccessRules.of(type, field).isEmpty();
    }

    private static GraphQLSchema schemaOf(String sdl) {
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl), RuntimeWiring.MOCKED_WIRING);
    }
}
