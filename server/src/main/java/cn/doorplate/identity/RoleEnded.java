package cn.doorplate.identity;

import cn.doorplate.place.PlaceRef;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's role was ended before its time; told within the transaction that ends it.
 *
 * @param grant its id
 * @param by who ended it; null for the system
 */
public record RoleEnded(
        long grant,
        long personId,
        Role role,
        PlaceRef place,
        @Nullable Long by) {}
