package cn.doorplate.privacy;

import java.time.Instant;

/**
 * Something that is kept for a while and then removed. A module that keeps such things implements this as a bean and adds the
 * rule for it to {@code retention_rule} in a migration of its own; one without the other keeps the server from starting.
 */
public interface Retained {

    /** The rule's key, the table's name as a rule. */
    String subject();

    /**
     * Removes the oldest of what came before the limit, in a transaction of its own that is short.
     *
     * @param atMost how many rows
     * @return how many it were; as many as {@code atMost} means that there may be more
     */
    int removeBefore(Instant limit, int atMost);

    /** The fewest days that the law allows; a rule that says fewer is not carried out. */
    default int leastDays() {
        return 0;
    }
}
