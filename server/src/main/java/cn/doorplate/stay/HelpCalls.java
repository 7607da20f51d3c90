package cn.doorplate.stay;

import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody asks the people of a station for help, they answer, and it ends. */
@Component
class HelpCalls {

    static final String WORDS = "stay.help";

    private static final int LONGEST = 200;
    private static final int MOST_OPEN = 2;
    private static final int MOST_SAYINGS = 100;

    private static final RateLimit A_DAY =
            new RateLimit("help-calls-of-person", 10, Duration.ofDays(1), WhenRedisIsAway.OPEN);

    private final HelpMapper rows;
    private final HelpTelling telling;
    private final HelpEnding ending;
    private final HelpSight sight;
    private final Stations stations;
    private final StayPeople masked;
    private final PersonFiles people;
    private final PersonKeys keys;
    private final RateLimits limits;
    private final StayCounts counts;
    private final StayTime time;

    HelpCalls(
            HelpMapper rows,
            HelpTelling telling,
            HelpEnding ending,
            HelpSight sight,
            Stations stations,
            StayPeople masked,
            PersonFiles people,
            PersonKeys keys,
            RateLimits limits,
            StayCounts counts,
            StayTime time) {
        this.rows = rows;
        this.telling = telling;
        this.ending = ending;
        this.sight = sight;
        this.stations = stations;
        this.masked = masked;
        this.people = people;
        this.keys = keys;
        this.limits = limits;
        this.counts = counts;
        this.time = time;
    }

    /** What somebody asks. */
    record Asked(String station, HelpNeed need, String words, boolean mayCall) {}

    /**
     * Within the caller's transaction.
     *
     * @return its id
     * @throws Declined NOT_FOUND, BLANK, TOO_LONG, MARKUP, NO_PHONE, OPEN_ALREADY, TOO_MANY
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long ask(Viewer viewer, Asked asked) {
        Station station = stations.find(Ids.fromOpaque(asked.station(), () -> notFound("station")))
                .orElseThrow(() -> notFound("station"));
        String words = asked.need() == HelpNeed.OTHER
                ? StayWords.required("words", asked.words(), LONGEST)
                : StayWords.optional("words", asked.words(), LONGEST);
        people.lock(List.of(viewer.personId()));
        requireMay(viewer, asked);
        HelpRow call = row(viewer.personId(), station, asked, words);
        rows.insert(telling.tell(call, station, HelpCircle.ON_DUTY, call.askedAt()));
        counts.count(StayCount.HELP_ASKED, station.community(), station.number(), call.askedAt());
        return call.id();
    }

    private void requireMay(Viewer viewer, Asked asked) {
        if (asked.mayCall() && !masked.hasPhone(viewer.personId())) {
            throw Declined.at("mayCall", StayErrorCode.NO_PHONE);
        }
        if (rows.open(viewer.personId()) >= MOST_OPEN) {
            throw Declined.because(StayErrorCode.OPEN_ALREADY);
        }
        if (!limits.take(A_DAY, "person:" + viewer.personId())) {
            throw Declined.because(StayErrorCode.TOO_MANY);
        }
    }

    private HelpRow row(long person, Station station, Asked asked, String words) {
        Instant now = time.now();
        return new HelpRow(
                Ids.next(),
                station.number(),
                station.community().value(),
                person,
                asked.need(),
                words.isEmpty() ? null : keys.seal(person, WORDS, words),
                asked.mayCall(),
                HelpState.ASKED,
                now,
                null,
                null,
                HelpCircle.ON_DUTY.ordinal(),
                0,
                null,
                now);
    }

    /**
     * Within the caller's transaction; one saying after the other.
     *
     * @throws Declined NOT_FOUND, BLANK, TOO_LONG, MARKUP, CLOSED, ENOUGH
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void say(Viewer viewer, long id, String said) {
        String words = StayWords.required("words", said, LONGEST);
        HelpRow call = hold(viewer, id);
        if (!call.isOpen()) {
            throw Declined.because(StayErrorCode.CLOSED);
        }
        if (call.sayings() >= MOST_SAYINGS) {
            throw Declined.because(StayErrorCode.ENOUGH);
        }
        Instant now = time.now();
        boolean byHelper = !call.isOf(viewer.personId());
        HelpRow after = call.said(byHelper, now);
        rows.say(new HelpMapper.SayingRow(id, after.sayings(), viewer.personId(), byHelper, sealed(call, words), now));
        rows.change(after);
        Optional<Station> station = stations.find(call.stationId());
        station.ifPresent(it -> telling.said(after, it, byHelper, rows.helpers(id)));
        if (byHelper && call.state() == HelpState.ASKED) {
            counts.count(StayCount.HELP_ANSWERED, call.community(), call.stationId(), now);
        }
    }

    /** With the key of who asked: it is theirs to take away. */
    private byte[] sealed(HelpRow call, String words) {
        long person = Objects.requireNonNull(call.personId(), "an open call is somebody's");
        return keys.seal(person, WORDS, words);
    }

    /**
     * By either side; a second time it does nothing.
     *
     * @throws Declined NOT_FOUND
     */
    @Transactional
    public void close(Viewer viewer, long id) {
        HelpRow call = hold(viewer, id);
        ending.end(call, call.isOf(viewer.personId()));
    }

    private HelpRow hold(Viewer viewer, long id) {
        HelpRow call = rows.hold(id);
        if (call == null || !(call.isOf(viewer.personId()) || sight.helps(viewer, call))) {
            throw notFound("call");
        }
        return call;
    }

    private static Declined notFound(String field) {
        return Declined.at(field, CommonErrorCode.NOT_FOUND);
    }
}
