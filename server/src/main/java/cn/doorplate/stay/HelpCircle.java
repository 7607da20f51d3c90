package cn.doorplate.stay;

import java.time.Duration;

/** Who was told of a call: one circle after the other while nobody answers. */
enum HelpCircle {
    /** Who is on duty at the station. */
    ON_DUTY,
    /** Who works for its grid and community. */
    COMMUNITY,
    /** And for its street. */
    STREET,
    /** There was nobody in any of them; it is tried again, for somebody's shift may begin. */
    NOBODY;

    /** While nobody answers, others are told after this time. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A call in which nothing happens ends by itself. */
    static final Duration LASTS = Duration.ofDays(1);

    /** Where one goes on to tell people when nobody of this circle has answered. */
    HelpCircle next() {
        return this == NOBODY ? ON_DUTY : values()[ordinal() + 1];
    }

    /** How long those of this circle have until something happens. */
    Duration patience() {
        return this == STREET ? LASTS : PATIENCE;
    }
}
