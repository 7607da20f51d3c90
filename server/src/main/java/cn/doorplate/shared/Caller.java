package cn.doorplate.shared;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the network tells. Behind a proxy of ours it is the address that the proxy names.
 *
 * @param address IPv4 or IPv6, without a port
 */
public record Caller(String address) {

    /** The caller of the request in hand; null when the question comes from inside the server. */
    public static @Nullable Caller of(GraphQLContext context) {
        return context.get(Caller.class);
    }

    /** For the edge that took the request. */
    public void putInto(GraphQLContext context) {
        context.put(Caller.class, this);
    }
}
