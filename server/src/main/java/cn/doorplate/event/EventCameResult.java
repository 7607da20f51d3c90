package cn.doorplate.event;

import org.jspecify.annotations.Nullable;

/**
 * What became of one who came.
 *
 * @param text in words, with the name masked
 * @param line null where the roster has none
 */
record EventCameResult(
        CameOutcome outcome, String text, @Nullable EventRosterLine line) {

    /** Says nothing of anybody. */
    @Override
    public String toString() {
        return "EventCameResult[" + outcome + "]";
    }
}
