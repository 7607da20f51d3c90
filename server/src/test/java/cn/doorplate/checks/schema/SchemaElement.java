package cn.doorplate.checks.schema;

import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a schema says, and that a client may rely on.
 *
 * @param at where it stands, as in {@code Region.code}, {@code Query.regions(first:)}, {@code Building implements Node}
 * @param owner what it is part of: a type for a field, {@code Query.regions} for an argument; empty for a type
 * @param type of a field, argument or input field; of a union's member or an interface's, the one that it leads to
 * @param hasDefault whether an argument or input field may be left out for its default
 * @param deprecation the reason given, if it is deprecated
 */
record SchemaElement(
        String at,
        Kind kind,
        String owner,
        String name,
        @Nullable String description,
        @Nullable GraphQLType type,
        boolean hasDefault,
        @Nullable String deprecation) {

    /** What an element can be. */
    enum Kind {
        OBJECT,
        INTERFACE,
        UNION,
        ENUM,
        INPUT,
        SCALAR,
        DIRECTIVE,
        FIELD,
        ARGUMENT,
        INPUT_FIELD,
        ENUM_VALUE,
        UNION_MEMBER,
        IMPLEMENTATION,
        LOCATION;

        boolean isType() {
            return compareTo(SCALAR) <= 0;
        }

        /** Whether clients give it, so that asking more breaks them; else they are given it. */
        boolean isInput() {
            return this == ARGUMENT || this == INPUT_FIELD;
        }

        /** A statement about two others: has no name and no description of its own. */
        boolean isRelation() {
            return compareTo(UNION_MEMBER) >= 0;
        }
    }

    boolean isRequired() {
        return kind.isInput() && type instanceof GraphQLNonNull && !hasDefault;
    }

    /** The type's name without lists and non-nulls; empty where there is no type. */
    String typeName() {
        return type == null ? "" : GraphQLTypeUtil.unwrapAll(type).getName();
    }

    String writtenType() {
        return type == null ? "" : GraphQLTypeUtil.simplePrint(type);
    }

    /** The type or directive that it is part of, at whatever depth. */
    String outermost() {
        int dot = owner.indexOf('.');
        return dot < 0 ? owner : owner.substring(0, dot);
    }
}
