package cn.doorplate.shared;

import graphql.GraphQLContext;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The session token that a caller presented, not yet looked at: {@code Authorization: Bearer dps_…}. */
public record Credential(String token) {

    private static final String SCHEME = "bearer ";

    /** Reads the header; null if there is none, or it is of another scheme. */
    public static @Nullable Credential parse(@Nullable String authorization) {
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? new Credential(authorization.substring(SCHEME.length()).strip())
                : null;
    }

    /** Of the request in hand; null where nobody is logged in. */
    public static @Nullable Credential of(GraphQLContext context) {
        return context.get(Credential.class);
    }

    /** For the edge that took the request. */
    public void putInto(GraphQLContext context) {
        context.put(Credential.class, this);
    }

    /** SHA-256: what may be stored of it, and sent to other servers. */
    public byte[] hash() {
        return Sha256.of(token);
    }

    /** In hexadecimal. */
    public String hashText() {
        return HexFormat.of().formatHex(hash());
    }

    @Override
    public String toString() {
        return "Credential[…]";
    }
}
