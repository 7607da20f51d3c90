package cn.doorplate.hall;

import java.util.EnumSet;
import java.util.Set;

/** How an errand stands, and where it may go from there. */
enum ErrandState {
    /** Nobody took it yet: one volunteer may, or who asked ends it. */
    OPEN,
    /** A volunteer runs it: they say what became of it, or who asked ends it. */
    TAKEN,
    /** The volunteer says that it is done: who asked says so too, or that it goes on, or ends it. */
    REPORTED,
    /** Done, for good. */
    DONE,
    /** It could not be done, for good. */
    COULD_NOT,
    /** Who asked took the consent back, for good. */
    REVOKED,
    /** Nobody took it for so long that it ended by itself, for good. */
    LAPSED,
    /** The volunteer said that it is done and nobody said otherwise for so long that it ended by itself, for good. */
    UNCONFIRMED;

    private static final Set<ErrandState> LIVE = EnumSet.of(OPEN, TAKEN, REPORTED);

    boolean isOver() {
        return !LIVE.contains(this);
    }

    boolean mayBecome(ErrandState next) {
        return switch (this) {
            case OPEN -> EnumSet.of(TAKEN, REVOKED, LAPSED).contains(next);
            case TAKEN -> EnumSet.of(OPEN, REPORTED, COULD_NOT, REVOKED).contains(next);
            case REPORTED -> EnumSet.of(TAKEN, DONE, REVOKED, UNCONFIRMED).contains(next);
            case DONE, COULD_NOT, REVOKED, LAPSED, UNCONFIRMED -> false;
        };
    }
}
