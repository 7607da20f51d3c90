package cn.doorplate.resident;

/** How it was agreed that what concerns a dependant may be kept. */
public enum DependantConsent {
    /** For a child; below 14 nobody else can (个人信息保护法, article 31). */
    AS_GUARDIAN,
    IN_PERSON,
    BY_PHONE,
    IN_WRITING,
    /** The elder confirms with their own account. */
    OWN_ACCOUNT;

    /** Whether a guardian may state it of somebody without an account. */
    boolean doesFor(DependantKind kind, int age) {
        return switch (this) {
            case AS_GUARDIAN -> kind == DependantKind.CHILD;
            case IN_PERSON, BY_PHONE, IN_WRITING -> age >= 14;
            case OWN_ACCOUNT -> false;
        };
    }
}
