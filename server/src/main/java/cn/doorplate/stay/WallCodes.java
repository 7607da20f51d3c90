package cn.doorplate.stay;

import cn.doorplate.identity.Viewer;
import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Declined;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The codes on the walls of stations, as people scan them there. */
@Component
class WallCodes {

    private static final String PATH = "/s/";

    private static final RateLimit GUESSES =
            new RateLimit("station-codes-of-person", 10, Duration.ofMinutes(10), WhenRedisIsAway.LOCAL);

    private final Stations stations;
    private final RateLimits limits;

    WallCodes(Stations stations, RateLimits limits) {
        this.stations = stations;
        this.limits = limits;
    }

    /**
     * The station at which it hangs.
     *
     * @param said a link, or what stands in it behind /s/
     * @throws Declined UNKNOWN_CODE; TOO_OFTEN for who tried too many
     */
    Station read(Viewer viewer, String said) {
        String plain = said.strip();
        int path = plain.lastIndexOf(PATH);
        return stations.byCode(path < 0 ? plain : plain.substring(path + PATH.length()))
                .orElseThrow(() -> wrong(viewer));
    }

    private Declined wrong(Viewer viewer) {
        boolean mayTryAgain = limits.take(GUESSES, "person:" + viewer.personId());
        return Declined.at("code", mayTryAgain ? StayErrorCode.UNKNOWN_CODE : StayErrorCode.TOO_OFTEN);
    }
}
