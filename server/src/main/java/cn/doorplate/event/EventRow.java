package cn.doorplate.event;

import cn.doorplate.place.RegionCode;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code event}.
 *
 * @param publisher the code of the region whose staff keep it
 * @param content {@link EventContent}, as JSON
 * @param rule how the series repeats, in words
 * @param reportPhotos ids of pictures with commas between
 * @param step what time does with it next, at {@code dueAt}; null for nothing more
 */
@TableName("event")
record EventRow(
        @TableId(type = IdType.INPUT) long id,
        long publisher,
        EventStage stage,
        Instant startsAt,
        Instant endsAt,
        String content,
        @Nullable Long seriesId,
        @Nullable String rule,
        @Nullable Instant publishedAt,
        @Nullable String cancelledReason,
        @Nullable String report,
        String reportPhotos,
        @Nullable Instant reportedAt,
        @Nullable EventStep step,
        @Nullable Instant dueAt,
        Instant changedAt,
        int version,
        Instant createdAt) {

    RegionCode region() {
        return new RegionCode(publisher);
    }

    static EventRow drafted(long id, RegionCode publisher, EventContent content, Instant now) {
        return new EventRow(
                id,
                publisher.value(),
                EventStage.DRAFT,
                content.times().startsAt(),
                content.times().endsAt(),
                content.toJson(),
                null,
                null,
                null,
                null,
                null,
                "",
                null,
                null,
                null,
                now,
                0,
                now);
    }

    /** As it is to be read from now on. Of one that is published, what time does next begins anew. */
    EventRow saying(EventContent said, Instant now) {
        EventStep next = stage == EventStage.PUBLISHED ? EventStep.firstAfter(said.times(), now) : null;
        return new EventRow(
                id,
                publisher,
                stage,
                said.times().startsAt(),
                said.times().endsAt(),
                said.toJson(),
                seriesId,
                rule,
                publishedAt,
                cancelledReason,
                report,
                reportPhotos,
                reportedAt,
                next,
                next == null ? null : next.at(said.times()),
                now,
                version,
                createdAt);
    }

    /** To be seen from now on, as one of a series where there is a rule. */
    EventRow published(EventContent said, @Nullable Long series, @Nullable String rule, Instant now) {
        return new EventRow(
                        id,
                        publisher,
                        EventStage.PUBLISHED,
                        startsAt,
                        endsAt,
                        content,
                        series,
                        rule,
                        now,
                        null,
                        null,
                        "",
                        null,
                        null,
                        null,
                        now,
                        version,
                        createdAt)
                .saying(said, now);
    }

    EventRow cancelled(String reason, Instant now) {
        return new EventRow(
                id,
                publisher,
                EventStage.CANCELLED,
                startsAt,
                endsAt,
                content,
                seriesId,
                rule,
                publishedAt,
                reason,
                report,
                reportPhotos,
                reportedAt,
                null,
                null,
                now,
                version,
                createdAt);
    }

    EventRow reported(String text, String photos, Instant now) {
        return new EventRow(
                id,
                publisher,
                stage,
                startsAt,
                endsAt,
                content,
                seriesId,
                rule,
                publishedAt,
                cancelledReason,
                text,
                photos,
                now,
                step,
                dueAt,
                now,
                version,
                createdAt);
    }
}
