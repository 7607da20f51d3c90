package cn.doorplate.hall;

import org.jspecify.annotations.Nullable;

/** 委托人: for whom a volunteer runs something. */
record ErrandPerson(@Nullable String name, @Nullable String phone, String address, String wish) {

    /** Says nothing of them. */
    @Override
    public String toString() {
        return "ErrandPerson[…]";
    }
}
