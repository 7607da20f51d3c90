package cn.doorplate.station;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say of amenities with one tap. A report makes a doubt at once; as many confirmations as reports lift it, and what staff say
 * settles it. Of one doubt each person counts once a day, by what they said last; who it was cannot be read from what is kept.
 */
@Service
class AmenitySaying {

    private static final RateLimit PERSON =
            new RateLimit("amenity-said-by-person", 30, Duration.ofHours(1), WhenRedisIsAway.LOCAL);

    private final AmenityMapper rows;
    private final SaidMapper said;
    private final Stations stations;
    private final StationWriting writing;
    private final RateLimits limits;
    private final Secrets secrets;

    AmenitySaying(
            AmenityMapper rows,
            SaidMapper said,
            Stations stations,
            StationWriting writing,
            RateLimits limits,
            Secrets secrets) {
        this.rows = rows;
        this.said = said;
        this.stations = stations;
        this.writing = writing;
        this.limits = limits;
        this.secrets = secrets;
    }

    /** @throws Declined TOO_OFTEN */
    void requirePatience(long personId) {
        if (!limits.take(PERSON, "person:" + personId)) {
            throw Declined.because(StationErrorCode.TOO_OFTEN);
        }
    }

    /**
     * @return how it stands afterwards
     * @throws Declined NOT_FOUND, NO_AMENITY
     */
    @Transactional
    public StationAmenity say(long personId, long stationId, AmenityKind kind, boolean works) {
        Station station = stations.find(stationId).orElseThrow(() -> Declined.at("station", CommonErrorCode.NOT_FOUND));
        AmenityRow row = rows.lock(stationId, kind);
        if (row == null) {
            throw Declined.at("kind", StationErrorCode.NO_AMENITY);
        }
        Instant now = stations.now();
        LocalDate today = LocalDate.ofInstant(now, OpenTimes.SHANGHAI);
        byte[] who = who(personId, stationId, kind, today);
        SaidMapper.Said before = ofThisDoubt(row, said.find(who));
        if (before != null && before.works() == works) {
            return StationAmenity.of(row, today);
        }
        AmenityRow counted = (before == null ? row : row.unsaid(before.works())).said(works, now);
        rows.put(counted, now);
        said.put(who, works, counted.doubtedAt(), now);
        writing.amenitiesChanged(station);
        return StationAmenity.of(counted, today);
    }

    /** What was said of a doubt that is settled counts no more. */
    private static SaidMapper.@Nullable Said ofThisDoubt(AmenityRow row, SaidMapper.@Nullable Said before) {
        boolean counts =
                before != null && row.doubtedAt() != null && row.doubtedAt().equals(before.doubt());
        return counts ? before : null;
    }

    private byte[] who(long personId, long stationId, AmenityKind kind, LocalDate today) {
        String text = String.join(":", "" + personId, "" + stationId, kind.name(), today.toString());
        return secrets.hash("station-said", text.getBytes(StandardCharsets.UTF_8));
    }
}
