package cn.doorplate.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the chain of a case's history holds of one event. Residents stand in it as parties of the case, and what they wrote by its
 * hash: erasing a person or a text leaves the chain whole.
 *
 * @param seq from 1, without gaps
 * @param at in whole milliseconds, as the database keeps it: else it would be another when it is read again
 * @param party 1, 2, 3 … of the case; -1 for none
 * @param staff the person's id; 0 for none
 * @param role in which staff acted; empty for none
 * @param delta the facts that changed
 * @param textSha SHA-256 of the text as it lies there, encrypted; null without one
 * @param late whether the event came after the deadline
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaseLink(
        long caseId,
        int seq,
        Instant at,
        String action,
        int party,
        long staff,
        String role,
        String delta,
        byte @Nullable [] textSha,
        boolean late) {}
