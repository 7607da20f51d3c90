package cn.doorplate.stay;

import cn.doorplate.identity.Viewer;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is at a station, as they say by scanning the code on its wall. Nobody else learns it. */
@Service
class Visits {

    /** Who does not say that they leave counts for so long. */
    static final Duration COUNTS = Duration.ofHours(1);

    /** Who goes in and out all day is no more guests than this. */
    private static final RateLimit COUNTED =
            new RateLimit("visits-counted-of-person", 8, Duration.ofDays(1), WhenRedisIsAway.OPEN);

    private final VisitMapper rows;
    private final Stations stations;
    private final StayCounts counts;
    private final RateLimits limits;
    private final StayTime time;

    Visits(VisitMapper rows, Stations stations, StayCounts counts, RateLimits limits, StayTime time) {
        this.rows = rows;
        this.stations = stations;
        this.counts = counts;
        this.limits = limits;
        this.time = time;
    }

    /** They are there from now on; who was there already stays for longer and is counted once. */
    @Transactional
    public void checkIn(Viewer viewer, Station station) {
        Instant now = time.now();
        VisitRow known = rows.hold(viewer.personId());
        boolean stays = known != null
                && known.stationId() == station.number()
                && known.until().isAfter(now);
        Instant since = stays && known != null ? known.since() : now;
        rows.enter(new VisitRow(viewer.personId(), station.number(), since, now.plus(COUNTS), now));
        if (!stays && limits.take(COUNTED, "person:" + viewer.personId())) {
            counts.count(StayCount.VISIT, station.community(), station.number(), now);
        }
    }

    /**
     * They have left.
     *
     * @param station only if they are at that one; null for wherever they are
     * @throws Declined NOT_FOUND if it is no id
     */
    @Transactional
    public void checkOut(Viewer viewer, @Nullable String station) {
        VisitRow known = rows.hold(viewer.personId());
        if (known != null && (station == null || known.stationId() == id(station))) {
            rows.leave(viewer.personId());
        }
    }

    private static long id(String station) {
        return Ids.fromOpaque(station, () -> Declined.at("station", CommonErrorCode.NOT_FOUND));
    }

    /** Where they are now. */
    Optional<StationVisit> now(long person) {
        return Optional.ofNullable(rows.selectById(person))
                .filter(row -> row.until().isAfter(time.now()))
                .flatMap(row -> stations.find(row.stationId())
                        .map(station -> new StationVisit(station, row.since(), row.until())));
    }
}
