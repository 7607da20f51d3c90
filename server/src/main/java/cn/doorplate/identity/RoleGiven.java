package cn.doorplate.identity;

import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was given a role; told within the transaction that gives it.
 *
 * @param grant its id
 * @param by who gave it; null for the command line
 */
public record RoleGiven(
        long grant,
        long personId,
        Role role,
        PlaceRef place,
        Instant from,
        @Nullable Instant until,
        @Nullable Long by) {}
