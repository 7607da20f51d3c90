package cn.doorplate.shared;

/**
 * Who is at the other end of a request, as far as the network knows: for bounding abuse, never kept.
 *
 * @param address the client's IP address; that of a proxy's client when the proxy is one of ours
 */
public record Caller(String address) {

    /** Where the GraphQL context holds it: {@code @ContextValue(Caller.KEY)}. */
    public static final String KEY = "caller";
}
