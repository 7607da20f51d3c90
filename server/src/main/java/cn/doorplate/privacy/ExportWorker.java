package cn.doorplate.privacy;

import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the copies that were asked for. A server takes one by a lease; when it dies, another takes it over as soon as the lease
 * has run out. What fails is tried again after a while, five times in all.
 */
@Component
class ExportWorker {

    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration LIFE = Duration.ofDays(7);
    static final int ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(ExportWorker.class);

    private static final int AT_ONCE = 10;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PersonalDataExportMapper exports;
    private final List<PersonalData> parts;
    private final PersonKeys keys;
    private final Clock clock;
    private final long me = Ids.next();

    ExportWorker(PersonalDataExportMapper exports, List<PersonalData> parts, PersonKeys keys, Clock clock) {
        this.exports = exports;
        this.parts = parts;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes those that are due, ten at most. */
    void round() {
        for (ExportTask task : exports.due(clock.instant(), AT_ONCE)) {
            Instant now = clock.instant();
            if (exports.take(task.id(), me, now, now.plus(LEASE)) == 1) {
                attempt(task);
            }
        }
    }

    private void attempt(ExportTask task) {
        try {
            byte[] sealed = keys.of(task.personId()).seal(task.personId(), PersonalDataExports.CONTENT, content(task));
            Instant now = clock.instant();
            exports.finish(task.id(), me, sealed, now, now.plus(LIFE));
        } catch (RuntimeException e) {
            int attempts = task.attempts() + 1;
            log.error("The export {} could not be made, attempt {}", task.id(), attempts, e);
            if (attempts < ATTEMPTS) {
                exports.retry(task.id(), me, clock.instant().plus(Duration.ofMinutes(1L << attempts)));
            } else {
                exports.fail(task.id(), me);
            }
        }
    }

    private byte[] content(ExportTask task) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("说明", "这是数字门牌保存的与您有关的全部个人信息，依照《个人信息保护法》第四十五条提供给您本人。请妥善保管。");
        file.put("生成时间", Export.time(clock.instant()));
        for (PersonalData part : parts) {
            Export section = new Export();
            part.export(task.personId(), section);
            if (!section.isEmpty()) {
                file.put(part.name(), section.content());
            }
        }
        return JSON.writeValueAsBytes(file);
    }
}
