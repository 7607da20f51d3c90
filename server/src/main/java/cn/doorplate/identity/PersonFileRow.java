package cn.doorplate.identity;

import org.jspecify.annotations.Nullable;

/** The sealed columns of a person. */
record PersonFileRow(
        long id,
        String status,
        byte @Nullable [] nameSealed,
        byte @Nullable [] phoneSealed,
        byte @Nullable [] birthDateSealed) {}
