package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.shared.Location;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of a watch whatever a band tells. */
class BandWatchPropertyTests {

    private static final Location HOME = new Location(107.8886, 27.2216);
    /** Metres of a degree of latitude. */
    private static final double DEGREE = 111_195;

    private static final Instant NIGHT = Instant.parse("2026-11-20T15:30:00Z"); // 23:30 in Asia/Shanghai
    private static final BandCare CARE =
            new BandCare(45, 130, new BandFence(HOME, 300, LocalTime.of(22, 0), LocalTime.of(6, 0)));

    /** However a heart beats and a wearer walks, there is no storm. */
    @Property(tries = 300)
    void neverCallsTwiceForOneThingWithinTenMinutes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int seconds) {
        Random random = new Random(seed);
        BandState at = BandState.NOTHING;
        Instant time = NIGHT;
        Instant[] last = new Instant[BandCallReason.values().length];
        for (int i = 0; i < 400; i++) {
            time = time.plusSeconds(seconds);
            BandReading reading = new BandReading(
                    time,
                    false,
                    30 + random.nextInt(150),
                    new Location(HOME.longitude(), HOME.latitude() + random.nextInt(900) / DEGREE),
                    (double) random.nextInt(60));
            BandWatch.Watched watched = BandWatch.over(CARE, at, List.of(reading), time);
            at = watched.state();
            for (BandCall call : watched.calls()) {
                Instant before = last[call.reason().ordinal()];
                assertThat(before == null || !call.at().isBefore(before.plus(BandWatch.REST)))
                        .isTrue();
                last[call.reason().ordinal()] = call.at();
            }
        }
    }
}
