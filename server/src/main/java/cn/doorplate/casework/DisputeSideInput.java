package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/** Somebody with whom a dispute is, as far as who files it knows. */
record DisputeSideInput(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String door,
        @Nullable String household,
        boolean tell) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "DisputeSideInput[…]";
    }
}
