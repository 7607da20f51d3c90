package cn.doorplate.hall;

import java.util.EnumSet;
import java.util.Set;

/** How far an application has come, and where it may go from there. */
enum ApplicationState {
    /** Lies at the desk: it may be accepted, refused, sent back for materials, or taken back. */
    SUBMITTED,
    /** The applicant is asked for something: they hand it in or take it back, or the desk refuses it. The clock stands. */
    MATERIALS_ASKED,
    /** Is being done: it ends done or refused, or is taken back. */
    ACCEPTED,
    /** Is done, for good. */
    DONE,
    /** Was refused with a reason, for good. */
    REFUSED,
    /** Was taken back by the applicant, for good. */
    WITHDRAWN,
    /** Nothing was handed in for so long that it ended by itself, for good. */
    LAPSED;

    static final Set<ApplicationState> LIVE = EnumSet.of(SUBMITTED, MATERIALS_ASKED, ACCEPTED);

    boolean isOver() {
        return !LIVE.contains(this);
    }

    /** Whether it may become that next. */
    boolean mayBecome(ApplicationState next) {
        return switch (this) {
            case SUBMITTED ->
                EnumSet.of(MATERIALS_ASKED, ACCEPTED, REFUSED, WITHDRAWN).contains(next);
            case MATERIALS_ASKED ->
                EnumSet.of(SUBMITTED, REFUSED, WITHDRAWN, LAPSED).contains(next);
            case ACCEPTED -> EnumSet.of(DONE, REFUSED, WITHDRAWN).contains(next);
            case DONE, REFUSED, WITHDRAWN, LAPSED -> false;
        };
    }
}
