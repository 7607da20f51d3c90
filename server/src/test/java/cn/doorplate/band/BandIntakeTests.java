package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.band.BandIntake.Outcome;
import cn.doorplate.identity.TestPeople.Someone;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Messages at times that a test cannot wait for, and on several servers. */
class BandIntakeTests extends BandGround {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final double HOME = 27.2216;
    private static final double FAR = 27.2316; // some 1,100 m north

    @Autowired
    BandMapper bands;

    @Autowired
    BandReadingMapper readings;

    @Autowired
    BandCallMapper calls;

    @Autowired
    BandCalls raising;

    @Autowired
    BandSeals seals;

    @Autowired
    BandClock clock;

    @Autowired
    TransactionTemplate transaction;

    private Someone wearer;
    private JsonNode registered;
    private long number;

    @BeforeEach
    void putOn() {
        wearer = people.named("李奶奶");
        livesThere(wearer);
        registered = register();
        wear(wearer, registered);
    }

    /** As on a server of its own. */
    private BandIntake intake(BandClock at) {
        return new BandIntake(bands, readings, calls, raising, seals, at, transaction);
    }

    private BandSignature signed(long time, byte[] body) {
        String serial = registered.at("/band/serial").asString();
        byte[] key = HexFormat.of().parseHex(registered.path("secret").asString());
        number++;
        return new BandSignature(serial, number, time, BandSignature.of(key, serial, number, time, body));
    }

    /** It was there at that time, and a minute before. */
    private void isAt(LocalDate day, String time, double latitude) {
        Instant now = day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        long millis = now.toEpochMilli();
        byte[] body = ("{\"readings\":[{\"at\":%d,\"longitude\":107.8886,\"latitude\":%s,\"accuracy\":15},"
                        + "{\"at\":%d,\"longitude\":107.8886,\"latitude\":%s,\"accuracy\":15}]}")
                .formatted(millis - 60_000, latitude, millis, latitude)
                .getBytes(StandardCharsets.UTF_8);
        BandIntake intake = intake(new BandClock(Clock.fixed(now, ZONE)));
        assertThat(intake.take(signed(millis, body), body).outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void whoLeavesAtHalfPastElevenIsMissedAndWhoGoesOutByDayIsNot() {
        done(watch(wearer, registered, Map.of("fence", Map.of("radius", 300, "from", "22:00", "until", "06:00"))));

        isAt(DAY, "14:00", FAR);
        isAt(DAY, "20:00", HOME);
        isAt(DAY, "22:30", HOME);
        assertThat(alarmsOf(wearer)).isZero();

        isAt(DAY, "23:30", FAR);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
        assertThat(jdbc.queryForList("select reason from band_call where person_id = ?", String.class, wearer.id()))
                .containsExactly("LEFT");
        isAt(DAY, "23:40", FAR);
        isAt(DAY.plusDays(1), "08:00", HOME);
        isAt(DAY.plusDays(1), "09:00", FAR);
        assertThat(jdbc.queryForObject(
                        "select count(*) from band_call where person_id = ?", Integer.class, wearer.id()))
                .isEqualTo(1);
    }

    @Test
    void ofTwoServersThatGetTheSameMessageOneKeepsIt() throws Exception {
        byte[] body =
                "{\"readings\":[{\"at\":5,\"sos\":true},{\"at\":5,\"heartRate\":70}]}".getBytes(StandardCharsets.UTF_8);
        BandSignature signature = signed(5, body);
        List<BandIntake> servers = List.of(intake(clock), intake(clock));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<BandIntake.Answer>> taken = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                BandIntake server = servers.get(i % 2);
                taken.add(threads.submit(() -> server.take(signature, body)));
            }
            for (Future<BandIntake.Answer> one : taken) {
                assertThat(one.get().outcome()).isEqualTo(Outcome.TAKEN);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(jdbc.queryForObject(
                        "select count(*) from band_reading where person_id = ?", Integer.class, wearer.id()))
                .isEqualTo(1);
        assertThat(alarmsOf(wearer)).isEqualTo(1);
        assertThat(jdbc.queryForObject("select presses from alarm where person_id = ?", Integer.class, wearer.id()))
                .isEqualTo(1);
    }
}
