package cn.doorplate.messaging;

/** What a message is about: by this people mute and count them, and it decides what holds them back. */
public enum MessageKind {
    /** Alarms and urgent broadcasts: at any hour, as many as there are, and nobody can mute them. */
    URGENT,
    /** Notices of the community and above. */
    NOTICE,
    /** One's household, and whom one acts for. */
    HOUSEHOLD,
    /** Roles that one was given, or that ended. */
    ROLE;

    /** Whether quiet hours, bounds and muting do not hold. */
    public boolean cannotWait() {
        return this == URGENT;
    }
}
