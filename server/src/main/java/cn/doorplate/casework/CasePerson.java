package cn.doorplate.casework;

import org.jspecify.annotations.Nullable;

/**
 * 事项中的人: somebody whom a case concerns, as far as who looks at it may know.
 *
 * @param name masked; null while they have given none
 * @param phone likewise
 * @param ref by which {@code caseNameReveal} names them; null for who may not see them in full
 */
record CasePerson(
        @Nullable String name,
        @Nullable String phone,
        boolean isMe,
        @Nullable String ref) {

    /** Says nothing of them. */
    @Override
    public String toString() {
        return "CasePerson[…]";
    }
}
