package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.band.SimulatedBand;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Location;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What is kept of who wears a band, and when it goes. */
@ExtendWith(OutputCaptureExtension.class)
class BandDataTests extends BandGround {

    private static final Duration NOW = Duration.ZERO;

    @Autowired
    BandData data;

    @Autowired
    BandReadingRetention readings;

    @Autowired
    BandCallRetention calls;

    @Autowired
    BandStateRetention states;

    private Someone wearer;
    private JsonNode registered;
    private SimulatedBand band;

    @BeforeEach
    void putOn() {
        wearer = people.named("李奶奶");
        livesThere(wearer);
        registered = register();
        wear(wearer, registered);
        band = simulated(registered);
    }

    private int count(String table) {
        Integer count = jdbc.queryForObject(
                "select count(*) from " + table + " where person_id = ?", Integer.class, wearer.id());
        return count == null ? 0 : count;
    }

    /** So many days ago. */
    private void age(int days) {
        for (String table : new String[] {"band_reading", "band_call"}) {
            jdbc.update(
                    "update " + table + " set created_at = utc_timestamp(3) - interval ? day where person_id = ?",
                    days,
                    wearer.id());
        }
        jdbc.update(
                "update band set seen_at = utc_timestamp(3) - interval ? day where wearer_id = ?", days, wearer.id());
    }

    private void retain() {
        Instant limit = Instant.now().minus(Duration.ofDays(30));
        readings.removeBefore(limit, 1000);
        calls.removeBefore(limit, 1000);
        states.removeBefore(limit, 1000);
    }

    @Test
    void afterThirtyDaysNothingIsKnownOfWhatItTold() {
        band.message().sos().beats(NOW, 77).at(NOW, 107.8886, 27.2216).send();
        age(29);
        retain();
        assertThat(count("band_reading")).isEqualTo(1);
        assertThat(count("band_call")).isEqualTo(1);
        assertThat(band(wearer, registered).at("/heartRate/beats").asInt()).isEqualTo(77);

        age(31);
        retain();

        assertThat(count("band_reading")).isZero();
        assertThat(count("band_call")).isZero();
        assertThat(band(wearer, registered).path("heartRate").isNull()).isTrue();
        assertThat(band(wearer, registered).path("position").isNull()).isTrue();
    }

    @Test
    void whatWasMeasuredLongAgoIsNotKeptBecauseOfWhatIsMeasuredNow() {
        Instant now = Instant.parse("2026-11-20T15:30:00Z");
        BandState state = BandState.NOTHING
                .beaten(77, now.minus(Duration.ofDays(31)), BandState.Watch.CALM)
                .located(new Location(107.8, 27.2), 10.0, now, BandState.Watch.CALM);

        BandState kept = state.since(now.minus(BandState.KEPT));

        assertThat(kept.heartRate()).isNull();
        assertThat(kept.heartAt()).isNull();
        assertThat(kept.location()).isNotNull();
    }

    @Test
    void whoAsksForACopyGetsWhatItToldAndWhatIsWatched() {
        done(watch(wearer, registered, Map.of("fence", Map.of("radius", 345, "from", "22:15", "until", "06:00"))));
        band.message().beats(NOW, 77).send();

        as(wearer)
                .field(
                        "mutation { personalDataExport(input: {idempotencyKey: \"copy\"}) { userErrors { code } } }",
                        Map.of());
        String exports = "{ me { exports { status url } } }";
        await().atMost(PATIENCE)
                .until(() -> as(wearer)
                        .field(exports, Map.of())
                        .at("/exports/0/status")
                        .asString()
                        .equals("READY"));
        String url = as(wearer).field(exports, Map.of()).at("/exports/0/url").asString();
        String copy = as(wearer).get(url.replaceFirst("^https?://[^/]+", "")).body();

        assertThat(copy).contains("安康手环", "345", "22:15", "27.2216", "77");
    }

    @Test
    void whoLeavesWearsNoneAnyMoreAndNothingIsLeft() {
        band.message().sos().beats(NOW, 77).send();

        data.erase(wearer.id());
        data.erase(wearer.id());

        assertThat(count("band_reading")).isZero();
        assertThat(count("band_call")).isZero();
        assertThat(jdbc.queryForMap(
                        "select status, wearer_id, state, care from band where serial = ?",
                        registered.at("/band/serial").asString()))
                .containsEntry("status", "STOCK")
                .containsEntry("wearer_id", null)
                .containsEntry("state", null)
                .containsEntry("care", null);
    }

    @Test
    void noLogSaysHowAHeartBeatsNorWhereSomebodyIs(CapturedOutput output) {
        byte[] broken =
                "{\"readings\":[{\"at\":1,\"heartRate\":157,\"longitude\":107.88642,".getBytes(StandardCharsets.UTF_8);
        band.message().sendInstead(broken);
        band.message()
                .beats(Duration.ofMinutes(2), 157)
                .beats(Duration.ofMinutes(1), 157)
                .beats(NOW, 157)
                .at(NOW, 107.88642, 27.22153)
                .sos()
                .send();

        assertThat(alarmsOf(wearer)).isEqualTo(1);
        assertThat(output.getAll()).doesNotContain("107.88642", "27.22153", "heartRate\":157", "heartRate=157", "李奶奶");
    }
}
