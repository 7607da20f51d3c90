package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/** What a stated reason shows of somebody, this once: in full. */
record CasePersonDetails(@Nullable String name, @Nullable String phone) {

    /** Says nothing of them. */
    @Override
    public String toString() {
        return "CasePersonDetails[…]";
    }
}
