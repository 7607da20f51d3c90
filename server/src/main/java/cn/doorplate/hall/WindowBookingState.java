package cn.doorplate.hall;

import java.util.EnumSet;
import java.util.Set;

/** How a booking stands, and what staff at the window may record of it from there. */
enum WindowBookingState {
    /** The slot is theirs: they may change it or give it back, come, or stay away. */
    BOOKED,
    /** They are there: they are called and served, or have gone again. */
    ARRIVED,
    /** They were called: they are served, or are not there. */
    CALLED,
    /** They were served, for good. */
    SERVED,
    /** They did not come, for good. */
    NO_SHOW,
    /** Given back, for good. */
    CANCELLED,
    /** The window is closed then, for good. */
    CALLED_OFF,
    /** The time is over, and nobody recorded what became of it. */
    PASSED;

    static final Set<WindowBookingState> LIVE = EnumSet.of(BOOKED, ARRIVED, CALLED);

    boolean mayRecord(WindowBookingState next) {
        return switch (this) {
            case BOOKED -> EnumSet.of(ARRIVED, CALLED, SERVED, NO_SHOW).contains(next);
            case ARRIVED -> EnumSet.of(CALLED, SERVED, NO_SHOW).contains(next);
            case CALLED -> EnumSet.of(SERVED, NO_SHOW).contains(next);
            case SERVED, NO_SHOW, CANCELLED, CALLED_OFF, PASSED -> false;
        };
    }
}
