package cn.doorplate.notice;

import cn.doorplate.place.RegionCode;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice}.
 *
 * @param publisher the code of the region whose staff keep it
 * @param revision how far a newer edition has come while an older one is approved, or over meanwhile; else null
 * @param liveEdition the one that readers see, or will; null before the first was approved
 * @param dueAt when time looks at it next, and changes it if an edition says so; null if it does not
 */
@TableName("notice")
record NoticeRow(
        @TableId(type = IdType.INPUT) long id,
        long publisher,
        NoticeState state,
        @Nullable NoticeState revision,
        @Nullable Integer liveEdition,
        int lastEdition,
        @Nullable Instant dueAt,
        @Nullable Instant publishedAt,
        @Nullable Instant revisedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        @Nullable Instant remindedAt,
        Instant changedAt,
        int version,
        Instant createdAt) {

    RegionCode region() {
        return new RegionCode(publisher);
    }

    /** How far the newest edition has come. */
    NoticeState newest() {
        return revision == null ? state : revision;
    }

    boolean wasPublished() {
        return publishedAt != null;
    }

    /**
     * Since when what readers see is in force.
     *
     * @throws NullPointerException if nothing was yet
     */
    Instant inForceSince() {
        return revisedAt == null ? Objects.requireNonNull(publishedAt) : revisedAt;
    }

    /** The first edition of a new one. */
    static NoticeRow drafted(long id, RegionCode publisher, Instant now) {
        return new NoticeRow(
                id,
                publisher.value(),
                NoticeState.DRAFT,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                0,
                now);
    }

    /** The newest edition has come that far: it is the notice's own state as long as nothing older is approved. */
    NoticeRow newestIs(NoticeState next, Instant now) {
        return liveEdition == null ? in(next, null, null, lastEdition, dueAt, now) : revision(next, now);
    }

    /** A newer edition is worked on, while this one stays; null when there is none any more. */
    private NoticeRow revision(@Nullable NoticeState next, Instant now) {
        return in(state, next, liveEdition, lastEdition, dueAt, now);
    }

    /** Another edition has been begun. */
    NoticeRow begun(Instant now) {
        boolean approved = liveEdition != null;
        return in(state, approved ? NoticeState.DRAFT : null, liveEdition, lastEdition + 1, dueAt, now);
    }

    /** The newest edition is to follow, or to be the first, when its time comes. */
    NoticeRow scheduled(Instant due, Instant now) {
        return state == NoticeState.PUBLISHED
                ? in(state, NoticeState.SCHEDULED, liveEdition, lastEdition, earlier(dueAt, due), now)
                : in(NoticeState.SCHEDULED, null, lastEdition, lastEdition, due, now);
    }

    /** An edition is in force from now on. A newer one, if there is any, stays as it is. */
    NoticeRow published(NoticeEditionRow edition, Instant now) {
        NoticeState newer = edition.number() == lastEdition ? null : revision;
        NoticeRow row = in(NoticeState.PUBLISHED, newer, edition.number(), lastEdition, edition.expiresAt(), now);
        return publishedAt == null ? row.times(now, null) : row.times(publishedAt, now);
    }

    /** What waited is given up; what is in force stays. */
    NoticeRow withoutRevision(@Nullable Instant due, Instant now) {
        return in(state, null, liveEdition, lastEdition, due, now);
    }

    /** Its time is over. A newer edition that somebody works on stays, and may yet be approved. */
    NoticeRow expired(Instant now) {
        NoticeState newer = revision == NoticeState.SCHEDULED ? null : revision;
        return in(NoticeState.EXPIRED, newer, liveEdition, lastEdition, null, now);
    }

    NoticeRow withdrawn(String reason, Instant now) {
        NoticeRow row = in(NoticeState.WITHDRAWN, null, liveEdition, lastEdition, null, now);
        return new NoticeRow(
                row.id,
                row.publisher,
                row.state,
                row.revision,
                row.liveEdition,
                row.lastEdition,
                row.dueAt,
                row.publishedAt,
                row.revisedAt,
                now,
                reason,
                row.remindedAt,
                now,
                version,
                createdAt);
    }

    private NoticeRow in(
            NoticeState state,
            @Nullable NoticeState revision,
            @Nullable Integer live,
            int last,
            @Nullable Instant due,
            Instant now) {
        return new NoticeRow(
                id,
                publisher,
                state,
                revision,
                live,
                last,
                due,
                publishedAt,
                revisedAt,
                withdrawnAt,
                withdrawnReason,
                remindedAt,
                now,
                version,
                createdAt);
    }

    private NoticeRow times(@Nullable Instant published, @Nullable Instant revised) {
        return new NoticeRow(
                id,
                publisher,
                state,
                revision,
                liveEdition,
                lastEdition,
                dueAt,
                published,
                revised,
                withdrawnAt,
                withdrawnReason,
                remindedAt,
                changedAt,
                version,
                createdAt);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }
}
