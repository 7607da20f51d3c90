package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What calls for help, and what does not. */
class BandWatchTests {

    private static final Location HOME = new Location(107.8886, 27.2216);
    /** Metres of a degree of latitude. */
    private static final double DEGREE = 111_195;

    private static final Instant NIGHT = Instant.parse("2026-11-20T15:30:00Z"); // 23:30 in Asia/Shanghai
    private static final Instant DAY = Instant.parse("2026-11-20T06:00:00Z"); // 14:00
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BandFence atNight = new BandFence(HOME, 300, LocalTime.of(22, 0), LocalTime.of(6, 0));
    private final List<BandCallReason> calls = new ArrayList<>();
    private BandCare care = new BandCare(45, 130, atNight);
    private BandState state = BandState.NOTHING;
    private Instant now = NIGHT;

    private void take(boolean sos, @Nullable Integer beats, @Nullable Location location, @Nullable Double accuracy) {
        message(new BandReading(now, sos, beats, location, accuracy));
        now = now.plus(MINUTE);
    }

    private List<BandCall> message(BandReading... readings) {
        BandWatch.Watched watched = BandWatch.over(care, state, List.of(readings), now);
        state = watched.state();
        watched.calls().forEach(call -> calls.add(call.reason()));
        return watched.calls();
    }

    private BandReading beat(Duration ago, int beats) {
        return new BandReading(now.minus(ago), false, beats, null, null);
    }

    private BandReading metresAway(Duration ago, int metres, double accuracy) {
        return new BandReading(
                now.minus(ago),
                false,
                null,
                new Location(HOME.longitude(), HOME.latitude() + metres / DEGREE),
                accuracy);
    }

    private void beats(int... rates) {
        for (int rate : rates) {
            take(false, rate, null, null);
        }
    }

    /** So many metres north of home, one after the other. */
    private void metres(int... metres) {
        for (int one : metres) {
            take(false, null, new Location(HOME.longitude(), HOME.latitude() + one / DEGREE), 10.0);
        }
    }

    @Test
    void whoLeavesTheFenceAtNightIsMissedOnce() {
        metres(20, 150, 320, 420, 600, 900, 1200);

        assertThat(calls).containsExactly(BandCallReason.LEFT);
    }

    @Test
    void byDayTheyGoWhereTheyLike() {
        now = DAY;

        metres(20, 600, 900, 1200, 600, 20);

        assertThat(calls).isEmpty();
    }

    @Test
    void whoIsStillOutWhenTheNightBeginsIsMissedThen() {
        now = Instant.parse("2026-11-20T13:57:00Z"); // 21:57

        metres(800, 800);
        assertThat(calls).isEmpty();
        metres(800, 800, 800);

        assertThat(calls).containsExactly(BandCallReason.LEFT);
    }

    @Test
    void onePositionThatIsWrongCallsNobody() {
        metres(20, 2_000, 20, 20, 2_000, 20);

        assertThat(calls).isEmpty();
    }

    @Test
    void aPositionThatMayAsWellBeInsideCallsNobody() {
        for (int i = 0; i < 5; i++) {
            take(false, null, new Location(HOME.longitude(), HOME.latitude() + 700 / DEGREE), 500.0);
        }

        assertThat(calls).isEmpty();
    }

    @Test
    void whoWalksOnTheLineIsMissedOnce() {
        for (int i = 0; i < 50; i++) {
            metres(i % 2 == 0 ? 280 : 330, 330);
        }

        assertThat(calls).containsExactly(BandCallReason.LEFT);
    }

    @Test
    void whoComesHomeAndLeavesAgainIsMissedAgain() {
        metres(500, 500, 500);
        metres(20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20);
        metres(500, 500, 500);

        assertThat(calls).containsExactly(BandCallReason.LEFT, BandCallReason.LEFT);
    }

    @Test
    void whoGoesInAndOutIsNotMissedEachTime() {
        for (int i = 0; i < 30; i++) {
            metres(500, 500, 20, 20);
        }

        // Two hours, and no more than one in each ten minutes.
        assertThat(calls.size()).isBetween(2, 12);
    }

    @Test
    void aHeartThatBeatsTooFastForAWhileCallsOnce() {
        beats(80, 135, 140, 150, 150, 150, 150);

        assertThat(calls).containsExactly(BandCallReason.HEART);
    }

    @Test
    void oneThatBeatsTooSlowlyDoesToo() {
        beats(50, 40, 38, 39);

        assertThat(calls).containsExactly(BandCallReason.HEART);
    }

    @Test
    void oneFalseMeasurementCallsNobody() {
        beats(80, 200, 80, 82, 21, 80);

        assertThat(calls).isEmpty();
    }

    @Test
    void threeMeasurementsOfOneMomentAreNoWhile() {
        for (int i = 0; i < 10; i++) {
            message(beat(Duration.ofSeconds(-i), 150));
        }

        assertThat(calls).isEmpty();
    }

    @Test
    void measurementsThatLieHoursApartAreNoRow() {
        for (int i = 0; i < 5; i++) {
            beats(150);
            now = now.plus(Duration.ofHours(2));
        }

        assertThat(calls).isEmpty();
    }

    @Test
    void theButtonAlwaysCallsAndOncePerMessage() {
        care = new BandCare(null, null, null);
        message(
                new BandReading(now.minus(Duration.ofHours(1)), true, null, null, null),
                new BandReading(now, true, 88, null, null));

        assertThat(calls).containsExactly(BandCallReason.SOS);
    }

    @Test
    void whatComesLateChangesNothingThatIsKnownBetter() {
        beats(80);
        message(beat(Duration.ofHours(3), 180));

        assertThat(state.heartRate()).isEqualTo(80);
    }

    @Test
    void aPositionThatMayBeOnEitherSideLeavesItAsItStands() {
        message(metresAway(Duration.ZERO, 500, 10));
        now = now.plus(MINUTE);
        message(metresAway(Duration.ZERO, 400, 500));
        now = now.plus(MINUTE);
        message(metresAway(Duration.ZERO, 500, 10));

        assertThat(calls).containsExactly(BandCallReason.LEFT);
    }

    @Test
    void aPositionThatIsHardlyOneBringsNobodyBack() {
        metres(20, 500, 500);
        for (int i = 0; i < 5; i++) {
            message(metresAway(Duration.ZERO, 100, 2_000));
            now = now.plus(MINUTE);
        }
        now = now.plus(BandWatch.REST);
        metres(500, 500);

        assertThat(calls).containsExactly(BandCallReason.LEFT);
    }

    @Test
    void oneThatSaysWhereItIsEveryTwoHoursIsMissedAllTheSame() {
        for (int i = 0; i < 2; i++) {
            message(metresAway(Duration.ZERO, 3_000, 20));
            now = now.plus(Duration.ofHours(2));
        }

        assertThat(calls).containsExactly(BandCallReason.LEFT);
    }

    @Test
    void aHeartThatIsWellAgainCallsNobody() {
        beats(140, 140, 140);
        assertThat(calls).containsExactly(BandCallReason.HEART);
        // On the way back it was just beyond the bound's margin; when it may call again, it is not beyond the bound.
        beats(80, 80, 80, 140, 140, 140);
        now = now.plus(BandWatch.REST);
        beats(127);

        assertThat(calls).containsExactly(BandCallReason.HEART);
    }

    @Test
    void whatIsLongOverCallsNobodyWhenItIsToldAtLast() {
        Duration ago = Duration.ofHours(2);
        message(
                beat(ago, 150),
                beat(ago.minusMinutes(1), 150),
                beat(ago.minusMinutes(2), 150),
                metresAway(ago, 900, 10),
                metresAway(ago.minusMinutes(1), 900, 10));

        assertThat(calls).isEmpty();
    }

    @Test
    void whatIsOverWhenTheMessageEndsCallsNobody() {
        Duration ago = Duration.ofMinutes(20);
        message(
                beat(ago, 150),
                beat(ago.minusMinutes(1), 150),
                beat(ago.minusMinutes(2), 150),
                beat(ago.minusMinutes(3), 80),
                beat(ago.minusMinutes(4), 80),
                beat(ago.minusMinutes(5), 80));
        assertThat(calls).isEmpty();

        // Nor does it keep the next one from calling.
        beats(150, 150, 150);
        assertThat(calls).containsExactly(BandCallReason.HEART);
    }

    @Test
    void whereTheyAreGoesWithACallThatWasMadeBeforeItWasKnown() {
        List<BandCall> called =
                message(new BandReading(now.minus(MINUTE), true, null, null, null), metresAway(Duration.ZERO, 40, 10));

        assertThat(called).hasSize(1);
        assertThat(called.get(0).at()).isEqualTo(now.minus(MINUTE));
        assertThat(called.get(0).isLocated()).isTrue();
    }
}
