package cn.doorplate.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When an event is, and until when one decides.
 *
 * @param opensAt from when on one can sign up; null for from its publication
 * @param closesAt until when; not after the begin
 * @param cancelUntil until when a place can be given back; not after the begin
 */
record EventTimes(
        Instant startsAt, Instant endsAt, @Nullable Instant opensAt, Instant closesAt, Instant cancelUntil) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final Duration LONGEST = Duration.ofDays(14);

    /** The same, that much later. China keeps one time all the year. */
    EventTimes later(Duration by) {
        return new EventTimes(
                startsAt.plus(by),
                endsAt.plus(by),
                opensAt == null ? null : opensAt.plus(by),
                closesAt.plus(by),
                cancelUntil.plus(by));
    }

    /** Its sign-up opens then, where nothing was said. */
    EventTimes openingAt(Instant moment) {
        return opensAt == null ? new EventTimes(startsAt, endsAt, moment, closesAt, cancelUntil) : this;
    }

    LocalDate day() {
        return LocalDate.ofInstant(startsAt, ZONE);
    }
}
