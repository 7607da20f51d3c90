package cn.doorplate.identity;

import java.time.Duration;

/** How somebody came in, and for how long that lasts. */
public enum SessionKind {
    /** The mini-program: it logs in again by itself when the time is over. */
    MINI_PROGRAM(Duration.ofDays(30)),
    /** A desktop of staff: a working day. */
    DESKTOP(Duration.ofHours(12));

    private final Duration life;

    SessionKind(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }
}
