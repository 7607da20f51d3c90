package cn.doorplate.identity;

import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 任命: a role that a person holds at a place.
 *
 * @param until null while open
 */
public record RoleGrant(
        String id,
        Role role,
        String title,
        Instant from,
        @Nullable Instant until,
        int version,
        long personId,
        PlaceRef at) {}
