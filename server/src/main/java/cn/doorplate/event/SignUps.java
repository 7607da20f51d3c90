package cn.doorplate.event;

import cn.doorplate.capacity.Accepted;
import cn.doorplate.capacity.Capacity;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with their sign-ups: take what was offered, give back, say how it was. */
@Service
class SignUps {

    static final Duration SCORES = Duration.ofDays(30);

    private final SignUpMapper rows;
    private final Events events;
    private final SignUpNews news;
    private final Capacity capacity;

    SignUps(SignUpMapper rows, Events events, SignUpNews news, Capacity capacity) {
        this.rows = rows;
        this.events = events;
        this.news = news;
        this.capacity = capacity;
    }

    /** @throws Declined NOT_FOUND, LATE, NOT_OFFERED */
    @Transactional
    public void accept(Viewer viewer, long id) {
        SignUpRow row = own(viewer, rows.selectById(id));
        Accepted accepted = capacity.accept(row.eventId(), row.holder());
        if (accepted == Accepted.LATE) {
            throw Declined.because(SignUpErrorCode.LATE);
        }
        if (accepted == Accepted.NONE) {
            throw Declined.because(SignUpErrorCode.NOT_OFFERED);
        }
    }

    /**
     * What was given back already stays so.
     *
     * @throws Declined NOT_FOUND, TOO_LATE, CHECKED_IN
     */
    @Transactional
    public void cancel(Viewer viewer, long id) {
        SignUpRow row = own(viewer, rows.hold(id));
        Event event = events.find(row.eventId()).orElseThrow(SignUps::notFound);
        if (row.cameAt() != null) {
            throw Declined.because(SignUpErrorCode.CHECKED_IN);
        }
        boolean late = !events.now().isBefore(event.cancelUntil());
        if (late && SignUpViews.holdsPlace(capacity.claims(row.eventId(), List.of(row.holder())), row.holder())) {
            throw Declined.because(SignUpErrorCode.TOO_LATE);
        }
        if (capacity.release(row.eventId(), row.holder()) && row.isByAnother()) {
            news.givenBack(event, row, viewer.personId());
        }
    }

    /** @throws Declined NOT_FOUND, RANGE, NOT_THERE, TOO_LATE */
    @Transactional
    public void score(Viewer viewer, long id, int score) {
        if (score < 1 || score > 5) {
            throw Declined.at("score", SignUpErrorCode.RANGE);
        }
        SignUpRow row = own(viewer, rows.selectById(id));
        Event event = events.find(row.eventId()).orElseThrow(SignUps::notFound);
        Instant now = events.now();
        if (event.state() != EventState.ENDED || row.cameAt() == null) {
            throw Declined.because(SignUpErrorCode.NOT_THERE);
        }
        if (now.isAfter(event.endsAt().plus(SCORES))) {
            throw Declined.because(SignUpErrorCode.TOO_LATE);
        }
        rows.score(id, score);
    }

    private static SignUpRow own(Viewer viewer, @Nullable SignUpRow found) {
        return Optional.ofNullable(found)
                .filter(row -> row.isOf(viewer.personId()))
                .orElseThrow(SignUps::notFound);
    }

    private static Declined notFound() {
        return Declined.at("signUp", CommonErrorCode.NOT_FOUND);
    }
}
