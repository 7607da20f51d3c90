package cn.doorplate.band;

import org.jspecify.annotations.Nullable;

/** How the wearer agreed that what the band tells of them is kept (个人信息保护法, articles 29 and 31: it is of their health). */
enum BandConsent {
    /** With their own account. */
    OWN,
    /** To who acts for them, who says so. */
    IN_PERSON,
    BY_PHONE,
    IN_WRITING,
    /** As the guardian of a child. */
    AS_GUARDIAN;

    /** Years below which nobody but the guardian can (article 31). */
    private static final int GROWN = 14;

    /**
     * Whether this is how they can agree.
     *
     * @param age of the wearer in years; null where it is not known, as of who is grown up
     * @param hasAccount whether the wearer has one: then they say so with it, and nobody in their place
     */
    boolean doesFor(@Nullable Integer age, boolean hasAccount) {
        boolean child = age != null && age < GROWN;
        return switch (this) {
            case AS_GUARDIAN -> child;
            case OWN -> !child && hasAccount;
            case IN_PERSON, BY_PHONE, IN_WRITING -> !child && !hasAccount;
        };
    }
}
