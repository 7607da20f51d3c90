package cn.doorplate.shared;

import graphql.GraphQLContext;

/**
 * How a resolver says that this one answer must not be kept by proxies, though its field is {@code @cached} in the schema: it
 * is a page gone stale, or meant for this caller alone.
 */
public final class Uncacheable {

    private Uncacheable() {}

    /** Marks the answer that is being made in this context. */
    public static void mark(GraphQLContext context) {
        context.put(Uncacheable.class, true);
    }

    public static boolean isMarked(GraphQLContext context) {
        return context.getBoolean(Uncacheable.class);
    }
}
