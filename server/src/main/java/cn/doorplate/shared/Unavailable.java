package cn.doorplate.shared;

import org.jspecify.annotations.Nullable;

/**
 * What was asked for cannot be told now, and may be in a while: a store is gone. Reaches the client as a GraphQL error
 * {@code UNAVAILABLE} with this message, which is for people and says what to do meanwhile.
 */
public class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
