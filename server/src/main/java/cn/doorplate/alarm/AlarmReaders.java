package cn.doorplate.alarm;

import cn.doorplate.privacy.AccessLog;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who reads what somebody said in an alarm stands in the log before they see it. Who answers one has it before them until it is over, and
 * asks for it again every few seconds: that is one reading, and counts anew after half an hour.
 */
@Component
class AlarmReaders {

    private static final String WHAT = "alarm";
    private static final Duration ONE_READING = Duration.ofMinutes(30);
    private static final int MOST = 100_000;

    private final AccessLog log;
    private final Cache<Reading, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(ONE_READING)
            .build();

    private record Reading(long reader, long alarm, long subject) {}

    AlarmReaders(AccessLog log) {
        this.log = log;
    }

    /** @param subject whose data it is */
    void record(long reader, long alarm, long subject) {
        Reading reading = new Reading(reader, alarm, subject);
        if (known.getIfPresent(reading) == null) {
            log.record(List.of(new AccessLog.Entry(reader, subject, WHAT, true, "")));
            known.put(reading, true);
        }
    }
}
