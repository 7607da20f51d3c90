package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * By whom something is done to a plate, and why.
 *
 * @param personId null when a command does it
 * @param role by which they may, as {@code identity} names it
 */
public record Deed(
        @Nullable Long personId,
        @Nullable String role,
        @Nullable String reason) {

    /** An operator's command. */
    static final Deed BY_COMMAND = new Deed(null, null, null);
}
