package cn.doorplate.stay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is kept of who came to stations, for how long, and what is counted without them. */
class StayDataTests extends StayGround {

    @Autowired
    StayData data;

    @Autowired
    List<Retained> retained;

    @Autowired
    Statements statements;

    private int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }

    private void forget(String subject) {
        Retained kept = retained.stream()
                .filter(it -> it.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        int removed;
        do {
            removed = kept.removeBefore(Instant.now().minus(Duration.ofHours(1)), 50);
        } while (removed == 50);
    }

    @Test
    void whoLeavesTakesTheirWordsAlongAndLeavesTheUmbrellaToTheStation() {
        Place station = station();
        done(lend(office, station, "UMBRELLA", 2, 0));
        Someone rider = rider();
        done(act(rider, "stationCheckIn", "visit { since }", Map.of("code", station.code())));
        done(act(rider, "riderProfileSet", "rider { pass }", Map.of("company", "JD", "version", 0)));
        JsonNode loan = done(take(rider, station, "UMBRELLA"));
        JsonNode call = done(ask(rider, station, "MEDICINE", Map.of("words", "头疼")));
        done(say(office, call, "马上来"));

        data.erase(rider.id());
        data.erase(rider.id());

        for (String table : List.of("stay_visit", "stay_loan", "stay_help", "stay_help_saying", "stay_rider")) {
            assertThat(count("select count(*) from " + table + " where person_id = ?", rider.id()))
                    .as(table)
                    .isZero();
        }
        assertThat(seen(office, call).path("state").asString()).isEqualTo("CLOSED");
        assertThat(seen(office, call).path("words").isNull()).isTrue();
        assertThat(seen(office, call).path("sayings")).isEmpty();
        assertThat(stock(station)).isEqualTo("1 of 2");
        done(settle(office, loan, "LOST"));
        assertThat(stock(station)).isEqualTo("1 of 1");
    }

    @Test
    void whoBorrowedIsForgottenWithTheClaimAndWhoHasTheLikeAgainKeepsIt() {
        Place station = station();
        done(lend(office, station, "UMBRELLA", 5, 0));
        Someone once = rider();
        Someone again = rider();
        for (Someone each : List.of(once, again)) {
            JsonNode loan = done(take(each, station, "UMBRELLA"));
            done(giveBack(each, loan, station));
            jdbc.update(
                    "update stay_loan set ended_at = ended_at - interval 2 hour where id = ?",
                    Ids.fromOpaque(id(loan)));
        }
        JsonNode second = done(take(again, station, "UMBRELLA"));

        forget("stay_loan");

        assertThat(count("select count(*) from stay_loan where person_id = ?", once.id()))
                .isZero();
        assertThat(count("select count(*) from capacity_claim where holder in (?, ?)", once.id(), again.id()))
                .as("whose it is, the pool never knew")
                .isZero();
        assertThat(count(
                        "select count(*) from capacity_claim c join stay_lending l on l.id = c.pool where l.station_id = ?",
                        station.number()))
                .isOne();
        assertThat(stock(station)).isEqualTo("4 of 5");
        done(giveBack(again, second, station));
        assertThat(stock(station)).isEqualTo("5 of 5");
    }

    @Test
    void whatWasSaidInACallGoesSomeTimeAfterItsEndAndItsNumberStays() {
        Place station = station();
        Someone rider = rider();
        JsonNode ended = done(ask(rider, station, "MEDICINE", Map.of("words", "头疼")));
        done(say(office, ended, "马上来"));
        done(close(rider, ended));
        JsonNode open = done(ask(rider, station, "MEDICINE", Map.of("words", "还疼")));
        jdbc.update(
                "update stay_help set closed_at = closed_at - interval 2 hour where id = ?", Ids.fromOpaque(id(ended)));

        forget("stay_help");

        assertThat(seen(rider, ended).isNull()).as("it is nobody's any more").isTrue();
        assertThat(seen(office, ended).path("sayings")).isEmpty();
        assertThat(seen(rider, open).path("words").asString()).isEqualTo("还疼");
    }

    @Test
    void whatStationsDidIsCountedByDayWithoutNames() {
        Place station = station();
        Place other = station();
        done(lend(office, station, "UMBRELLA", 5, 0));
        for (Someone each : List.of(rider(), rider())) {
            done(act(each, "stationCheckIn", "visit { since }", Map.of("code", station.code())));
            done(take(each, station, "UMBRELLA"));
        }
        JsonNode call = done(ask(rider(), other, "MEDICINE"));
        done(say(office, call, "马上来"));
        done(say(office, call, "到了"));
        String today = StayTime.day(Instant.now()).toString();

        JsonNode region = figures(Map.of("region", door.community().toString()), today, today);
        JsonNode one = figures(Map.of("station", other.id()), today, today);

        assertThat(region.path("total").path("visits").asInt()).isEqualTo(2);
        assertThat(region.path("total").path("loans").asInt()).isEqualTo(2);
        assertThat(region.path("days")).hasSize(1);
        assertThat(region.at("/days/0/day").asString()).isEqualTo(today);
        assertThat(one.at("/total/helpCalls").asInt()).isEqualTo(1);
        assertThat(one.at("/total/helpAnswered").asInt()).isEqualTo(1);
        assertThat(one.at("/total/visits").asInt()).isZero();
        JsonNode before = figures(
                Map.of("station", other.id()),
                "2026-01-01",
                LocalDate.parse("2026-01-01").plusDays(5).toString());
        assertThat(before.path("days")).isEmpty();
    }

    private JsonNode figures(Map<String, Object> of, String from, String to) {
        return as(office)
                .field(
                        "query($of: StationFiguresOf!, $from: String!, $to: String!) { stationFigures(of: $of, from: $from, to: $to) {"
                                + " total { visits loans helpCalls helpAnswered } days { day visits } } }",
                        Map.of("of", of, "from", from, "to", to));
    }

    @Test
    void aListOfCallsCostsTheSameHoweverLongItIs() {
        Place one = station();
        Place many = station();
        done(ask(rider(), one, "MEDICINE", Map.of("words", "一")));
        for (int i = 0; i < 5; i++) {
            JsonNode call = done(ask(rider(), many, "MEDICINE", Map.of("words", "二")));
            done(say(office, call, "来了"));
        }

        int few = statements.during(() -> list(one, 1)).size();

        assertThat(statements.during(() -> list(many, 5))).hasSizeLessThanOrEqualTo(few);
    }

    private void list(Place station, int expected) {
        assertThat(as(office)
                        .field(
                                "query($id: ID!) { helpCalls(station: $id) { nodes " + CALL + " } }",
                                Map.of("id", station.id()))
                        .path("nodes"))
                .hasSize(expected);
    }
}
