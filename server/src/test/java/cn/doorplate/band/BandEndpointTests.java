package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.band.SimulatedBand;
import cn.doorplate.identity.TestPeople.Someone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What bands send, and what others send in their name. */
class BandEndpointTests extends BandGround {

    private static final Duration NOW = Duration.ZERO;

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

    private int messages() {
        Integer count = jdbc.queryForObject(
                "select count(*) from band_reading where person_id = ?", Integer.class, wearer.id());
        return count == null ? 0 : count;
    }

    @Test
    void aMessageThatIsSentAgainIsTakenOnce() {
        SimulatedBand.Message message = band.message().sos();

        assertThat(message.send()).isEqualTo(200);
        assertThat(message.send()).isEqualTo(200);
        assertThat(message.send()).isEqualTo(200);

        assertThat(messages()).isEqualTo(1);
        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void tenAtOnceAreOne() throws Exception {
        SimulatedBand.Message message = band.message().sos();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                sent.add(threads.submit(() -> message.send()));
            }
            for (Future<Integer> one : sent) {
                assertThat(one.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(messages()).isEqualTo(1);
        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void oneThatWasOvertakenIsTakenAllTheSame() {
        SimulatedBand.Message first = band.message().sos();
        assertThat(band.message().beats(NOW, 80).send()).isEqualTo(200);

        assertThat(first.send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void whoDoesNotHoldItsSecretIsTurnedAway() {
        assertThat(band.message().sos().send(band.message().sos().body(), "0".repeat(64)))
                .isEqualTo(401);
        SimulatedBand thief = new SimulatedBand(
                "http://127.0.0.1:" + port, registered.at("/band/serial").asString(), "00".repeat(32));
        assertThat(thief.message().sos().send()).isEqualTo(401);
        assertThat(new SimulatedBand("http://127.0.0.1:" + port, "AK-none", "00".repeat(32))
                        .message()
                        .sos()
                        .send())
                .isEqualTo(401);

        assertThat(messages()).isZero();
        assertThat(alarmsOf(wearer)).isZero();
    }

    @Test
    void whatWasChangedOnItsWayIsTurnedAway() {
        byte[] other = "{\"readings\":[{\"at\":0,\"sos\":true}]}".getBytes(StandardCharsets.UTF_8);

        assertThat(band.message().beats(NOW, 80).send(other, null)).isEqualTo(401);
        assertThat(alarmsOf(wearer)).isZero();
    }

    @Test
    void aClockThatIsWrongHidesNothing() {
        for (Duration wrong : List.of(Duration.ofDays(400), Duration.ofDays(-9_000), Duration.ofMinutes(-7))) {
            band.ahead(wrong);
            assertThat(band.message().beats(Duration.ofSeconds(30), 80).send()).isEqualTo(200);
        }

        assertThat(messages()).isEqualTo(3);
        assertThat(band(wearer, registered).path("heartRates")).hasSize(3);
    }

    @Test
    void aButtonThatWasPressedWithoutSignalCountsWhenThereIsOne() {
        assertThat(band.message().sos(Duration.ofHours(5)).send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void whatIsNoMessageIsSaidToBeNone() {
        for (String body : List.of("", "{", "[]", "{\"readings\":5}", "5")) {
            assertThat(band.message().sendInstead(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(band.message().send(new byte[BandMessage.LONGEST + 1], "0".repeat(64)))
                .isEqualTo(413);
        assertThat(band.message().send("{}".getBytes(StandardCharsets.UTF_8), "no"))
                .isEqualTo(400);
    }

    @Test
    void withANewSecretItCountsAnewAndTheOldOneIsGoodUntilThen() {
        assertThat(band.message().beats(NOW, 70).send()).isEqualTo(200);
        JsonNode given = done(act(
                office, "bandRekey", "band { version } secret", Map.of("band", id(registered), "version", version())));

        assertThat(band.message().beats(NOW, 71).send()).isEqualTo(200);
        SimulatedBand anew = simulated(registered);
        anew.take(given.path("secret").asString());
        assertThat(anew.message().sos().send()).isEqualTo(200);
        assertThat(alarmsOf(wearer)).isEqualTo(1);

        assertThat(band.message().beats(NOW, 72).send()).isEqualTo(401);
        assertThat(messages()).isEqualTo(3);
    }

    @Test
    void oneThatIsLostIsTakenFromNobody() {
        done(act(office, "bandRetire", "band { status }", Map.of("band", id(registered), "version", version())));

        assertThat(band.message().sos().send()).isEqualTo(401);
        assertThat(band(wearer, registered).isNull()).isTrue();
    }

    @Test
    void oneThatNobodyWearsStillCallsWhereItWasGivenOut() {
        JsonNode spare = register();

        assertThat(simulated(spare).message().sos().beats(NOW, 80).send()).isEqualTo(200);

        assertThat(jdbc.queryForList(
                        "select place_kind from alarm where region = ? and person_id is null",
                        String.class,
                        door.community().value()))
                .containsExactly("REGION");
    }

    @Test
    void oneThatWasResetIsToldWhereToGoOnAndItsCallIsNotLost() {
        for (int i = 0; i < 70; i++) {
            assertThat(band.message().beats(NOW, 70).send()).isEqualTo(200);
        }
        band.forgetsItsCount();
        SimulatedBand.Message help = band.message().sos();

        assertThat(help.send()).isEqualTo(409);
        assertThat(alarmsOf(wearer)).isZero();
        assertThat(help.send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
        assertThat(band.message().beats(NOW, 71).send()).isEqualTo(200);
    }

    @Test
    void soIsOneThatHasHardlySentAnything() {
        assertThat(band.message().beats(NOW, 70).send()).isEqualTo(200);
        band.forgetsItsCount();
        SimulatedBand.Message help = band.message().sos();

        assertThat(help.send()).isEqualTo(409);
        assertThat(help.send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void messagesAreCountedFromOne() {
        band.after(-1);

        assertThat(band.message().sos().send()).isEqualTo(400);
    }

    @Test
    void whatIsTooMuchKeepsNoCallFromBeingTaken() {
        SimulatedBand.Message message = band.message().sos(Duration.ofHours(2));
        for (int i = 0; i < 700; i++) {
            message.beats(Duration.ofSeconds(i), 60 + i % 40);
        }

        assertThat(message.send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
        // The newest.
        assertThat(band(wearer, registered).path("heartRates")).hasSize(BandMessage.MOST);
        assertThat(band(wearer, registered).at("/heartRate/beats").asInt()).isEqualTo(60);
    }

    @Test
    void oneMeasurementThatIsNoneTakesNothingElseAlong() {
        byte[] body = """
                {"version": {"a": []}, "readings": [5, null, {"at": "x", "heartRate": 70},
                  {"at": 1, "sos": true, "heartRate": "fast", "longitude": {}, "latitude": 1e999, "accuracy": -1}]}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(band.message().sendInstead(body)).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
        assertThat(band(wearer, registered).path("heartRate").isNull()).isTrue();
    }

    @Test
    void whatIsSentAgainLaterIsAsOldAsItIs() {
        SimulatedBand.Message message = band.message().beats(NOW, 80);
        band.ahead(Duration.ofHours(2));

        assertThat(message.send()).isEqualTo(200);

        Instant at = Instant.parse(as(wearer)
                .field("query($id: ID!) { band(id: $id) { heartRate { at } } }", Map.of("id", id(registered)))
                .at("/heartRate/at")
                .asString());
        assertThat(Duration.between(at, Instant.now())).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void theSecretItHasIsGoodHoweverOftenItIsGivenAnotherThatItNeverGot() {
        done(act(office, "bandRekey", "band { version }", Map.of("band", id(registered), "version", version())));
        JsonNode given = done(act(office, "bandRekey", "secret", Map.of("band", id(registered), "version", version())));

        assertThat(band.message().sos().send()).isEqualTo(200);
        assertThat(alarmsOf(wearer)).isEqualTo(1);

        band.take(given.path("secret").asString());
        assertThat(band.message().beats(NOW, 70).send()).isEqualTo(200);
    }

    @Test
    void whoTriesOutSecretsOfOneBandKeepsNoOtherFromBeingHeard() {
        JsonNode other = register();
        SimulatedBand thief = new SimulatedBand(
                "http://127.0.0.1:" + port, registered.at("/band/serial").asString(), "00".repeat(32));
        int refused = 0;
        for (int i = 0; i < 100 && refused != 429; i++) {
            refused = thief.message().sos().send();
        }

        assertThat(refused).isEqualTo(429);
        assertThat(simulated(other).message().beats(NOW, 70).send()).isEqualTo(200);
    }

    private int version() {
        return as(office)
                .field(
                        "query($region: String!) { bands(region: $region, first: 100) { nodes { id version } } }",
                        Map.of("region", door.community().toString()))
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("id").asString().equals(id(registered)))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asInt();
    }
}
