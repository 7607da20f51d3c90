package cn.doorplate.notice;

import java.util.Set;

/** How far a notice, or a newer edition of one, has come; and what may come next. */
enum NoticeState {
    /** Is being written: may be changed, handed over, or given up. */
    DRAFT,
    /** Waits for a second person, who approves it or gives it back. Nobody changes it meanwhile. */
    IN_REVIEW,
    /** Is approved, and is published when its time comes. */
    SCHEDULED,
    /** In force, until it is taken back or its time is over. */
    PUBLISHED,
    /** Taken back, for good. */
    WITHDRAWN,
    /**
     * Its time is over; if it was wrong, it may yet be taken back. It comes into force again only by a newer edition that was begun
     * while it was.
     */
    EXPIRED;

    /** Whether it may become that next. */
    boolean permits(NoticeState next) {
        return next().contains(next);
    }

    private Set<NoticeState> next() {
        return switch (this) {
            case DRAFT -> Set.of(IN_REVIEW, WITHDRAWN);
            case IN_REVIEW -> Set.of(DRAFT, SCHEDULED, PUBLISHED, WITHDRAWN);
            case SCHEDULED -> Set.of(PUBLISHED, WITHDRAWN, EXPIRED);
            case PUBLISHED -> Set.of(WITHDRAWN, EXPIRED);
            case EXPIRED -> Set.of(WITHDRAWN);
            case WITHDRAWN -> Set.of();
        };
    }

    /** Whether something is, or will be, in force: then a change begins a new edition. */
    boolean isApproved() {
        return this == SCHEDULED || this == PUBLISHED;
    }
}
