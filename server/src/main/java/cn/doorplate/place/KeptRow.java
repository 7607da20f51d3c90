package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * A place as who changes it holds it, locked until the transaction is over.
 *
 * @param regionCode its community
 * @param aboveId the area above an area, the compound of a building, the building of a unit
 * @param gridId the area that holds all of it; for an area, itself
 * @param kind of an area; null for all else
 */
record KeptRow(
        long id,
        long regionCode,
        @Nullable Long aboveId,
        @Nullable Long gridId,
        @Nullable GridKind kind,
        String name,
        @Nullable String address) {}
