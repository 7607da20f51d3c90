package cn.doorplate.event;

import org.jspecify.annotations.Nullable;

/**
 * What an event comes to, counted of who signed up.
 *
 * @param came how many were there
 * @param missed how many did not come, nor gave their place back
 * @param scores how many said in points how it was
 * @param points the sum of these
 */
record EventTally(long eventId, int came, int missed, int scores, int points) {

    static EventTally none(long event) {
        return new EventTally(event, 0, 0, 0, 0);
    }

    /** The mean of the scores; null while there is none. */
    @Nullable Double score() {
        return scores == 0 ? null : (double) points / scores;
    }
}
