package cn.doorplate.duty;

import cn.doorplate.identity.RoleGrant;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * The roles that somebody held, holds and is to hold, as they stand at a time.
 *
 * @param roles of staff
 */
record Terms(List<RoleGrant> roles, Instant now) {

    boolean anyEnded() {
        return roles.stream().anyMatch(this::isOver);
    }

    /**
     * Whether what was entered for them is theirs no more: a role that carried it has ended since, and no other carries it. What was
     * entered for who held no such role is theirs by the office's word, and stays.
     *
     * @param carries whether a role, while it is held, does
     * @param since when it was entered
     * @param begin when it begins; what begins later may be carried by a role that is to come
     */
    boolean lost(Predicate<RoleGrant> carries, Instant since, Instant begin) {
        Instant needed = begin.isAfter(now) ? begin : now;
        List<RoleGrant> carrying = roles.stream().filter(carries).toList();
        return carrying.stream().anyMatch(role -> isOver(role) && lastsBeyond(role, since))
                && carrying.stream()
                        .noneMatch(role -> !isOver(role) && !role.from().isAfter(needed));
    }

    private boolean isOver(RoleGrant role) {
        return !lastsBeyond(role, now);
    }

    private static boolean lastsBeyond(RoleGrant role, Instant time) {
        return role.until() == null || role.until().isAfter(time);
    }
}
