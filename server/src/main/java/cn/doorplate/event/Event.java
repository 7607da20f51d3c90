package cn.doorplate.event;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 活动: an event as everyone sees it.
 *
 * @param now when it was looked at
 */
record Event(EventRow row, EventContent content, Instant now) {

    static Event of(EventRow row, Instant now) {
        return new Event(row, EventContent.read(row.content()), now);
    }

    public long number() {
        return row.id();
    }

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public EventState state() {
        return EventState.of(row.stage(), times(), now);
    }

    public EventTimes times() {
        return content.times();
    }

    public EventSeats seats() {
        return content.seats();
    }

    public boolean isPublished() {
        return row.stage() == EventStage.PUBLISHED;
    }

    /** Under which its pictures are kept: those of a series are common. */
    public long mediaOwner() {
        return Objects.requireNonNullElse(row.seriesId(), row.id());
    }

    public EventKind kind() {
        return content.kind();
    }

    public String title() {
        return content.title();
    }

    public String text() {
        return content.text();
    }

    public String host() {
        return content.host();
    }

    public @Nullable String contact() {
        return content.contact();
    }

    public @Nullable String cancelledReason() {
        return row.cancelledReason();
    }

    public Instant startsAt() {
        return times().startsAt();
    }

    public Instant endsAt() {
        return times().endsAt();
    }

    public String venue() {
        return content.venue().words();
    }

    /** Of a draft that says nothing: now, for that is when it would open. */
    public Instant signUpOpensAt() {
        return Objects.requireNonNullElse(times().opensAt(), now);
    }

    public Instant signUpClosesAt() {
        return times().closesAt();
    }

    public Instant cancelUntil() {
        return times().cancelUntil();
    }

    public boolean perHousehold() {
        return seats().perHousehold();
    }

    public EventWho who() {
        return seats().who();
    }

    public int capacity() {
        return seats().capacity();
    }

    public @Nullable Integer waitingLimit() {
        return seats().waitingLimit();
    }

    public int offerMinutes() {
        return seats().offerMinutes();
    }

    public List<EventQuestion> questions() {
        return content.questions();
    }

    public String pagePath() {
        return EventPaths.page(id());
    }

    public String calendarPath() {
        return EventPaths.calendar(id());
    }

    public String codePath() {
        return EventPaths.code(id());
    }

    public List<Long> reportPhotos() {
        return row.reportPhotos().isEmpty()
                ? List.of()
                : Arrays.stream(row.reportPhotos().split(","))
                        .map(Long::valueOf)
                        .toList();
    }
}
