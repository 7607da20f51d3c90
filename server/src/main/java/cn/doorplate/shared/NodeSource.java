package cn.doorplate.shared;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;

/** A module's objects by their ids, for {@code node(id)}. */
public interface NodeSource {

    /** The object, as its GraphQL type is served; null if it is none of the module's, or not for who asks in this context. */
    @Nullable Object find(long id, GraphQLContext context);
}
