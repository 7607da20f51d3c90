package cn.doorplate.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code alarm_event}: something that happened to an alarm.
 *
 * @param seq from 1, without gaps
 * @param staff who did it; 0 for who raised the alarm, and for time
 * @param facts what is to be known of it, in ASCII and without anything personal
 * @param words sealed with the alarm's key
 * @param wordsSha SHA-256 of them as they lie there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AlarmEventRow(
        long alarmId,
        int seq,
        Instant at,
        AlarmDeed deed,
        long staff,
        String facts,
        byte @Nullable [] words,
        byte @Nullable [] wordsSha,
        byte[] hash) {

    /** A part of its facts; empty without one. */
    String fact(int index) {
        String[] all = facts.split(" ", -1);
        return index < all.length ? all[index] : "";
    }
}
