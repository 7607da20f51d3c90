package cn.doorplate.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 活动回顾: how an event was. */
record EventReport(String text, List<EventPicture> photos, Instant at) {

    /** Null until somebody has said so. */
    static @Nullable EventReport of(Event event, List<EventPicture> photos) {
        String text = event.row().report();
        Instant at = event.row().reportedAt();
        return text == null || at == null ? null : new EventReport(text, photos, at);
    }
}
