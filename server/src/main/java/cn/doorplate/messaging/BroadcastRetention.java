package cn.doorplate.messaging;

import cn.doorplate.messaging.BroadcastMapper.Old;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets broadcasts that ended long ago, with what they said, but never before the messages that say it. Those are older than no
 * lane's oldest message: a lane is in the order of time.
 */
@Component
class BroadcastRetention implements Retained {

    /** Far more than the clocks of two servers differ. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final BroadcastMapper rows;

    BroadcastRetention(BroadcastMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "broadcast";
    }

    @Override
    @Transactional
    public int removeBefore(Instant limit, int atMost) {
        List<Old> old = rows.old(limit, unreferenced(limit), atMost);
        if (!old.isEmpty()) {
            rows.removeTexts(old.stream().map(Old::textId).toList());
            rows.remove(old.stream().map(Old::id).toList());
        }
        return old.size();
    }

    /** No message refers to what ended before. */
    private Instant unreferenced(Instant limit) {
        return IntStream.range(0, Lanes.COUNT)
                .mapToObj(rows::oldestMessage)
                .filter(Objects::nonNull)
                .map(oldest -> oldest.minus(CLOCKS))
                .filter(limit::isAfter)
                .min(Instant::compareTo)
                .orElse(limit);
    }
}
