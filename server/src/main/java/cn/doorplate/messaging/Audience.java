package cn.doorplate.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows to whom a broadcast goes: a bean of each module that broadcasts. It is gone through part by part, each part in the
 * transaction that writes its messages, by whichever server has the lease; so whatever dies, nobody is left out or told twice.
 */
public interface Audience {

    /** By which broadcasts name it; at most 32 ASCII characters. */
    String name();

    /**
     * The next part behind a position.
     *
     * @param key what the broadcast was begun with, as the id of a notice
     * @param position where the part before ended; empty for the first
     * @param atMost how many persons; a part may have fewer, or none, and not be the last
     */
    Part next(String key, String position, int atMost);

    /** These have just been written to, for the first time by this broadcast; within the same transaction. */
    void written(String key, List<Long> persons);

    /**
     * Some of the audience.
     *
     * @param persons in any order; who comes again in a later part is told once
     * @param position to go on from; at most 128 ASCII characters; null when this is the last part
     */
    record Part(List<Long> persons, @Nullable String position) {}
}
