package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/** A building with its compound beside it. */
record BuildingRow(
        long id,
        long regionCode,
        @Nullable Long compoundId,
        @Nullable Long gridId,
        String name,
        String address,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable String compoundName,
        @Nullable String compoundAddress) {}
