package cn.doorplate.shared;

import graphql.GraphQLContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the network and the client tell. Behind a proxy of ours it is the address that the proxy names.
 *
 * @param address IPv4 or IPv6, without a port
 * @param device the name that a client made up for itself, at random, and keeps: 16 to 64 characters of {@code A-Za-z0-9_-}.
 *     Tells devices apart that mean to be told apart, and proves nothing. Null where it gave none
 */
public record Caller(String address, @Nullable String device) {

    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    /** What {@link InetAddress} reads as an address and does not ask a name server about. */
    private static final Pattern LITERAL = Pattern.compile(
            "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

    public Caller(String address) {
        this(address, null);
    }

    /** The caller of the request in hand; null when the question comes from inside the server. */
    public static @Nullable Caller of(GraphQLContext context) {
        return context.get(Caller.class);
    }

    /** For the edge that took the request. */
    public void putInto(GraphQLContext context) {
        context.put(Caller.class, this);
    }

    /** What a client calls its device, if it is well-formed; else null. */
    public static @Nullable String device(@Nullable Object given) {
        return given instanceof String text && DEVICE.matcher(text).matches() ? text : null;
    }

    /** Who counts as one: an IPv4 address, or an IPv6 /64, for one subscriber has 2⁶⁴ addresses to choose from. */
    public String network() {
        if (address.indexOf(':') < 0) {
            return address;
        }
        InetAddress parsed = parse();
        if (parsed instanceof Inet6Address) {
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8));
        }
        return parsed == null ? address : parsed.getHostAddress();
    }

    /**
     * Whether the address is not of the public Internet (RFC 1918, 4193, loopback): this machine, the operator's network, or a
     * proxy that nobody has named as ours, behind which all callers look like one.
     */
    public boolean isInternal() {
        InetAddress parsed = parse();
        return parsed != null
                && (parsed.isLoopbackAddress()
                        || parsed.isSiteLocalAddress()
                        || parsed.isLinkLocalAddress()
                        || (parsed instanceof Inet6Address && (parsed.getAddress()[0] & 0xfe) == 0xfc));
    }

    private @Nullable InetAddress parse() {
        try {
            return LITERAL.matcher(address).matches() ? InetAddress.getByName(address) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
