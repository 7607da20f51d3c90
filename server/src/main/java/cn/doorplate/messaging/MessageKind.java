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
    ROLE,
    /** Cases: what one raised, or has to handle. */
    CASE,
    /** Events: what one signed up for. */
    EVENT,
    /** Shifts of one's own, and standing in for somebody. */
    DUTY,
    /** Stations: what one borrowed, and help that one asks for or gives. */
    STATION,
    /** Services: what one applied for, booked or had run, or has to handle of it. */
    SERVICE;

    /**
     * For a script: whether {@code kind} is one of these. While servers are replaced one after another, newer ones write kinds
     * that this one does not know yet: it leaves them to those that do, and reads the others.
     */
    static final String KNOWN = """
            kind in <foreach item="known" collection="@cn.doorplate.messaging.MessageKind@values()"
              open="(" separator="," close=")">#{known}</foreach>
            """;

    /** Whether quiet hours, bounds and muting do not hold. */
    public boolean cannotWait() {
        return this == URGENT;
    }
}
