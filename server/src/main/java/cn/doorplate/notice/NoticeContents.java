package cn.doorplate.notice;

import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what staff want to publish, and says all that is to be mended in it at once. */
@Component
class NoticeContents {

    static final int MOST_PLACES = 50;

    /** Nobody plans a notice further ahead. */
    private static final Duration FURTHEST = Duration.ofDays(3_660);

    private static final String WHERE = "content.";

    private final PlacePaths paths;
    private final Clock clock;

    NoticeContents(PlacePaths paths, Clock clock) {
        this.paths = paths;
        this.clock = clock;
    }

    /** @throws Declined at the parts at fault */
    NoticeContent read(NoticeContentInput input, RegionCode publisher) {
        List<Declined.Reason> faults = new ArrayList<>();
        NoticeContent content = new NoticeContent(
                input.kind(),
                LineCheck.line(input.title()),
                LineCheck.line(input.summary()),
                input.body().strip(),
                places(input.places(), publisher, faults),
                new LinkedHashSet<>(input.audiences()),
                toMillis(input.publishAt()),
                toMillis(input.expiresAt()),
                input.mustRead(),
                input.pinned(),
                input.urgent());
        NoticeTexts.checkLine(WHERE + "title", content.title(), faults);
        NoticeTexts.checkLine(WHERE + "summary", content.summary(), faults);
        NoticeTexts.checkBody(WHERE + "body", content.body(), faults);
        if (content.audiences().isEmpty()) {
            faults.add(NoticeTexts.fault(NoticeErrorCode.AUDIENCE_EMPTY, WHERE + "audiences"));
        }
        checkWindow(content.publishAt(), content.expiresAt(), faults);
        if (!faults.isEmpty()) {
            throw new Declined(faults);
        }
        return content;
    }

    private void checkWindow(@Nullable Instant from, @Nullable Instant until, List<Declined.Reason> faults) {
        Instant now = clock.instant();
        if (from != null && (!from.isAfter(now) || from.isAfter(now.plus(FURTHEST)))) {
            faults.add(NoticeTexts.fault(NoticeErrorCode.WINDOW, WHERE + "publishAt"));
        }
        Instant begin = from == null || from.isBefore(now) ? now : from;
        if (until != null && (!until.isAfter(begin) || until.isAfter(now.plus(FURTHEST)))) {
            faults.add(NoticeTexts.fault(NoticeErrorCode.WINDOW, WHERE + "expiresAt"));
        }
    }

    private Set<PlaceRef> places(List<PlaceInput> given, RegionCode publisher, List<Declined.Reason> faults) {
        Set<PlaceRef> places = new LinkedHashSet<>();
        if (given.isEmpty()) {
            faults.add(NoticeTexts.fault(NoticeErrorCode.AUDIENCE_EMPTY, WHERE + "places"));
            return places;
        }
        if (given.size() > MOST_PLACES) {
            faults.add(NoticeTexts.fault(NoticeErrorCode.PLACE, WHERE + "places"));
            return places;
        }
        List<@Nullable PlaceRef> refs = new ArrayList<>();
        given.forEach(each -> refs.add(ref(each)));
        refs.forEach(ref -> {
            if (ref != null) {
                places.add(ref);
            }
        });
        checkWithin(refs, paths.of(places), NoticePlaces.region(publisher), faults);
        return places;
    }

    private static void checkWithin(
            List<@Nullable PlaceRef> refs,
            Map<PlaceRef, PlacePath> found,
            PlaceRef publisher,
            List<Declined.Reason> faults) {
        for (int i = 0; i < refs.size(); i++) {
            PlaceRef ref = refs.get(i);
            PlacePath path = ref == null ? null : found.get(ref);
            if (path == null || !path.contains(publisher)) {
                faults.add(NoticeTexts.fault(NoticeErrorCode.PLACE, WHERE + "places[" + i + "]"));
            }
        }
    }

    /** Null for what can be no place of a notice. */
    private static @Nullable PlaceRef ref(PlaceInput place) {
        try {
            PlaceRef ref = place.ref();
            return ref.kind() == PlaceKind.UNIT ? null : ref;
        } catch (BadInput e) {
            return null;
        }
    }

    private static @Nullable Instant toMillis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}
