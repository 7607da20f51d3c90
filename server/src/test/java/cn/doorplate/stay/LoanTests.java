package cn.doorplate.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What stations lend: taken and given back by the code on the wall. */
class LoanTests extends StayGround {

    @Autowired
    TransactionTemplate transactions;

    private Place lending(int stock) {
        Place station = station();
        done(lend(office, station, "UMBRELLA", stock, 0));
        return station;
    }

    /** Time passes by a loan. */
    private void pass(JsonNode loan, Duration by) {
        jdbc.update(
                "update stay_loan set taken_at = taken_at - interval ? second, due_at = due_at - interval ? second,"
                        + " remind_at = remind_at - interval ? second where id = ?",
                by.toSeconds(),
                by.toSeconds(),
                by.toSeconds(),
                Ids.fromOpaque(id(loan)));
    }

    @Test
    void anUmbrellaIsTakenAndGivenBackByTheCodeOnTheWall() {
        Place station = lending(2);
        Someone rider = rider();

        JsonNode loan = done(take(rider, station, "UMBRELLA"));

        assertThat(loan.path("state").asString()).isEqualTo("OUT");
        assertThat(loan.path("standing").asString()).startsWith("请在").endsWith("前归还。");
        assertThat(stock(station)).isEqualTo("1 of 2");
        JsonNode back = done(giveBack(rider, loan, station));
        assertThat(back.path("state").asString()).isEqualTo("GIVEN_BACK");
        assertThat(stock(station)).isEqualTo("2 of 2");
        assertThat(done(giveBack(rider, loan, station)).path("endedAt"))
                .as("a second time")
                .isEqualTo(back.path("endedAt"));
        assertThat(stock(station)).isEqualTo("2 of 2");
    }

    @Test
    void whatSomebodySaidToHaveBroughtAndIsNotThereStaffMaySayIsLostForAWeek() {
        Place station = lending(2);
        Someone rider = rider();
        JsonNode loan = done(take(rider, station, "UMBRELLA"));
        done(giveBack(rider, loan, station));
        JsonNode old = done(take(rider, station, "UMBRELLA"));
        done(giveBack(rider, old, station));
        jdbc.update("update stay_loan set ended_at = ended_at - interval 8 day where id = ?", Ids.fromOpaque(id(old)));

        done(settle(office, loan, "LOST"));

        assertThat(stock(station)).isEqualTo("1 of 1");
        assertThat(declined(settle(office, old, "LOST"))).isEqualTo("CONFLICT");
        assertThat(stock(station)).isEqualTo("1 of 1");
    }

    @Test
    void whoLooksForAnUmbrellaFindsNoStationWhoseUmbrellasAreAllOut() {
        Place station = lending(1);
        jdbc.update(
                "insert into station_amenity (station_id, kind, region, works, since, reports, confirmations, created_at)"
                        + " values (?, 'UMBRELLA', ?, true, now(3), 0, 0, now(3))",
                station.number(),
                door.community().value());
        assertThat(umbrella(station)).isEqualTo("WORKS");

        JsonNode loan = done(take(rider(), station, "UMBRELLA"));
        assertThat(umbrella(station)).isEqualTo("NONE_LEFT");

        done(settle(office, loan, "GIVEN_BACK"));
        assertThat(umbrella(station)).isEqualTo("WORKS");
        done(lend(office, station, "UMBRELLA", 0, 1));
        assertThat(umbrella(station)).isEqualTo("NONE_LEFT");
    }

    private String umbrella(Place station) {
        return station(office, station, "amenities { kind state }")
                .at("/amenities/0/state")
                .asString();
    }

    @Test
    void whatIsLentNoMoreCanBeLentAgain() {
        Place station = lending(1);
        JsonNode loan = done(take(rider(), station, "UMBRELLA"));
        done(settle(office, loan, "LOST"));
        assertThat(stock(station)).isEqualTo("0 of 0");

        done(lend(office, station, "UMBRELLA", 3, 0));

        assertThat(stock(station)).isEqualTo("3 of 3");
        assertThat(declined(lend(office, station, "UMBRELLA", 4, 0))).isEqualTo("CONFLICT");
    }

    @Test
    void oneHasOneOfAKindAtATimeAtWhicheverStation() {
        Place one = lending(2);
        Place other = lending(2);
        Someone rider = rider();
        String key = key();
        JsonNode loan = done(take(rider, one, "UMBRELLA", key));

        assertThat(id(done(take(rider, one, "UMBRELLA", key)))).as("sent again").isEqualTo(id(loan));
        assertThat(declined(take(rider, one, "UMBRELLA"))).isEqualTo("ALREADY_TAKEN@thing");
        assertThat(declined(take(rider, other, "UMBRELLA"))).isEqualTo("ALREADY_TAKEN@thing");
        assertThat(stock(one)).isEqualTo("1 of 2");
        assertThat(stock(other)).isEqualTo("2 of 2");
        assertThat(declined(take(rider, one, "WHEELCHAIR"))).isEqualTo("NOT_LENT_HERE@thing");
    }

    @Test
    void ofThreeUmbrellasThreeAreLentHoweverManyAskAtOnce() throws Exception {
        Place station = lending(3);
        List<Someone> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(passerBy());
        }
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<JsonNode>> asked = all.stream()
                    .map(who -> threads.submit(() -> take(who, station, "UMBRELLA")))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<JsonNode> each : asked) {
                outcomes.add(declined(each.get()));
            }
            assertThat(outcomes).filteredOn(String::isEmpty).hasSize(3);
            assertThat(outcomes).filteredOn("NONE_LEFT"::equals).hasSize(9);
        } finally {
            threads.shutdownNow();
        }
        assertThat(stock(station)).isEqualTo("0 of 3");
    }

    @Test
    void aThingGivenBackElsewhereBelongsToTheStockThere() {
        Place from = lending(2);
        Place to = lending(1);
        Someone rider = rider();
        JsonNode loan = done(take(rider, from, "UMBRELLA"));

        done(giveBack(rider, loan, to));

        assertThat(stock(from)).isEqualTo("1 of 1");
        assertThat(stock(to)).isEqualTo("2 of 2");
        done(take(rider, from, "UMBRELLA"));
        assertThat(stock(from)).isEqualTo("0 of 1");
    }

    @Test
    void whatAStationDoesNotLendIsNotGivenBackThereNorInAnotherCounty() {
        Place from = lending(1);
        Someone rider = rider();
        JsonNode loan = done(take(rider, from, "UMBRELLA"));
        var elsewhere = places.community();
        Someone theirs = people.holding(Role.COMMUNITY_STAFF, region(elsewhere));
        Place far = station(elsewhere, null);
        done(lend(theirs, far, "UMBRELLA", 5, 0));

        assertThat(declined(giveBack(rider, loan, station()))).isEqualTo("NOT_TAKEN_HERE");
        assertThat(declined(giveBack(rider, loan, far))).isEqualTo("NOT_TAKEN_HERE");
        assertThat(declined(giveBack(passerBy(), loan, from))).isEqualTo("NOT_FOUND@loan");
        assertThat(stock(from)).isEqualTo("0 of 1");
        assertThat(stock(far)).isEqualTo("5 of 5");
    }

    @Test
    void whoCrossEachOtherBetweenTwoStationsDoNotWaitForEachOther() throws Exception {
        Place one = lending(20);
        Place other = lending(20);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> moved = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Place from = i % 2 == 0 ? one : other;
                Place to = i % 2 == 0 ? other : one;
                Someone who = passerBy();
                JsonNode loan = done(take(who, from, "UMBRELLA"));
                moved.add(threads.submit(() -> declined(giveBack(who, loan, to))));
            }
            for (Future<String> each : moved) {
                assertThat(each.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stock(one)).isEqualTo("20 of 20");
        assertThat(stock(other)).isEqualTo("20 of 20");
    }

    @Test
    void theStockIsNeverFewerThanAreLentOut() {
        Place station = lending(3);
        done(take(rider(), station, "UMBRELLA"));
        done(take(rider(), station, "UMBRELLA"));

        assertThat(declined(lend(office, station, "UMBRELLA", 1, 1))).isEqualTo("LENT_OUT@stock");
        assertThat(declined(lend(office, station, "UMBRELLA", -1, 1))).isEqualTo("RANGE@stock");
        assertThat(declined(lend(office, station, "UMBRELLA", 9, 0))).isEqualTo("CONFLICT");
        assertThat(stock(station)).isEqualTo("1 of 3");
        assertThat(done(lend(office, station, "UMBRELLA", 2, 1)).path("version").asInt())
                .isEqualTo(2);
        assertThat(stock(station)).isEqualTo("0 of 2");
        assertThat(declined(take(rider(), station, "UMBRELLA"))).isEqualTo("NONE_LEFT");
    }

    @Test
    void staffTakeThingsBackAndWhatIsLostLeavesTheStockUntilItIsFound() {
        Place station = lending(3);
        Someone rider = rider();
        JsonNode back = done(take(rider(), station, "UMBRELLA"));
        JsonNode lost = done(take(rider, station, "UMBRELLA"));
        Someone keeper = passerBy();
        onDuty(keeper, station);

        done(settle(keeper, back, "GIVEN_BACK"));
        done(settle(gridWorker(), lost, "LOST"));

        assertThat(stock(station)).isEqualTo("2 of 2");
        assertThat(declined(giveBack(rider, lost, station))).isEqualTo("LOST");
        assertThat(declined(settle(office, lost, "OUT"))).isEqualTo("NO_END@state");
        assertThat(declined(settle(passerBy(), lost, "GIVEN_BACK"))).isEqualTo("NOT_FOUND@loan");
        done(settle(office, lost, "GIVEN_BACK"));
        assertThat(stock(station)).isEqualTo("3 of 3");
        done(take(rider, station, "UMBRELLA"));
    }

    @Test
    void whoHasSomethingOverdueIsRemindedOnceAndGetsNothingMore() {
        Place station = lending(2);
        done(lend(office, station, "POWER_BANK", 2, 0));
        Someone rider = rider();
        JsonNode loan = done(take(rider, station, "UMBRELLA"));

        pass(loan, Duration.ofHours(8));

        await().atMost(Duration.ofSeconds(60)).until(() -> told(rider).contains("该还雨伞了"));
        assertThat(declined(take(rider, station, "POWER_BANK"))).isEqualTo("OVERDUE");
        JsonNode line = as(office)
                .field(
                        "query($id: ID!) { loansOut(station: $id) { nodes { name phone loan { overdue } } } }",
                        Map.of("id", station.id()))
                .at("/nodes/0");
        assertThat(line.at("/loan/overdue").asBoolean()).isTrue();
        assertThat(line.path("name").asString()).isEqualTo("王*英");
        assertThat(line.path("phone").asString()).contains("****");
        assertThat(logged(office, rider)).containsExactly("stay.loan");
        assertThat(station(office, station, "work { loansOverdue }")
                        .path("work")
                        .path("loansOverdue")
                        .asInt())
                .isEqualTo(1);
        pass(loan, Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> told(rider).stream().filter("该还雨伞了"::equals).count() == 2);
        done(giveBack(rider, loan, station));
        done(take(rider, station, "POWER_BANK"));
    }

    @Test
    void someThingsAreForVerifiedRidersAlone() {
        Place station = station();
        done(lend(office, station, "POWER_BANK", Map.of("stock", 1, "version", 0, "verifiedRidersOnly", true)));
        Someone rider = rider();
        assertThat(declined(take(rider, station, "POWER_BANK"))).isEqualTo("NOT_VERIFIED");
        JsonNode profile =
                done(act(rider, "riderProfileSet", "rider { pass }", Map.of("company", "MEITUAN", "version", 0)));
        assertThat(declined(take(rider, station, "POWER_BANK"))).isEqualTo("NOT_VERIFIED");

        done(act(
                office,
                "riderVerify",
                "rider",
                Map.of("station", station.id(), "pass", profile.path("pass").asString())));

        done(take(rider, station, "POWER_BANK"));
    }

    @Test
    void whoTakesTwoThingsOfAKindAtOnceGetsOne() throws Exception {
        Place one = lending(5);
        Place other = lending(5);
        Someone rider = rider();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<JsonNode> first = threads.submit(() -> take(rider, one, "UMBRELLA"));
            Future<JsonNode> second = threads.submit(() -> take(rider, other, "UMBRELLA"));
            assertThat(List.of(declined(first.get()), declined(second.get())))
                    .containsExactlyInAnyOrder("", "ALREADY_TAKEN@thing");
        } finally {
            threads.shutdownNow();
        }
    }
}
