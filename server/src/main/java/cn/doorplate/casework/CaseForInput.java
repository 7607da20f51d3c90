package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/** For whom a case is filed, where it is not oneself: one of these is given. */
record CaseForInput(
        @Nullable String dependant,
        @Nullable String resident,
        @Nullable Neighbour neighbour,
        @Nullable Caller caller) {

    /** Somebody behind a door. */
    record Neighbour(
            String building,
            @Nullable String unit,
            String door,
            String name,
            @Nullable String phone) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Neighbour[…]";
        }
    }

    /** Somebody at the phone. */
    record Caller(@Nullable String name, String phone) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Caller[…]";
        }
    }
}
