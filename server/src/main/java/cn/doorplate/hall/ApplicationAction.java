package cn.doorplate.hall;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What the applicant may do, and for whom it is. */
enum ApplicationAction {
    RESUBMIT {
        @Override
        boolean isFor(ApplicationRow row, Instant now) {
            return row.state() == ApplicationState.MATERIALS_ASKED;
        }
    },
    WITHDRAW {
        @Override
        boolean isFor(ApplicationRow row, Instant now) {
            return !row.state().isOver();
        }
    },
    URGE {
        @Override
        boolean isFor(ApplicationRow row, Instant now) {
            return row.isLate(now);
        }
    },
    COMMENT {
        @Override
        boolean isFor(ApplicationRow row, Instant now) {
            return !row.state().isOver();
        }
    };

    abstract boolean isFor(ApplicationRow row, Instant now);

    static List<ApplicationAction> of(ApplicationRow row, Instant now) {
        return Arrays.stream(values()).filter(it -> it.isFor(row, now)).toList();
    }
}
