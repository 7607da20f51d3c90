package cn.doorplate.checks.schema;

import cn.doorplate.checks.schema.SchemaElement.Kind;
import graphql.introspection.Introspection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.DirectiveInfo;
import graphql.schema.idl.ScalarInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema taken apart, so that a rule or a comparison is a walk over a list. What GraphQL itself defines is left out. */
final class SchemaElements {

    private final List<SchemaElement> found = new ArrayList<>();

    private SchemaElements() {}

    static List<SchemaElement> of(GraphQLSchema schema) {
        SchemaElements elements = new SchemaElements();
        schema.getAllTypesAsList().stream()
                .filter(type -> !Introspection.isIntrospectionTypes(type))
                .filter(type -> !ScalarInfo.isGraphqlSpecifiedScalar(type.getName()))
                .forEach(elements::type);
        schema.getDirectives().stream()
                .filter(directive -> !DirectiveInfo.isGraphqlSpecifiedDirective(directive))
                .forEach(elements::directive);
        return elements.found;
    }

    private void type(GraphQLNamedType type) {
        add(type.getName(), kind(type), "", type.getName(), type.getDescription());
        if (type instanceof GraphQLFieldsContainer container) {
            fields(container);
        }
        if (type instanceof GraphQLImplementingType implementing) {
            implementing.getInterfaces().forEach(above -> relation(type, " implements ", Kind.IMPLEMENTATION, above));
        }
        if (type instanceof GraphQLUnionType union) {
            union.getTypes().forEach(member -> relation(type, " = ", Kind.UNION_MEMBER, member));
        }
        if (type instanceof GraphQLEnumType values) {
            values(values);
        }
        if (type instanceof GraphQLInputObjectType input) {
            inputFields(input);
        }
    }

    private static Kind kind(GraphQLNamedType type) {
        if (type instanceof GraphQLObjectType) {
            return Kind.OBJECT;
        }
        if (type instanceof GraphQLInterfaceType) {
            return Kind.INTERFACE;
        }
        if (type instanceof GraphQLUnionType) {
            return Kind.UNION;
        }
        if (type instanceof GraphQLEnumType) {
            return Kind.ENUM;
        }
        return type instanceof GraphQLInputObjectType ? Kind.INPUT : Kind.SCALAR;
    }

    private void fields(GraphQLFieldsContainer type) {
        for (var field : type.getFieldDefinitions()) {
            String at = type.getName() + "." + field.getName();
            found.add(new SchemaElement(
                    at,
                    Kind.FIELD,
                    type.getName(),
                    field.getName(),
                    field.getDescription(),
                    field.getType(),
                    false,
                    field.getDeprecationReason()));
            field.getArguments().forEach(argument -> argument(at, argument));
        }
    }

    private void argument(String owner, GraphQLArgument argument) {
        found.add(new SchemaElement(
                owner + "(" + argument.getName() + ":)",
                Kind.ARGUMENT,
                owner,
                argument.getName(),
                argument.getDescription(),
                argument.getType(),
                argument.hasSetDefaultValue(),
                argument.getDeprecationReason()));
    }

    private void values(GraphQLEnumType type) {
        for (var value : type.getValues()) {
            found.add(new SchemaElement(
                    type.getName() + "." + value.getName(),
                    Kind.ENUM_VALUE,
                    type.getName(),
                    value.getName(),
                    value.getDescription(),
                    null,
                    false,
                    value.getDeprecationReason()));
        }
    }

    private void inputFields(GraphQLInputObjectType type) {
        for (var field : type.getFieldDefinitions()) {
            found.add(new SchemaElement(
                    type.getName() + "." + field.getName(),
                    Kind.INPUT_FIELD,
                    type.getName(),
                    field.getName(),
                    field.getDescription(),
                    field.getType(),
                    field.hasSetDefaultValue(),
                    field.getDeprecationReason()));
        }
    }

    private void directive(GraphQLDirective directive) {
        String at = "@" + directive.getName();
        add(at, Kind.DIRECTIVE, "", directive.getName(), directive.getDescription());
        directive.getArguments().forEach(argument -> argument(at, argument));
        directive
                .validLocations()
                .forEach(location -> add(at + " on " + location, Kind.LOCATION, at, location.name(), null));
    }

    private void relation(GraphQLNamedType type, String word, Kind kind, GraphQLNamedType other) {
        String at = type.getName() + word + other.getName();
        found.add(new SchemaElement(at, kind, type.getName(), other.getName(), null, other, false, null));
    }

    private void add(String at, Kind kind, String owner, String name, @Nullable String description) {
        found.add(new SchemaElement(at, kind, owner, name, description, null, false, null));
    }
}
