package cn.doorplate.casework;

import cn.doorplate.privacy.AccessLog;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** That staff read the names of a case is in the log before they see them: once an hour for a reader, a case and a person. */
@Component
class CaseNameLog {

    /** What it is called in the log; its words are {@code access.case.name}. */
    static final String NAME = "case.name";

    private record Reading(long reader, long caseId, long person) {}

    private final AccessLog log;
    private final Cache<Reading, Boolean> logged = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(1))
            .maximumSize(20_000)
            .build();

    CaseNameLog(AccessLog log) {
        this.log = log;
    }

    /** @throws cn.doorplate.shared.Unavailable if it cannot be logged: then nothing may be shown */
    void read(long reader, long caseId, Collection<Long> persons) {
        List<Reading> readings = persons.stream()
                .distinct()
                .map(person -> new Reading(reader, caseId, person))
                .filter(reading -> logged.getIfPresent(reading) == null)
                .toList();
        if (readings.isEmpty()) {
            return;
        }
        log.record(readings.stream()
                .map(it -> new AccessLog.Entry(reader, it.person(), NAME, false, ""))
                .toList());
        readings.forEach(it -> logged.put(it, true));
    }
}
