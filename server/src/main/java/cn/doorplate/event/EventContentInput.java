package cn.doorplate.event;

import cn.doorplate.place.PlaceInput;
import cn.doorplate.shared.Location;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff want of an event, as it came in. */
record EventContentInput(
        EventKind kind,
        String title,
        String text,
        String host,
        @Nullable String contact,
        List<PlaceInput> places,
        String venue,
        @Nullable String building,
        @Nullable Location location,
        Instant startsAt,
        Instant endsAt,
        @Nullable Instant signUpOpensAt,
        @Nullable Instant signUpClosesAt,
        @Nullable Instant cancelUntil,
        int capacity,
        boolean perHousehold,
        EventWho who,
        List<EventGroup> groups,
        @Nullable Integer waitingLimit,
        int offerMinutes,
        List<Question> questions,
        @Nullable String cover,
        @Nullable Repeat repeats) {

    record Question(EventQuestionType type, String label, String purpose, boolean required, List<String> options) {}

    record Repeat(@Nullable Integer monthlyOn, boolean weekly, String until) {}

    EventSeats seats() {
        return new EventSeats(capacity, perHousehold, who, groups, waitingLimit, offerMinutes);
    }
}
